package io.linli.marketplace.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/**
 * One movement on one account, for one order line where it belongs to one.
 *
 * @param companyId the tenant whose business it is
 * @param orderId absent where the movement belongs to no single order, as a dispute over a whole payment
 * @param lineId absent where the order is, and on the provider's side of an order's capture
 * @param amount positive: debit; negative: credit; never zero
 */
public record Posting(
        LedgerAccount account,
        UUID companyId,
        UUID communityId,
        @Nullable UUID orderId,
        @Nullable UUID lineId,
        Money amount) {

    public Posting {
        if (amount.isZero()) {
            throw new IllegalArgumentException("a posting moves money: " + account);
        }
    }

    /** The same movement on another account. */
    public Posting on(LedgerAccount other) {
        return new Posting(other, companyId, communityId, orderId, lineId, amount);
    }

    /** The movement that undoes this one. */
    public Posting reversed() {
        return new Posting(account, companyId, communityId, orderId, lineId, amount.negated());
    }
}
