package io.linli.marketplace.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;

/**
 * A difference between two ways, and what was decided about it.
 *
 * @param subject the odd one: the ledger's reference of a fact, or {@code movement:<id>}, {@code bank-row:<id>}
 * @param matchKey what it was compared under
 * @param expected by the ledger; empty where it expected nothing
 * @param found by the other way; empty where nothing was there
 * @param providerObject the provider's id of what it is about, or the bank's reference
 * @param proposal the postings that one click books
 * @param bookedAs the ledger's reference of what was booked
 */
public record ReconciliationException(
        UUID id,
        ExceptionKind kind,
        Side side,
        String subject,
        String matchKey,
        ExceptionState state,
        Optional<Money> expected,
        Optional<Money> found,
        Optional<Party> expectedParty,
        Optional<Party> foundParty,
        Optional<String> providerObject,
        Instant occurredAt,
        Remedy remedy,
        List<Posting> proposal,
        Instant openedAt,
        Optional<Instant> resolvedAt,
        Optional<String> resolvedBy,
        Optional<String> note,
        Optional<String> bookedAs,
        String fingerprint) {

    public boolean open() {
        return state == ExceptionState.OPEN;
    }

    /** Whether one click books something now. */
    public boolean bookable() {
        return open() && remedy.books();
    }
}
