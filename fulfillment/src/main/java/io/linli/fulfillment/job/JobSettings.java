package io.linli.fulfillment.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of visits and of giving them out. */
@ConfigMapping(prefix = "linli.dispatch")
public interface JobSettings {

    /** How long before a visit it is no longer left open who comes: whose time is held then comes. */
    @WithDefault("PT24H")
    Duration claimUntil();

    /** How often it is looked for visits whose technician dropped out. */
    @WithDefault("10s")
    String every();

    /** After how long somebody is looked for again, where nobody was free. */
    @WithDefault("PT10M")
    Duration tryAgainAfter();
}
