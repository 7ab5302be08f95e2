package io.linli.fulfillment.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** From when on a visit may be made. */
@ConfigMapping(prefix = "linli.visit")
public interface StartSettings {

    /** How long before its time a technician may set out for a visit, or begin one without a check-in. */
    @WithDefault("PT12H")
    Duration startAhead();
}
