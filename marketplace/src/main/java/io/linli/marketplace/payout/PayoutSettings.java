package io.linli.marketplace.payout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalTime;
import java.time.ZoneId;

/** When and how parties are paid. The intervals themselves are read by the scheduler. */
@ConfigMapping(prefix = "linli.payout")
public interface PayoutSettings {

    /** Whose days and months the cycles are. */
    @WithDefault("Asia/Shanghai")
    ZoneId zone();

    /** From when on of its day a payout is made. */
    @WithDefault("02:00")
    LocalTime at();

    /** The cycle of a party that chose none. */
    @WithDefault("WEEKLY")
    PayoutCycle cycle();

    /** Minor units; what is less waits for the next cycle. */
    @WithDefault("100")
    long minimum();

    /** How often parties that are due are looked for. */
    @WithDefault("30s")
    String planEvery();

    /** How often transfers that are due are made. */
    @WithDefault("2s")
    String executeEvery();

    /** How often what parties owe of paid lines is asked back. */
    @WithDefault("10s")
    String recallEvery();

    /** How often accounts that may have changed are looked at. */
    @WithDefault("5s")
    String lookEvery();
}
