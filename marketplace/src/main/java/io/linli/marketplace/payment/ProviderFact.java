package io.linli.marketplace.payment;

import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/** What a provider's event means to us, in our own words. */
public sealed interface ProviderFact {

    /**
     * Which attempt an event is about; whatever the event carries.
     *
     * @param attemptId ours, as we gave it to the provider
     * @param session the provider's id of its page
     * @param payment the provider's id of the payment
     */
    record About(Optional<UUID> attemptId, Optional<String> session, Optional<String> payment) {}

    /** Money was captured. */
    record Captured(About about, Money amount) implements ProviderFact {}

    /**
     * A card was declined; the page stays open.
     *
     * @param reason the provider's code: {@code card_declined}
     */
    record Declined(About about, String reason) implements ProviderFact {}

    /** Nothing more will come of the payment. */
    record Failed(About about, String reason) implements ProviderFact {}

    /** The page closed unpaid. */
    record Expired(About about) implements ProviderFact {}

    /**
     * A refund was made or changed.
     *
     * @param refundId ours; empty for one made in the provider's dashboard
     */
    record RefundChanged(
            Optional<UUID> refundId, String providerRefund, RefundState state, Money amount, Optional<String> failure)
            implements ProviderFact {}

    /** Nothing we act on. */
    record Irrelevant() implements ProviderFact {}

    /** How far a refund is. */
    enum RefundState {
        PENDING,
        SUCCEEDED,
        FAILED
    }
}
