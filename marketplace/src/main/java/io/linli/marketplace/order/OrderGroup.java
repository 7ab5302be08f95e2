package io.linli.marketplace.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * What one checkout pays.
 *
 * @param expiresAt until when it can be paid
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
        List<Order> orders) {

    /** Pending until paid, or cancelled when nobody paid in time. */
    public enum State {
        PENDING,
        PAID,
        CANCELLED
    }
}
