package io.linli.marketplace.payment;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A refund that came to nothing: the provider rejected it, did not answer often enough, or called it done and took that back.
 *
 * @param groupId what was paid
 * @param failure the provider's code
 */
public record FailedRefund(
        UUID id,
        UUID companyId,
        UUID groupId,
        UUID lineId,
        RefundReason reason,
        Money amount,
        String failure,
        Instant orderedAt,
        Instant failedAt) {}
