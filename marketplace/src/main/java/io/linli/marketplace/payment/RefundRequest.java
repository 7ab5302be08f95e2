package io.linli.marketplace.payment;

import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * Money of a line that is to go back.
 *
 * @param groupId the group the line was paid with
 * @param amount positive, at most what of the line was captured and not yet refunded
 */
public record RefundRequest(UUID lineId, UUID groupId, UUID companyId, Money amount, RefundReason reason) {

    public RefundRequest {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a refund is positive: " + amount);
        }
    }
}
