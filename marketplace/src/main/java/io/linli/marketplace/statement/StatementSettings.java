package io.linli.marketplace.statement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** When statements are issued. */
@ConfigMapping(prefix = "linli.statement")
public interface StatementSettings {

    /** Where a settlement's months begin and end. */
    @WithDefault("Asia/Shanghai")
    ZoneId timeZone();

    /** How long after a month's end its statements wait for facts that are told late. */
    @WithDefault("PT6H")
    Duration issueAfter();

    /** How often months that are over are looked for. */
    @WithDefault("10m")
    String issueEvery();

    /** How long after its start an instance begins with that. */
    @WithDefault("10m")
    String issueDelayed();
}
