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

    /** After this many failures a delivery may be set aside, when its event is also older than {@link #patience()}. */
    @WithDefault("60")
    int attempts();

    /** For so long a delivery is tried whatever happens: a server may be away for hours. */
    @WithDefault("P1D")
    Duration patience();

    /** The pause after the first failure; it doubles each time up to {@link #longestPause()}, which is how late what waited can be once its server is back. */
    @WithDefault("500ms")
    Duration firstPause();

    @WithDefault("30s")
    Duration longestPause();

    /** How long finished deliveries and their events are kept. */
    @WithDefault("P7D")
    Duration keep();
}
