package io.linli.marketplace.reconciliation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.payment.ProviderMovement.Kind;
import io.linli.marketplace.reconciliation.Moved.Standing;
import io.linli.marketplace.reconciliation.Reconcile.Group;
import io.linli.marketplace.reconciliation.Reconcile.Tally;

/** The ledger against the provider's movements, under one key. Pure. */
final class ProviderCheck {

    private static final Comparator<Moved> FIRST =
            Comparator.comparing(Moved::createdAt).thenComparing(Moved::id);

    private final Rules rules;
    private final Tally tally;
    private final Group group;
    private final Function<String, List<LedgerFact>> correctionsOf;
    private final Optional<LedgerFact> fact;
    private final List<LedgerFact> corrections;
    private final List<Money> booked;

    ProviderCheck(Rules rules, Tally tally, Group group, Function<String, List<LedgerFact>> correctionsOf) {
        this.rules = rules;
        this.tally = tally;
        this.group = group;
        this.correctionsOf = correctionsOf;
        this.fact = group.facts().stream()
                .filter(one -> !one.isCorrection() && one.kind() != EntryKind.DISPUTE_LOST)
                .min(Comparator.comparing(LedgerFact::bookedAt));
        this.corrections =
                group.facts().stream().filter(LedgerFact::isCorrection).toList();
        this.booked = booked();
    }

    void run() {
        if (group.movements().isEmpty()) {
            fact.ifPresent(this::alone);
            return;
        }
        var main = main();
        if (fact.isPresent()) {
            compare(fact.get(), main);
        } else if (booked.isEmpty()) {
            unbooked(main);
        } else {
            corrected(main);
        }
        group.movements().stream().filter(other -> other != main).forEach(this::oneTooMany);
    }

    /** What fact and corrections together did to the clearing. */
    private List<Money> booked() {
        var sums = new Sums();
        fact.map(LedgerFact::amount).ifPresent(sums::add);
        corrections.forEach(correction -> sums.add(correction.amount()));
        return sums.nonZero();
    }

    /** Of several movements the one that the ledger means; where none fits, the first. */
    private Moved main() {
        return group.movements().stream()
                .filter(movement -> booked.equals(List.of(movement.amount())))
                .min(FIRST)
                .or(() -> group.movements().stream().min(FIRST))
                .orElseThrow();
    }

    private void alone(LedgerFact known) {
        if (known.outside()) {
            tally.outside();
            return;
        }
        if (booked.isEmpty()) {
            tally.matched();
            return;
        }
        var expected = booked.get(0);
        switch (rules.provider().of(known.bookedAt(), rules.now())) {
            case WAITING -> tally.waiting(expected.negated());
            case LATE ->
                found(ExceptionKind.LATE)
                        .expected(expected)
                        .effect(expected.negated())
                        .remedy(Remedy.WAIT)
                        .tell(known.bookedAt());
            case MISSING ->
                found(ExceptionKind.MISSING_AT_PROVIDER)
                        .expected(expected)
                        .effect(expected.negated())
                        .book(Proposals.follow(expected.negated(), known.party(), known.business()))
                        .tell(known.bookedAt());
        }
    }

    private void compare(LedgerFact known, Moved movement) {
        var expected = booked.isEmpty() ? Money.zero(known.amount().currency()) : booked.get(0);
        var moved = movement.amount();
        if (!expected.currency().equals(moved.currency())) {
            found(ExceptionKind.WRONG_CURRENCY, movement)
                    .expected(expected)
                    .effect(expected.negated(), moved)
                    .book(Proposals.exchange(expected, moved, known.business()))
                    .tell(movement.createdAt());
        } else if (!expected.equals(moved)) {
            var change = moved.minus(expected);
            found(ExceptionKind.WRONG_AMOUNT, movement)
                    .expected(expected)
                    .effect(change)
                    .book(Proposals.follow(change, known.party(), known.business()))
                    .tell(movement.createdAt());
        } else if (!wrongParty(known, movement) && !late(known, movement)) {
            tally.matched();
        }
    }

    private boolean wrongParty(LedgerFact known, Moved movement) {
        if (movement.kind() != Kind.TRANSFER || known.party().isEmpty()) {
            return false;
        }
        var right = known.party().get();
        var owner = rules.ownerOf(movement.destination());
        if (owner.filter(right::equals).isPresent()) {
            return false;
        }
        found(ExceptionKind.WRONG_PARTY, movement)
                .expected(movement.amount())
                .parties(right, owner)
                .book(Proposals.swap(movement.amount().negated(), owner, right, known.business()))
                .tell(movement.createdAt());
        return true;
    }

