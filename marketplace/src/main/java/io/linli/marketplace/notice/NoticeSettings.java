package io.linli.marketplace.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long residents can look up what they were told. */
@ConfigMapping(prefix = "linli.notice")
public interface NoticeSettings {

    /** How long notices and announcements are kept; thirty days at least. */
    @WithDefault("P400D")
    Duration keep();

    /** How often old ones are looked for. */
    @WithDefault("1h")
    String janitorEvery();
}
