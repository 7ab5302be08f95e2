package io.linli.marketplace.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.LedgerAccount;

/**
 * What one party gives back of a line, or the tax on it, when a part of the line is refunded.
 *
 * @param account where the share was credited when the line was divided
 * @param fromPending taken from its share that was not released to it yet; not negative
 * @param owed the rest, which it has been given already: it owes that; not negative
 */
record TakenBack(LedgerAccount account, Money fromPending, Money owed) {

    /**
     * Divides a refund among the parties line-exactly: in proportion to what each has left of the line, by largest remainder
     * ({@link Split#refunding}). The parts add up to the refund, none is above what its party has left, and once the whole
     * line is refunded every party has given back exactly its share, in whatever parts and order that happened.
     *
     * @param left every party's remaining share of the line, released or not
     * @param pending of that, what was not released yet; a share that is missing has nothing pending
     * @param refund positive, at most the sum of what is left
     */
    static List<TakenBack> of(Split left, Map<LedgerAccount, Money> pending, Money refund) {
        var parts = new ArrayList<TakenBack>();
        for (var share : left.refunding(refund).shares()) {
            var waiting = pending.getOrDefault(share.account(), Money.zero(refund.currency()));
            parts.add(of(share, waiting.isNegative() ? Money.zero(refund.currency()) : waiting));
        }
        return List.copyOf(parts);
    }

    Money total() {
        return fromPending.plus(owed);
    }

    private static TakenBack of(Share back, Money waiting) {
        var fromPending = back.amount().compareTo(waiting) <= 0 ? back.amount() : waiting;
        return new TakenBack(back.account(), fromPending, back.amount().minus(fromPending));
    }
}
