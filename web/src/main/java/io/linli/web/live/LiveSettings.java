package io.linli.web.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How group-buys are shown as they go. */
@ConfigMapping(prefix = "linli.live")
interface LiveSettings {

    /** Most who watch at once, on one instance. */
    @WithDefault("5000")
    int viewers();

    /** At least so long between two questions to the database. */
    @WithDefault("250ms")
    Duration pace();

    /** After so long without news a viewer gets a comment, so that no proxy takes the connection for dead. */
    @WithDefault("20s")
    Duration heartbeat();

    /** How often what is watched is looked at while no word comes from Redis. */
    @WithDefault("3s")
    Duration lookUntold();

    /** How often it is looked at anyway, for a word that was lost. */
    @WithDefault("15s")
    Duration lookAnyway();

    /** How long a browser waits before it connects again; each a little longer, so that not all come at once. */
    @WithDefault("2s")
    Duration retry();
}
