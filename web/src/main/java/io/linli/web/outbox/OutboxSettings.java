package io.linli.web.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the relay. */
@ConfigMapping(prefix = "linli.outbox")
interface OutboxSettings {

    /** How often the database is asked for deliveries that another instance published or a pause ended for. */
    @WithDefault("250ms")
    Duration poll();

    /** After this many failures a delivery is set aside. With the pauses below that is about a day. */
    @WithDefault("60")
    int attempts();

    /** The pause after the first failure; it doubles each time up to {@link #longestPause()}. */
    @WithDefault("500ms")
    Duration firstPause();

    @WithDefault("30m")
    Duration longestPause();

    /** How long finished deliveries and their events are kept. */
    @WithDefault("P7D")
    Duration keep();
}
