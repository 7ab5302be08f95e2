package io.linli.web.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one caller may write. */
@ConfigMapping(prefix = "linli.throttle")
interface ThrottleSettings {

    /** Writing requests per caller and minute; the caller is the signed-in subject, else the address. */
    @WithDefault("300")
    int writesPerMinute();

    /** How long Redis may take before the request passes uncounted. */
    @WithDefault("50ms")
    Duration patience();
}
