package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * The port to a payment provider for cards that are charged later: captured, charged without their owner, let go. Calls go
 * over the network: never from inside a transaction. They come back on the caller's context. A failed call throws {@link
 * ProviderFailure}; asking again with the same key does nothing twice.
 */
public interface CardGateway {

    /** How a payment stands now: held, captured, failed; {@link ProviderFact.Irrelevant} while nothing is decided. */
    Uni<ProviderFact> payment(String payment);

    /** Takes what a card holds. */
    Uni<ProviderFact> capture(CardOrder order);

    /** Charges a saved card without its owner; a card that refuses, or whose owner would be needed, is declined. */
    Uni<ProviderFact> charge(CardOrder order);

    /**
     * Finds the charge the provider already made of a saved card for this attempt, whatever the key; {@link
     * ProviderFact.Irrelevant} when there is none.
     */
    Uni<ProviderFact> findCharge(CardOrder order);

    /** Lets go what a card holds. */
    Uni<ProviderFact> release(CardOrder order);

    /** Has the provider forget a saved card and whose it is; one that it has forgotten is no failure. */
    Uni<Void> forget(CardOrder order);

    /**
     * What is asked of a card.
     *
     * @param payment the provider's id of the payment; empty text where a saved card was not charged yet
     * @param customer the provider's id of whose card was saved; empty text where none was
     * @param method the provider's id of the saved card; empty text where none was
     * @param key idempotency key
     */
    record CardOrder(
            UUID attemptId, UUID groupId, String payment, String customer, String method, Money amount, String key) {}
}
