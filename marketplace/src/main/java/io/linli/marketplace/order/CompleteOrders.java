package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.booking.VisitCompleted;

/** An order of visits is completed when the last of them took place. */
@ApplicationScoped
class CompleteOrders implements DomainEventListener<VisitCompleted> {

    private final Tenancy tenancy;
    private final OrderStore orders;
    private final Bookings bookings;

    CompleteOrders(Tenancy tenancy, OrderStore orders, Bookings bookings) {
        this.tenancy = tenancy;
        this.orders = orders;
        this.bookings = bookings;
    }

    @Override
    public String name() {
        return "order.complete";
    }

    @Override
    public Class<VisitCompleted> eventType() {
        return VisitCompleted.class;
    }

    @Override
    public Uni<Void> on(VisitCompleted event) {
        return tenancy.enter(event.companyId())
                .chain(() -> orders.linesBeside(event.bookingId()))
                .chain(this::completeIfDone);
    }

    private Uni<Void> completeIfDone(List<OrderLineRow> lines) {
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.bookingId == null)) {
            return Uni.createFrom().voidItem();
        }
        return bookings.byIds(lines.stream().map(line -> line.bookingId).toList())
                .map(visits -> visits.stream().allMatch(visit -> visit.state() == Booking.State.DONE))
                .chain(done -> done
                        ? orders.complete(lines.get(0).orderId)
                        : Uni.createFrom().voidItem());
    }
}
