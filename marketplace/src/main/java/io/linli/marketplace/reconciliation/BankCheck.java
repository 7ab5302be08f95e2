package io.linli.marketplace.reconciliation;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.payment.ProviderMovement.Kind;
import io.linli.marketplace.reconciliation.Reconcile.Group;
import io.linli.marketplace.reconciliation.Reconcile.Tally;

/** A transfer against the rows of the bank's files that name it. Pure; nothing is booked for it. */
final class BankCheck {

    private static final Comparator<BankRow> FIRST =
            Comparator.comparing(BankRow::valueDate).thenComparing(BankRow::id);

    private final Rules rules;
    private final Tally tally;
    private final Group group;

    BankCheck(Rules rules, Tally tally, Group group) {
        this.rules = rules;
        this.tally = tally;
        this.group = group;
    }

    /**
     * What went to the party.
     *
     * @param amount above zero, as the bank counts
     */
    private record Sent(Money amount, Instant at, Optional<Party> party, Optional<String> account) {}

    void run() {
        var sent = sent();
        if (sent.isEmpty()) {
            group.rows().forEach(row -> draft(ExceptionKind.UNKNOWN_TRANSFER, row.ownKey())
                    .of(row)
                    .foundParty(ownerOf(row))
                    .tell(startOf(row)));
            return;
        }
        if (group.rows().isEmpty()) {
            alone(sent.get());
            return;
        }
        var main = main(sent.get());
        compare(sent.get(), main);
        group.rows().stream().filter(row -> row != main).forEach(row -> draft(ExceptionKind.DOUBLED, row.ownKey())
                .of(row)
                .foundParty(ownerOf(row))
                .tell(startOf(row)));
    }

    /** The ledger's word on how much it was; the provider's where the ledger is silent. */
    private Optional<Sent> sent() {
        var movement = group.movements().stream()
                .filter(one -> one.kind() == Kind.TRANSFER && one.marked())
                .min(Comparator.comparing(Moved::createdAt).thenComparing(Moved::id));
        var account = movement.flatMap(Moved::destination);
        return group.facts().stream()
                .filter(fact -> fact.kind() == EntryKind.TRANSFER)
                .findFirst()
                .map(fact -> new Sent(fact.amount().negated(), fact.bookedAt(), fact.party(), account))
                .or(() -> movement.map(
                        one -> new Sent(one.amount().negated(), one.createdAt(), Optional.empty(), account)));
    }

    private BankRow main(Sent sent) {
        return group.rows().stream()
                .filter(row -> row.amount().equals(sent.amount()))
                .min(FIRST)
                .or(() -> group.rows().stream().min(FIRST))
                .orElseThrow();
    }

    /** The bank is asked only as far as its files reach: before that it has said nothing yet. */
    private void alone(Sent sent) {
        if (rules.bankTold().isEmpty()) {
            return;
        }
        switch (rules.bank().of(sent.at(), rules.bankTold().get())) {
            case WAITING -> {}
            case LATE ->
                draft(ExceptionKind.LATE, group.key())
                        .expected(sent.amount())
                        .remedy(Remedy.WAIT)
                        .tell(sent.at());
            case MISSING ->
                draft(ExceptionKind.MISSING_AT_BANK, group.key())
                        .expected(sent.amount())
                        .remedy(Remedy.ASK_PROVIDER)
                        .tell(sent.at());
        }
    }

    private void compare(Sent sent, BankRow row) {
        if (!row.amount().currency().equals(sent.amount().currency())) {
            differs(ExceptionKind.WRONG_CURRENCY, sent, row);
        } else if (!row.amount().equals(sent.amount())) {
            differs(ExceptionKind.WRONG_AMOUNT, sent, row);
        } else if (isOthers(sent, row)) {
            draft(ExceptionKind.WRONG_PARTY, row.ownKey())
                    .of(row)
                    .expected(sent.amount())
                    .foundParty(ownerOf(row))
                    .expectedParty(sent.party())
                    .tell(startOf(row));
        } else if (cameLate(sent, row)) {
            draft(ExceptionKind.LATE, row.ownKey())
                    .of(row)
                    .expected(sent.amount())
                    .remedy(Remedy.ACKNOWLEDGE)
                    .tell(startOf(row));
        } else {
            tally.bankMatched();
        }
    }

    private void differs(ExceptionKind kind, Sent sent, BankRow row) {
        draft(kind, row.ownKey()).of(row).expected(sent.amount()).tell(startOf(row));
    }

    private boolean isOthers(Sent sent, BankRow row) {
        if (sent.account().filter(row.account()::equals).isPresent()) {
            return false;
        }
        var owner = ownerOf(row);
        if (sent.party().isPresent()) {
            return !owner.equals(sent.party());
        }
        return sent.account().isPresent();
    }

    private boolean cameLate(Sent sent, BankRow row) {
        return startOf(row).isAfter(sent.at().plus(rules.bank().late()));
    }

    private Optional<Party> ownerOf(BankRow row) {
        return rules.ownerOf(Optional.of(row.account()));
    }

    private Instant startOf(BankRow row) {
        return row.valueDate().atStartOfDay(rules.zone()).toInstant();
    }

    private FindingDraft draft(ExceptionKind kind, String subject) {
        return new FindingDraft(tally, kind, Side.BANK, subject, group.key()).remedy(Remedy.ASK_BANK);
    }
}
