package io.linli.search.recommend;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what neighbours buy. */
@ConfigMapping(prefix = "linli.recommend")
public interface RecommendSettings {

    /** Households that must have done the same before anybody is told, at least; never fewer than 2. */
    @WithDefault("5")
    int leastHouseholds();

    /** At how many households that bought an item a community counts as much as all together. */
    @WithDefault("20")
    int shrinkage();

    /** How long it is remembered what a consenting resident looked at, looked for and put into the cart. */
    @WithDefault("P90D")
    Duration behaviourKept();

    /** How long it is remembered which goods were bought together, by nobody in particular. */
    @WithDefault("P400D")
    Duration ordersKept();

    /** What was learnt is not learnt anew before that, unless the operator asks. */
    @WithDefault("PT1H")
    Duration learnEvery();

    /** Goods in baskets that are learnt from at once, the newest; bounds the memory. */
    @WithDefault("500000")
    int mostLines();

    /** What the pseudonyms of households and checkouts are made with; secret. Another one makes old baskets others' baskets. */
    String key();
}