    /** A refund is booked when it is done, which may be days after the provider set its money aside. */
    private boolean late(LedgerFact known, Moved movement) {
        boolean refund = movement.kind() == Kind.REFUND || movement.kind() == Kind.REFUND_FAILURE;
        var patience = refund ? rules.refund() : rules.provider();
        if (!patience.tooFarApart(known.bookedAt(), movement.createdAt())) {
            return false;
        }
        found(ExceptionKind.LATE, movement)
                .expected(movement.amount())
                .remedy(Remedy.ACKNOWLEDGE)
                .tell(movement.createdAt());
        return true;
    }

    /** Nothing was booked under its key. */
    private void unbooked(Moved movement) {
        if (movement.standing() == Standing.UNDONE) {
            tally.matched();
        } else if (!movement.marked()) {
            stranger(movement);
        } else if (movement.standing() == Standing.PAID_BEFORE) {
            doubled(movement, movement.key());
        } else {
            var patience = movement.standing() == Standing.UNDER_WAY ? rules.refund() : rules.provider();
            notYet(movement, patience.of(movement.createdAt(), rules.now()));
        }
    }

    private void notYet(Moved movement, Patience.Verdict verdict) {
        switch (verdict) {
            case WAITING -> tally.waiting(movement.amount());
            case LATE ->
                found(ExceptionKind.LATE, movement)
                        .effect(movement.amount())
                        .remedy(Remedy.WAIT)
                        .tell(movement.createdAt());
            case MISSING -> unexpected(ExceptionKind.MISSING_IN_LEDGER, movement, movement.key());
        }
    }

    /** It bears no mark of ours, so nothing of ours will ever be booked for it. */
    private void stranger(Moved movement) {
        var kind =
                switch (movement.kind()) {
                    case TRANSFER, TRANSFER_REVERSAL -> ExceptionKind.UNKNOWN_TRANSFER;
                    case REFUND -> ExceptionKind.REFUND_WITHOUT_REVERSAL;
                    default -> ExceptionKind.MISSING_IN_LEDGER;
                };
        unexpected(kind, movement, movement.key());
    }

    private void doubled(Moved movement, String subject) {
        unexpected(ExceptionKind.DOUBLED, movement, subject);
    }

    /** Under the same key again: unless a correction says so already. */
    private void oneTooMany(Moved movement) {
        var known = Sums.of(correctionsOf.apply(movement.ownKey()).stream()
                        .map(LedgerFact::amount)
                        .toList())
                .nonZero();
        if (known.equals(List.of(movement.amount()))) {
            tally.matched();
        } else {
            doubled(movement, movement.ownKey());
        }
    }

    /** A correction stands for the fact that there is none of. */
    private void corrected(Moved movement) {
        var expected = Sums.of(booked).in(movement.amount().currency());
        if (expected.equals(movement.amount())) {
            tally.matched();
            return;
        }
        var change = movement.amount().minus(expected);
        found(ExceptionKind.WRONG_AMOUNT, movement)
                .expected(expected)
                .effect(change)
                .book(Proposals.follow(change, partyOf(movement), movement.business()))
                .tell(movement.createdAt());
    }

    private void unexpected(ExceptionKind kind, Moved movement, String subject) {
        var party = partyOf(movement);
        new FindingDraft(tally, kind, Side.PROVIDER, subject, group.key())
                .of(movement)
                .foundParty(party)
                .effect(movement.amount())
                .book(
                        movement.kind() == Kind.PAYOUT
                                ? Proposals.own(movement.amount())
                                : Proposals.follow(movement.amount(), party, movement.business()))
                .tell(movement.createdAt());
    }

    private Optional<Party> partyOf(Moved movement) {
        return rules.ownerOf(movement.destination()).or(() -> fact.flatMap(LedgerFact::party));
    }

    private FindingDraft found(ExceptionKind kind) {
        return new FindingDraft(tally, kind, Side.PROVIDER, group.key(), group.key());
    }

    private FindingDraft found(ExceptionKind kind, Moved movement) {
        return found(kind).of(movement);
    }
}
