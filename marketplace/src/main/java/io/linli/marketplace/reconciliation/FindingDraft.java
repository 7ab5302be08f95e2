package io.linli.marketplace.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;
import io.linli.marketplace.reconciliation.Reconcile.Tally;

/** A finding being put together. */
final class FindingDraft {

    private final Tally tally;
    private final ExceptionKind kind;
    private final Side side;
    private final String subject;
    private final String key;
    private Optional<Money> expected = Optional.empty();
    private Optional<Money> found = Optional.empty();
    private Optional<Party> expectedParty = Optional.empty();
    private Optional<Party> foundParty = Optional.empty();
    private Optional<String> object = Optional.empty();
    private List<Money> effect = List.of();
    private Remedy remedy = Remedy.ASK_PROVIDER;
    private List<Posting> proposal = List.of();

    FindingDraft(Tally tally, ExceptionKind kind, Side side, String subject, String key) {
        this.tally = tally;
        this.kind = kind;
        this.side = side;
        this.subject = subject;
        this.key = key;
    }

    FindingDraft of(Moved movement) {
        found = Optional.of(movement.amount());
        object = movement.source().or(() -> Optional.of(movement.id()));
        return this;
    }

    FindingDraft of(BankRow row) {
        found = Optional.of(row.amount());
        object = Optional.of(row.reference());
        return this;
    }

    FindingDraft expected(Money amount) {
        expected = Optional.of(amount);
        return this;
    }

    FindingDraft found(Money amount) {
        found = Optional.of(amount);
        return this;
    }

    FindingDraft parties(Party right, Optional<Party> owner) {
        expectedParty = Optional.of(right);
        foundParty = owner;
        return this;
    }

    FindingDraft expectedParty(Optional<Party> party) {
        expectedParty = party;
        return this;
    }

    FindingDraft foundParty(Optional<Party> party) {
        foundParty = party;
        return this;
    }

    FindingDraft effect(Money... amounts) {
        effect = List.of(amounts);
        return this;
    }

    FindingDraft remedy(Remedy advised) {
        remedy = advised;
        return this;
    }

    FindingDraft book(List<Posting> postings) {
        remedy = Remedy.BOOK;
        proposal = postings;
        return this;
    }

    void tell(Instant occurredAt) {
        tally.found(new Finding(
                kind,
                side,
                subject,
                key,
                expected,
                found,
                expectedParty,
                foundParty,
                object,
                occurredAt,
                effect,
                remedy,
                proposal));
    }
}
