package io.linli.marketplace.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of orders. */
@ConfigMapping(prefix = "linli.order")
public interface OrderSettings {

    /** How long a placed order can be paid. */
    @WithDefault("PT30M")
    Duration paymentWindow();

    /** How long a resident whose card could not be charged for a group-buy can pay otherwise before the place is lost. */
    @WithDefault("PT24H")
    Duration payAgain();

    /** How much longer it is kept before it is cancelled: until the payment page of the last moment has closed. */
    @WithDefault("PT3M")
    Duration paymentGrace();

    /** How much longer what it holds would be kept if nothing cancelled it: a safety net. */
    @WithDefault("PT1H")
    Duration holdMargin();

    /** How often unpaid orders are looked for. */
    @WithDefault("10s")
    String janitorEvery();
}
