package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.payment.RefundReason;
import io.linli.marketplace.payment.RefundRequest;
import io.linli.marketplace.payment.RequestRefund;

/** The money of a visit: what of it is left, and giving it back. Needs a transaction inside a tenancy. */
@ApplicationScoped
class VisitMoney {

    private static final String LINES =
            """
            SELECT l.id, o.group_id, l.extra_work_id IS NOT NULL AS extra,
                l.amount - coalesce(r.claimed, 0) AS left_over
            FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
            LEFT JOIN marketplace.refundable r ON r.line_id = l.id
            WHERE l.booking_id = :booking AND o.state IN ('PAID', 'COMPLETED') ORDER BY l.id""";

    private final RequestRefund refunds;

    VisitMoney(RequestRefund refunds) {
        this.refunds = refunds;
    }

    /** As it is at this moment. */
    Uni<List<PaidLine>> look(Booking booking) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LINES, Object[].class)
                        .setParameter("booking", booking.id())
                        .getResultList())
                .map(rows -> rows.stream().map(row -> line(row, booking)).toList());
    }

    /** As it is, and until the transaction ends nobody else changes that. */
    Uni<List<PaidLine>> lock(Booking booking) {
        return look(booking).chain(lines -> Multi.createFrom()
                .iterable(lines)
                .onItem()
                .transformToUniAndConcatenate(line -> refunds.left(line.id(), line.groupId())
                        .map(left -> new PaidLine(
                                line.id(),
                                line.groupId(),
                                line.extra(),
                                new Money(left, booking.price().currency()))))
                .collect()
                .asList());
    }

    /** Orders back all but what is kept, once for a reason. */
    Uni<Ending> end(Booking booking, Money kept, RefundReason reason) {
        return lock(booking).chain(lines -> giveBack(booking, Ending.backs(lines, kept), reason)
                .replaceWith(Ending.of(lines, kept)));
    }

    private Uni<Void> giveBack(Booking booking, List<Ending.Back> backs, RefundReason reason) {
        var requests = backs.stream()
                .filter(back -> back.amount().isPositive())
                .map(back -> request(booking, back.line(), back.amount(), reason))
                .toList();
        return Multi.createFrom()
                .iterable(requests)
                .onItem()
                .transformToUniAndConcatenate(refunds::request)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static RefundRequest request(Booking booking, PaidLine line, Money back, RefundReason reason) {
        return new RefundRequest(
                line.id(), line.groupId(), booking.companyId(), Optional.of(back), reason, booking.id());
    }

    private static PaidLine line(Object[] row, Booking booking) {
        return new PaidLine(
                (UUID) row[0],
                (UUID) row[1],
                (Boolean) row[2],
                new Money(((Number) row[3]).longValue(), booking.price().currency()));
    }
}
