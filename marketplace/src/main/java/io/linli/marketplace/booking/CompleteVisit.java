package io.linli.marketplace.booking;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Tenancy;

/** A paid visit took place. Completing it again changes nothing; a booking that is not paid stays as it is. */
@ApplicationScoped
public class CompleteVisit {

    private final Tenancy tenancy;
    private final BookingStore bookings;
    private final DomainEvents events;

    CompleteVisit(Tenancy tenancy, BookingStore bookings, DomainEvents events) {
        this.tenancy = tenancy;
        this.bookings = bookings;
        this.events = events;
    }

    @WithTransaction
    public Uni<Void> complete(UUID companyId, UUID bookingId) {
        return tenancy.enter(companyId)
                .chain(() -> bookings.move(bookingId, Booking.State.CONFIRMED, Booking.State.DONE))
                .chain(done -> done
                        ? events.publish(new VisitCompleted(bookingId, companyId))
                        : Uni.createFrom().voidItem());
    }
}
