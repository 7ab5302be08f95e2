package io.linli.local.stripe.store;

import io.vertx.core.json.JsonObject;

/**
 * How one account behaves, changeable by an admin call.
 *
 * <p>Stored as an object of the account itself, so it survives a restart with the rest.
 */
public final class Settings {

    /** The id under which an account keeps its settings. */
    public static final String ID = "_settings";

    private Settings() {}

    /**
     * The settings of a fresh account.
     *
     * <ul>
     *   <li>{@code merchantName}: shown on the hosted pages;
     *   <li>{@code availableAfterSeconds}: when a charge's funds become available; from a day upwards the moment is rounded up
     *       to midnight UTC, as Stripe does;
     *   <li>{@code feeBasisPoints}, {@code feeFixed}: Stripe's fee per charge, in hundredths of a percent (rounded half up) and
     *       in minor units;
     *   <li>{@code disputeFee}: taken with a disputed charge, in minor units;
     *   <li>{@code payoutArrivesAfterSeconds}, {@code refundSettlesAfterSeconds}: how long a payout, or a refund that does not
     *       succeed at once, stays on its way;
     *   <li>{@code retryFirstMillis}, {@code retryLongestMillis}, {@code retryAttempts}: webhook deliveries wait twice as long
     *       after each failure;
     *   <li>{@code webhookTimeoutMillis}: how long a receiver may take to answer;
     *   <li>{@code clockOffsetMillis}: how far the account's clock is ahead; moved by its own admin call.
     * </ul>
     */
    static JsonObject initial(String key) {
        return Json.object(
                "id", ID,
                "object", ID,
                "key", key,
                "merchantName", "Linli",
                "availableAfterSeconds", 2 * 86_400L,
                "feeBasisPoints", 0L,
                "feeFixed", 0L,
                "disputeFee", 0L,
                "payoutArrivesAfterSeconds", 86_400L,
                "refundSettlesAfterSeconds", 1L,
                "retryFirstMillis", 500L,
                "retryLongestMillis", 3_600_000L,
                "retryAttempts", 20L,
                "webhookTimeoutMillis", 10_000L,
                "clockOffsetMillis", 0L);
    }

    /** The account's settings, ready to be changed and put. */
    public static JsonObject of(Work work) {
        return work.in(work.platform()).get(ID);
    }
}
