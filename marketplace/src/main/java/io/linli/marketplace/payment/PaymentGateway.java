package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * The port to a payment provider. Calls go over the network: never from inside a transaction. They come back on the
 * caller's context. A failed call throws {@link ProviderFailure}.
 */
public interface PaymentGateway {

    /**
     * Opens the provider's payment page. Asking again with the same order answers with the same page.
     *
     * @param order its id is the idempotency key
     */
    Uni<OpenedPage> openPage(PageOrder order);

    /** What became of a page: captured, held, card saved, expired, failed; {@link ProviderFact.Irrelevant} while it is open. */
    Uni<ProviderFact> look(String session);

    /** Closes a page that is still open, and tells what became of it, as {@link #look} does. */
    Uni<ProviderFact> closePage(String session);

    /** Gives money back. Asking again with the same key answers with the same refund. */
    Uni<ProviderFact.RefundChanged> refund(RefundOrder order);

    /** Finds a refund the provider already made for this order, by our id, whatever the key; empty when there is none. */
    Uni<Optional<ProviderFact.RefundChanged>> findRefund(RefundOrder order);

    /** Answers a dispute with evidence, for good. Asking again with the same key answers with the same dispute. */
    Uni<ProviderFact> submitEvidence(EvidenceOrder order);

    /**
     * The provider's own list of what happened, newest first.
     *
     * @param from inclusive
     * @param to exclusive
     * @param after id of the event after which the page begins; empty for the first page
     */
    Uni<EventPage> events(Instant from, Instant to, Optional<String> after);

    /**
     * Checks that a delivery was signed by the provider, lately, and reads it. Refuses with: {@code bad-signature}.
     *
     * @param body exactly as received
     */
    ProviderEvent verify(String body, String signature);

    /** Reads a stored event again. */
    ProviderEvent read(String payload);

    /**
     * What the payer is to pay, and where it goes on from there.
     *
     * @param groupId ties the payment to later transfers
     * @param mode how it asks for the money
     * @param expiresAt when the page closes
     */
    record PageOrder(
            UUID attemptId,
            UUID groupId,
            UUID companyId,
            Bill bill,
            CaptureMode mode,
            URI successUrl,
            URI cancelUrl,
            Locale locale,
            Instant expiresAt) {}

    /**
     * A page a payer can be sent to.
     *
     * @param session the provider's id of the page
     */
    record OpenedPage(String session, URI url) {}

    /**
     * Money to be given back from a payment.
     *
     * @param payment the provider's id of the payment
     * @param key idempotency key
     */
    record RefundOrder(UUID refundId, UUID attemptId, UUID groupId, String payment, Money amount, String key) {}

    /**
     * Evidence for a dispute.
     *
     * @param dispute the provider's id of it
     * @param key idempotency key
     */
    record EvidenceOrder(String dispute, String text, String key) {}

    /**
     * Part of the list of events, newest first.
     *
     * @param more whether older ones follow
     */
    record EventPage(List<ProviderEvent> events, boolean more) {}
}
