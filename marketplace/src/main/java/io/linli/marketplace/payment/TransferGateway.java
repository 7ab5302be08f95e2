package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * The port to the provider's accounts of those we pay. Calls go over the network: never from inside a transaction. They come
 * back on the caller's context. A failed call throws {@link ProviderFailure}.
 */
public interface TransferGateway {

    /**
     * Opens an account for a party. Asking again with the same key answers with the same account.
     *
     * @param party ours, for example {@code SUPPLIER:<id>}; the provider keeps it beside the account
     */
    Uni<ProviderAccount> openAccount(UUID key, String party);

    /** How an account stands now. */
    Uni<ProviderAccount> look(String account);

    /**
     * A page of the provider's where the account's owner tells it what it wants to know; good for minutes.
     *
     * @param back where the page leads afterwards; it proves nothing
     * @param again where it leads when its time is over
     */
    Uni<URI> onboardingPage(String account, URI back, URI again);

    /** Moves money to a party's account. Asking again with the same key answers with the same transfer. @return its id */
    Uni<String> transfer(TransferOrder order);

    /** Finds a transfer the provider already made for this order, by our id, whatever the key; empty when there is none. */
    Uni<Optional<String>> findTransfer(TransferOrder order);

    /** Takes a part of a transfer back. Asking again with the same key answers with the same reversal. @return its id */
    Uni<String> reverse(ReversalOrder order);

    /** Finds a reversal the provider already made for this order, by our id, whatever the key; empty when there is none. */
    Uni<Optional<String>> findReversal(ReversalOrder order);

    /**
     * An account as the provider sees it.
     *
     * @param id the provider's
     * @param enabled whether it takes transfers
     * @param submitted whether its owner went through the provider's form
     * @param due what the provider wants to know yet, in its words
     * @param disabledReason why it takes none, in the provider's words
     * @param deadline until when it must know
     */
    record ProviderAccount(
            String id,
            boolean enabled,
            boolean submitted,
            List<String> due,
            Optional<String> disabledReason,
            Optional<Instant> deadline) {}

    /**
     * Money for a party.
     *
     * @param account the provider's id of the party's account
     * @param key idempotency key
     */
    record TransferOrder(UUID payoutId, String number, String party, String account, Money amount, String key) {}

    /**
     * Money back from a party.
     *
     * @param transfer the provider's id of what paid it
     * @param key idempotency key
     */
    record ReversalOrder(UUID recallId, String transfer, Money amount, String key) {}
}
