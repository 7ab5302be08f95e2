package io.linli.marketplace.payment;

import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;

/**
 * The provider could not give the money back, or did not answer often enough; the line has that much left again.
 *
 * @param amount minor units of the line's currency
 * @param failure the provider's code: {@code expired_or_canceled_card}
 * @param bounced whether it had gone before ({@link LineRefunded} was told, and its booking is reversed now) and came back
 */
public record RefundFailed(
        UUID lineId, UUID companyId, UUID refundId, long amount, RefundReason reason, String failure, boolean bounced)
        implements DomainEvent {}
