package io.linli.marketplace.team;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of teams. */
@ConfigMapping(prefix = "linli.team")
public interface TeamSettings {

    /** Teams that one household may have open at once. */
    @WithDefault("5")
    long openPerHousehold();
}
