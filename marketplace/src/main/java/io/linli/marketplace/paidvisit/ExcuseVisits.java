package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;

/**
 * Whoever was to come to these visits cannot, and nobody else is found: the households are told, and may give them up or move them
 * at no cost, however late. For whoever dispatches. Repeated, nothing more happens; those that are over are passed over.
 */
@ApplicationScoped
public class ExcuseVisits {

    private final Tenancy tenancy;
    private final Bookings bookings;
    private final PaidVisits visits;

    ExcuseVisits(Tenancy tenancy, Bookings bookings, PaidVisits visits) {
        this.tenancy = tenancy;
        this.bookings = bookings;
        this.visits = visits;
    }

    /** In the caller's transaction, or one of its own; crosses tenants. */
    @WithTransaction
    public Uni<Void> excuse(Collection<UUID> bookingIds) {
        return tenancy.cross("excuse visits")
                .chain(() -> bookings.byIds(bookingIds))
                .map(found -> found.stream().filter(ExcuseVisits::isNew).toList())
                .call(ahead -> bookings.excuse(ahead.stream().map(Booking::id).toList()))
                .chain(this::tell);
    }

    private Uni<Void> tell(List<Booking> ahead) {
        return Multi.createFrom()
                .iterable(ahead)
                .onItem()
                .transformToUniAndConcatenate(
                        booking -> visits.tell(VisitNews.What.EXCUSED, booking, booking.id(), Optional.empty()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static boolean isNew(Booking booking) {
        return booking.state() == Booking.State.CONFIRMED && !booking.standing().excused();
    }
}
