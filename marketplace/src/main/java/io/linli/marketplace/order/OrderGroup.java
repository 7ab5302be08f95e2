package io.linli.marketplace.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.PaymentStatus;

/**
 * What one checkout pays.
 *
 * @param expiresAt until when it can be paid
 * @param payment how the latest attempt to pay it stands
 * @param orders one per supplier
 */
public record OrderGroup(
        UUID id,
        UUID companyId,
        UUID communityId,
        State state,
        Money total,
        Instant placedAt,
        Instant expiresAt,
        Optional<Instant> paidAt,
        Optional<PaymentStatus> payment,
        List<Order> orders) {

    /** Pending until paid, or cancelled when nobody paid in time. */
    public enum State {
        PENDING,
        PAID,
        CANCELLED
    }
}
