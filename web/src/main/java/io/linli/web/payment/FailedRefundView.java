package io.linli.web.payment;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.FailedRefund;
import io.linli.marketplace.payment.RefundReason;

/**
 * A refund that came to nothing, and was not made again.
 *
 * @param groupId the checkout that paid for the line
 * @param failure the payment provider's code
 */
public record FailedRefundView(
        UUID id,
        UUID groupId,
        UUID lineId,
        RefundReason reason,
        Money amount,
        String failure,
        Instant orderedAt,
        Instant failedAt) {

    static FailedRefundView of(FailedRefund failed) {
        return new FailedRefundView(
                failed.id(),
                failed.groupId(),
                failed.lineId(),
                failed.reason(),
                failed.amount(),
                failed.failure(),
                failed.orderedAt(),
                failed.failedAt());
    }
}
