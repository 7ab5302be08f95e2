package io.linli.marketplace.series;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of series of visits. */
@ConfigMapping(prefix = "linli.series")
public interface SeriesSettings {

    /** How long before it a visit is planned. */
    @WithDefault("P21D")
    Duration ahead();

    /** Until how long before it a visit is to be paid. */
    @WithDefault("PT24H")
    Duration payBefore();

    /** How much time there is at least to pay a visit; one that would leave less is left out. */
    @WithDefault("PT2H")
    Duration leastToPay();

    /** How long before it can be paid no more who has not paid a visit is told again. */
    @WithDefault("P2D")
    Duration remindBefore();

    /** How many series of a household are under way at most. */
    @WithDefault("10")
    int most();

    /** How far from its time a free one may be to be held instead. */
    @WithDefault("P2D")
    Duration nearest();
}
