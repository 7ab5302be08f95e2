package io.linli.marketplace.reconciliation;

import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.reconciliation.Patience.Verdict;
import io.linli.marketplace.reconciliation.Reconcile.Group;
import io.linli.marketplace.reconciliation.Reconcile.Tally;

/** The ledger against itself: what a payer has back was taken back from the parties, or they owe it. Pure. */
final class RefundCheck {

    private final Rules rules;
    private final Tally tally;
    private final Group group;

    RefundCheck(Rules rules, Tally tally, Group group) {
        this.rules = rules;
        this.tally = tally;
        this.group = group;
    }

    void run() {
        group.facts().stream()
                .filter(fact -> fact.kind() == EntryKind.REFUND || fact.kind() == EntryKind.DISPUTE_LOST)
                .forEach(this::check);
    }

    private void check(LedgerFact fact) {
        fact.refunded()
                .filter(refunded -> !refunded.asked().equals(refunded.takenBack()))
                .filter(refunded -> rules.provider().of(fact.bookedAt(), rules.now()) != Verdict.WAITING)
                .ifPresent(refunded -> new FindingDraft(
                                tally, ExceptionKind.REFUND_WITHOUT_REVERSAL, Side.LEDGER, fact.key(), group.key())
                        .expected(refunded.asked())
                        .found(refunded.takenBack())
                        .remedy(refunded.takenBack().isZero() ? Remedy.TAKE_BACK_SHARES : Remedy.VERIFY_LEDGER)
                        .tell(fact.bookedAt()));
    }
}
