package io.linli.marketplace.order;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.booking.VisitCancelled;
import io.linli.marketplace.booking.VisitCompleted;

/** An order of visits is completed when the last of them took place or was given up; where all went back, it is refunded then. */
@ApplicationScoped
class CompleteOrders implements DomainEventListener<DomainEvent> {

    private static final Set<Booking.State> OVER = Set.of(Booking.State.DONE, Booking.State.CANCELLED);

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
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(VisitCompleted.class, VisitCancelled.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof VisitCompleted completed) {
            return complete(completed.companyId(), completed.bookingId());
        }
        if (event instanceof VisitCancelled cancelled) {
            return complete(cancelled.companyId(), cancelled.bookingId());
        }
        throw new IllegalArgumentException("not an event this listens to: " + event);
    }

    /** What was agreed on site is an order of its own. */
    private Uni<Void> complete(UUID companyId, UUID bookingId) {
        return tenancy.enter(companyId)
                .chain(() -> orders.linesBeside(bookingId))
                .map(lines ->
                        lines.stream().collect(groupingBy(line -> line.orderId)).values())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::completeIfDone)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> completeIfDone(List<OrderLineRow> lines) {
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.bookingId == null)) {
            return Uni.createFrom().voidItem();
        }
        return bookings.byIds(lines.stream().map(line -> line.bookingId).toList())
                .map(visits -> visits.stream().allMatch(visit -> OVER.contains(visit.state())))
                .chain(over -> over
                        ? orders.complete(lines.get(0).orderId)
                        : Uni.createFrom().voidItem());
    }
}
