package io.linli.marketplace.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.PaymentPlan;
import io.linli.marketplace.payment.PaymentStatus;

/**
 * What one checkout pays.
 *
 * @param expiresAt until when it can be paid
 * @param reservedAt since when a card stood for the money; kept when it could not be charged and the group is to be paid again
 * @param plan when the money is taken, if it is paid now
 * @param decidedAt when the last of its group-buys is decided; empty when nothing is open
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
        Optional<Instant> reservedAt,
        Optional<Instant> paidAt,
        PaymentPlan plan,
        Optional<Instant> decidedAt,
        Optional<PaymentStatus> payment,
        List<Order> orders) {

    /**
     * Pending until paid, or cancelled when nobody paid in time. Reserved while a card stands for the money of a group-buy:
     * then paid when it succeeds, cancelled uncharged when it fails, pending again where the card cannot be charged.
     */
    public enum State {
        PENDING,
        RESERVED,
        PAID,
        CANCELLED
    }
}
