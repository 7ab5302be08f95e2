package io.linli.marketplace.paidvisit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.booking.VisitJobs;
import io.linli.marketplace.booking.VisitProgress;

/** Reads and locks the visits that something is to be done about. Needs a transaction. */
@ApplicationScoped
class PaidVisits {

    private final Tenancy tenancy;
    private final Bookings bookings;
    private final VisitJobs jobs;
    private final DomainEvents events;

    PaidVisits(Tenancy tenancy, Bookings bookings, VisitJobs jobs, DomainEvents events) {
        this.tenancy = tenancy;
        this.bookings = bookings;
        this.jobs = jobs;
        this.events = events;
    }

    Uni<Void> enter(VisitViewer viewer) {
        return viewer instanceof VisitViewer.OfHousehold home
                ? tenancy.enter(home.companyId())
                : tenancy.cross("visits of a provider");
    }

    /** Refuses with: {@code booking-not-found}, also for one the viewer may not see. */
    Uni<Booking> look(VisitViewer viewer, UUID bookingId) {
        return enter(viewer)
                .chain(() -> bookings.byIds(List.of(bookingId)))
                .map(found ->
                        found.stream().filter(viewer::sees).findFirst().orElseThrow(() -> Refusal.notFound("booking")));
    }

    /** This transaction's alone. Refuses with: {@code booking-not-found}, also for one the viewer may not see. */
    Uni<PaidVisit> lock(VisitViewer viewer, UUID bookingId) {
        return look(viewer, bookingId).chain(() -> lock(bookingId)).invoke(visit -> {
            if (!viewer.sees(visit.booking())) {
                throw Refusal.notFound("booking");
            }
        });
    }

    /** In the tenancy that is entered. The job first; one that was made meanwhile is seen when the booking is ours. */
    Uni<PaidVisit> lock(UUID bookingId) {
        return jobs.lock(bookingId).chain(progress -> bookings.lock(bookingId)
                .chain(booking -> known(progress, bookingId).map(known -> new PaidVisit(booking, known))));
    }

    private Uni<Optional<VisitProgress>> known(Optional<VisitProgress> progress, UUID bookingId) {
        return progress.isPresent() ? Uni.createFrom().item(progress) : jobs.lock(bookingId);
    }

    /** The technician is free, and nobody is to come. The caller locked it and saw that the work had not begun. */
    Uni<Void> end(Booking booking) {
        return jobs.cancel(booking.id())
                .chain(() -> bookings.cancel(booking.id()))
                .replaceWithVoid();
    }

    Uni<Void> tell(VisitNews.What what, Booking booking, UUID causeId, Optional<Money> back) {
        return events.publish(new VisitNews(
                what, booking.id(), booking.companyId(), booking.householdId(), booking.residentId(), causeId, back));
    }

    Uni<Void> tell(TechnicianMissed missed) {
        return events.publish(missed);
    }
}
