package io.linli.marketplace.payment;

import java.time.Instant;
import java.util.List;
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

    /**
     * A card holds money for us.
     *
     * @param amount that can be captured
     */
    record Authorised(About about, Money amount) implements ProviderFact {}

    /**
     * A card was saved, to be charged later without its owner.
     *
     * @param customer the provider's id of whose it is
     * @param method the provider's id of the card
     */
    record CardSaved(About about, String customer, String method) implements ProviderFact {}

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

    /**
     * A dispute was opened or changed.
     *
     * @param providerDispute the provider's id
     * @param amount what is disputed
     * @param reason in the provider's words
     * @param movements of the provider's balance because of it, so far
     */
    record DisputeChanged(
            About about,
            String providerDispute,
            DisputeState state,
            Money amount,
            String reason,
            Instant openedAt,
            Optional<Instant> evidenceDueAt,
            List<Movement> movements)
            implements ProviderFact {}

    /** An account of a party we pay changed. @param account the provider's id */
    record AccountChanged(String account) implements ProviderFact {}

    /**
     * The provider's balance moved.
     *
     * @param id the provider's
     * @param amount negative: taken from us
     * @param fee what the provider charges for it, besides; negative: given back
     */
    record Movement(String id, Money amount, Money fee) {}

    /** Nothing we act on. */
    record Irrelevant() implements ProviderFact {}

    /** How far a refund is. */
    enum RefundState {
        PENDING,
        SUCCEEDED,
        FAILED
    }
}
