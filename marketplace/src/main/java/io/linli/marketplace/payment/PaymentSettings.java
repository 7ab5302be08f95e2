package io.linli.marketplace.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How eagerly the janitors of payment work. The intervals themselves are read by the scheduler. */
@ConfigMapping(prefix = "linli.payment")
public interface PaymentSettings {

    /** How often refunds that are due are executed. */
    @WithDefault("2s")
    String refundEvery();

    /** How often reserved payments that are due are captured, charged or released. */
    @WithDefault("2s")
    String collectEvery();

    /** How long the provider is left alone after it failed for the first time; twice as long with every further time. */
    @WithDefault("2s")
    Duration firstRetry();

    /** How long a card is counted on to hold money: below the seven days that Stripe and most banks keep it. */
    @WithDefault("P6D")
    Duration authorisationLife();

    /** How often the provider's list of events is read. */
    @WithDefault("30s")
    String pullEvery();

    /** How long after its start an instance begins to read it. */
    @WithDefault("5s")
    String pullDelayed();

    /** How far back before the last event read is looked again, for events the provider listed late. */
    @WithDefault("2m")
    Duration pullOverlap();

    /** For how long nobody else reads the list after an instance that reads it died. */
    @WithDefault("5m")
    Duration pullLease();

    /** How far back the very first pull looks. */
    @WithDefault("1h")
    Duration pullFirst();
}
