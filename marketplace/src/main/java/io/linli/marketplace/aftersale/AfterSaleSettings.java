package io.linli.marketplace.aftersale;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of after-sales. */
@ConfigMapping(prefix = "linli.after-sale")
public interface AfterSaleSettings {

    /** How long a supplier may be silent before a request passes to the property company. */
    @WithDefault("PT48H")
    Duration answerWindow();

    /** How often silent suppliers are looked for. */
    @WithDefault("30s")
    String janitorEvery();
}
