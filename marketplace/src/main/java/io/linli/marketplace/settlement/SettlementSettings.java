package io.linli.marketplace.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When shares may be paid out. */
@ConfigMapping(prefix = "linli.settlement")
public interface SettlementSettings {

    /** How long the shares of goods wait for complaints: from the payment, or from the cut-off of their group-buy. */
    @WithDefault("P7D")
    Duration releaseGoodsAfter();

    /** How long after its planned end a visit's shares wait where nobody says that it took place. */
    @WithDefault("P3D")
    Duration releaseVisitsAfter();

    /** How long a visit that took place may be disputed: so long its shares wait. */
    @WithDefault("PT48H")
    Duration visitDisputesWithin();

    /** How often due shares are looked for. */
    @WithDefault("30s")
    String releaseEvery();
}
