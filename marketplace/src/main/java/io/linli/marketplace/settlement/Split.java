package io.linli.marketplace.settlement;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.Party;

/**
 * A line's money divided among its parties; the shares add up to the line.
 *
 * @param shares in the order supplier, property company, platform; a share may be zero
 */
public record Split(List<Share> shares) {

    public Split {
        shares = List.copyOf(shares);
    }

    /** Divides by largest remainder; see {@link Money#allocate}. */
    public static Split of(Money amount, Rates rates, UUID supplierId, UUID companyId) {
        var parties = List.of(Party.supplier(supplierId), Party.propertyCompany(companyId), Party.PLATFORM);
        var weights = List.of(rates.supplier(), rates.propertyCompany(), rates.platform());
        var parts = amount.allocate(weights.stream().map(Integer::longValue).toList());
        return new Split(IntStream.range(0, parties.size())
                .mapToObj(index -> new Share(parties.get(index), weights.get(index), parts.get(index)))
                .toList());
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
