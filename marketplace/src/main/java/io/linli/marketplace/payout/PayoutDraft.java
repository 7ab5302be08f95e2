package io.linli.marketplace.payout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Posting;

/**
 * What a payout consists of. Pure.
 *
 * @param lines what stands on the party's payable and receivable accounts, a posting a line: credits and debits
 * @param shares the credits' sum, positive
 * @param owed the debits' sum, not negative
 */
record PayoutDraft(List<Posting> lines, Money shares, Money owed) {

    /** Lines of one kind in one payout: with two postings a line, both kinds fit into one entry of the ledger. */
    static final int MOST_LINES = 1_200;

    /**
     * Pays these shares less what the party owes, as far as these shares pay for it.
     *
     * @param payable credits in one currency, those that wait longest first
     * @param owed debits in the same currency, oldest first
     * @param more whether shares are left for another payout: only then may something owed be left, too
     * @return empty when less than the minimum would be paid
     */
    static Optional<PayoutDraft> of(List<Posting> payable, List<Posting> owed, boolean more, Money minimum) {
        var zero = Money.zero(minimum.currency());
        var shares = sum(payable, zero).negated();
        var lines = new ArrayList<>(payable);
        var taken = zero;
        for (var debt : owed) {
            var next = taken.plus(debt.amount());
            if (shares.minus(next).compareTo(minimum) < 0) {
                break;
            }
            lines.add(debt);
            taken = next;
        }
        boolean owesMore = lines.size() < payable.size() + owed.size();
        boolean pays = shares.minus(taken).compareTo(minimum) >= 0 && shares.isPositive();
        return pays && (more || !owesMore)
                ? Optional.of(new PayoutDraft(List.copyOf(lines), shares, taken))
                : Optional.empty();
    }

    Money amount() {
        return shares.minus(owed);
    }

    /** Every line, from where it stands to what is in transit. */
    List<Posting> setAside() {
        return lines.stream()
                .<Posting>mapMulti((line, out) -> {
                    out.accept(line.reversed());
                    out.accept(line.on(LedgerAccount.inTransit(line.account().party())));
                })
                .toList();
    }

    private static Money sum(List<Posting> postings, Money zero) {
        return postings.stream().map(Posting::amount).reduce(zero, Money::plus);
    }
}
