package io.linli.marketplace.deadline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of the runner of deadlines. */
@ConfigMapping(prefix = "linli.deadline")
interface DeadlineSettings {

    /** How often it looks for what is due. What falls due in between is acted on at its time if it was known before. */
    @WithDefault("1s")
    Duration every();

    /** When one that is not to be decided yet is looked at again. */
    @WithDefault("5s")
    Duration lookAgain();

    /** The pause after the first failure of one; it doubles each time up to {@link #longestPause()}. */
    @WithDefault("1s")
    Duration firstPause();

    @WithDefault("5m")
    Duration longestPause();
}
