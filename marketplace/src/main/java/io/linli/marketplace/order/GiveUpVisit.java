package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.payment.Payments;

/**
 * Gives a visit back that was ordered by itself and not paid: its order is cancelled. Money that comes all the same is refunded. In
 * the caller's transaction and tenancy.
 */
@ApplicationScoped
public class GiveUpVisit {

    private static final String GROUP_OF =
            """
            SELECT o.group_id FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
            WHERE l.booking_id = :booking AND l.extra_work_id IS NULL""";

    private final OrderStore orders;
    private final Bookings bookings;
    private final Payments payments;

    GiveUpVisit(OrderStore orders, Bookings bookings, Payments payments) {
        this.orders = orders;
        this.bookings = bookings;
        this.payments = payments;
    }

    /** @return false where it was paid meanwhile */
    public Uni<Boolean> unpaid(UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(GROUP_OF)
                        .setParameter("booking", bookingId)
                        .getSingleResult())
                .chain(group -> orders.cancel(group)
                        .call(cancelled -> cancelled
                                ? bookings.release(List.of(bookingId)).chain(() -> payments.giveUp(group))
                                : Uni.createFrom().voidItem()));
    }
}
