package io.linli.marketplace.booking;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Ids;

/**
 * Another technician comes to a paid visit, at the same time. For whoever gives visits out, in whose transaction and tenancy this
 * works, between the job's row and the technician's time.
 */
@ApplicationScoped
public class ChangeTechnician {

    private static final String CHANGE =
            """
            UPDATE marketplace.booking SET technician_id = :technician, excused = false
            WHERE id = :booking AND state = 'CONFIRMED' AND technician_id <> :technician RETURNING resident_id""";

    private static final String COMES =
            """
            UPDATE marketplace.booking SET excused = false
            WHERE id = :booking AND state = 'CONFIRMED' AND excused RETURNING household_id, resident_id""";

    private final BookingStore bookings;
    private final DomainEvents events;

    ChangeTechnician(BookingStore bookings, DomainEvents events) {
        this.bookings = bookings;
        this.events = events;
    }

    /** Whether it is a paid visit that is still to be made; nobody else changes that until the transaction ends. */
    public Uni<Boolean> lock(UUID bookingId) {
        return bookings.lock(bookingId).map(found -> found.map(Booking::state)
                .filter(Booking.State.CONFIRMED::equals)
                .isPresent());
    }

    /** Who comes is known again: giving the visit up costs what it did. Told again, nothing changes. */
    public Uni<Void> change(UUID companyId, UUID bookingId, UUID technicianId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(CHANGE)
                        .setParameter("technician", technicianId)
                        .setParameter("booking", bookingId)
                        .getResultList())
                .chain(residents -> residents.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tell(companyId, bookingId, residents, technicianId));
    }

    /** Whoever could not come can after all; the household, which was told, is told that too. Told again, nothing changes. */
    public Uni<Void> comes(UUID companyId, UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COMES, Object[].class)
                        .setParameter("booking", bookingId)
                        .getResultList())
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : events.publish(new TechnicianComes(
                                Ids.next(), bookingId, companyId, (UUID) rows.get(0)[0], (UUID) rows.get(0)[1])));
    }

    private Uni<Void> tell(UUID companyId, UUID bookingId, List<UUID> residents, UUID technicianId) {
        return events.publish(new TechnicianChanged(Ids.next(), bookingId, companyId, residents.get(0), technicianId));
    }
}
