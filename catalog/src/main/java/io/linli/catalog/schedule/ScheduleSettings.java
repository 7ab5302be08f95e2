package io.linli.catalog.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes that are to come are kept and made. */
@ConfigMapping(prefix = "linli.scheduled-change")
interface ScheduleSettings {

    /** How often it is looked for what is due. */
    @WithDefault("2s")
    Duration every();

    /** So many of a supplier may be to come at once. */
    @WithDefault("5000")
    int most();

    /** The pause after the first failure of one; it doubles each time up to {@link #longestPause()}. */
    @WithDefault("1s")
    Duration firstPause();

    @WithDefault("5m")
    Duration longestPause();
}
