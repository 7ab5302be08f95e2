package io.linli.marketplace.payment;

import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * Money of a line that is to go back.
 *
 * @param groupId the group the line was paid with
 * @param amount positive, at most what of the line was captured and neither refunded nor on its way back; empty: all that
 * @param causeId what it goes back for; a line goes back for one reason and cause at most once
 */
public record RefundRequest(
        UUID lineId, UUID groupId, UUID companyId, Optional<Money> amount, RefundReason reason, UUID causeId) {

    public RefundRequest {
        if (amount.map(some -> !some.isPositive()).orElse(false)) {
            throw new IllegalArgumentException("a refund is positive: " + amount);
        }
    }

    /** All that is left of a line, for a reason that takes the line as a whole. */
    public static RefundRequest rest(UUID lineId, UUID groupId, UUID companyId, RefundReason reason) {
        return new RefundRequest(lineId, groupId, companyId, Optional.empty(), reason, lineId);
    }

    /**
     * What of a line was paid above the final price of what is had.
     *
     * @param causeId whose price it is: the line itself for what was bought, a substitute for what came instead
     */
    public static RefundRequest priceTier(UUID lineId, UUID groupId, UUID companyId, Money amount, UUID causeId) {
        return new RefundRequest(lineId, groupId, companyId, Optional.of(amount), RefundReason.PRICE_TIER, causeId);
    }

    /** A part of a line for an after-sale. */
    public static RefundRequest afterSale(UUID lineId, UUID groupId, UUID companyId, Money amount, UUID afterSaleId) {
        return new RefundRequest(lineId, groupId, companyId, Optional.of(amount), RefundReason.AFTER_SALE, afterSaleId);
    }
}
