package io.linli.marketplace.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;

/**
 * A line's money divided among its parties; the shares add up to the line.
 *
 * @param shares in the order of the parties' kinds, tax last; a share may be zero, none is negative
 */
public record Split(List<Share> shares) {

    public Split {
        shares = List.copyOf(shares);
    }

    /**
     * Divides a line: percentages by largest remainder, see {@link Money#allocate}; then fixed amounts and limits, at the
     * cost of the party that takes the rest; then the tax out of the platform's share. A party the line does not have, such
     * as a leader where there is none, leaves its part to the rest.
     */
    public static Split of(SplitLine line, SplitTerms terms) {
        var amount = line.amount();
        var present = terms.terms().stream()
                .filter(term -> term.partyOf(line).isPresent())
                .toList();
        var rates = rates(present, amount.amount());
        var parts = amount.allocate(rates.stream().map(Integer::longValue).toList());
        var shares = new ArrayList<Share>();
        for (int index = 0; index < present.size(); index++) {
            var term = present.get(index);
            long fixed = Math.multiplyExact(term.perUnit(), line.quantity());
            long part = term.takesRest()
                    ? 0
                    : term.limited(Math.addExact(parts.get(index).amount(), fixed));
            shares.add(
                    Share.of(term.partyOf(line).orElseThrow(), rates.get(index), new Money(part, amount.currency())));
        }
        leaveTheRest(amount, present, shares);
        takeTax(terms.commissionTax(), shares);
        return new Split(shares);
    }

    /** All of it to one party. */
    static Split whole(Party party, Money amount) {
        return new Split(List.of(Share.of(party, Portion.WHOLE, amount)));
    }

    /** Each party's rate for a line of this amount; the rest gets what the others leave. */
    private static List<Integer> rates(List<SplitTerm> terms, long amount) {
        int others = terms.stream()
                .mapToInt(term -> term.portion().basisPointsOf(amount))
                .sum();
        return terms.stream()
                .map(term -> term.takesRest()
                        ? Portion.WHOLE - others
                        : term.portion().basisPointsOf(amount))
                .toList();
    }

    /**
     * Gives what is left to the party that takes it. Sound terms leave nothing less than zero, rounding apart: a fen that
     * rounding gave away too much is taken from the last party that has one.
     */
    private static void leaveTheRest(Money amount, List<SplitTerm> terms, List<Share> shares) {
        long left = amount.amount()
                - shares.stream().mapToLong(share -> share.amount().amount()).sum();
        for (int index = shares.size() - 1; left < 0 && index >= 0; index--) {
            var share = shares.get(index);
            long back = Math.min(share.amount().amount(), -left);
            shares.set(index, share.with(new Money(share.amount().amount() - back, amount.currency())));
            left += back;
        }
        for (int index = 0; index < shares.size(); index++) {
            if (terms.get(index).takesRest()) {
                var share = shares.get(index);
                shares.set(index, share.with(share.amount().plus(new Money(left, amount.currency()))));
            }
        }
    }

    /** Out of the platform's share, by largest remainder. */
    private static void takeTax(int rate, List<Share> shares) {
        if (rate == 0) {
            return;
        }
        for (int index = 0; index < shares.size(); index++) {
            var share = shares.get(index);
            if (share.party().equals(Party.PLATFORM)) {
                var parts = share.amount().allocate(List.of((long) Portion.WHOLE - rate, (long) rate));
                shares.set(index, share.with(parts.get(0)));
                shares.add(new Share(LedgerAccount.TAX_PAYABLE, rate, parts.get(1)));
                return;
            }
        }
    }

    public Money total() {
        return shares.stream().map(Share::amount).reduce(Money::plus).orElseThrow();
    }

    /**
     * What each party gives back when a part is refunded: the refund divided in proportion to what each has left, by
     * largest remainder. No party gives back more than it has, and the last refund takes exactly what is left, however
     * many came before.
     *
     * @param refund positive, at most the total
     */
    public Split refunding(Money refund) {
        if (!refund.isPositive() || refund.compareTo(total()) > 0) {
            throw new IllegalArgumentException("cannot refund " + refund + " of " + total());
        }
        var parts = refund.allocate(
                shares.stream().map(share -> share.amount().amount()).toList());
        return new Split(IntStream.range(0, shares.size())
                .mapToObj(index -> shares.get(index).with(parts.get(index)))
                .toList());
    }

    /** What is left of this after giving back. */
    public Split minus(Split back) {
        return new Split(IntStream.range(0, shares.size())
                .mapToObj(index -> shares.get(index)
                        .with(shares.get(index)
                                .amount()
                                .minus(back.shares().get(index).amount())))
                .toList());
    }
}
