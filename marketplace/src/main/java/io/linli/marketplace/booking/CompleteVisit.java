package io.linli.marketplace.booking;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/**
 * A paid visit took place. Completing it again changes nothing; a booking that is not paid stays as it is.
 *
 * <p>Refuses with: {@code extra-work-unpaid} (agreed on site, and to be paid).
 */
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
                // Whoever agrees to extra work at this moment is waited for.
                .chain(() -> bookings.lock(bookingId))
                .chain(() -> bookings.toPay(bookingId))
                .invoke(CompleteVisit::refuseUnpaid)
                .chain(() -> bookings.move(bookingId, Booking.State.CONFIRMED, Booking.State.DONE))
                .chain(done -> done
                        ? events.publish(new VisitCompleted(bookingId, companyId))
                        : Uni.createFrom().voidItem());
    }

    private static void refuseUnpaid(boolean toPay) {
        if (toPay) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "extra-work-unpaid",
                    "The household agreed to extra work and has not paid it yet.");
        }
    }
}
