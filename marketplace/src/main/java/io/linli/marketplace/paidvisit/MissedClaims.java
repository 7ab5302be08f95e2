package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.booking.Booking;

/** What is said about a missed visit, for whoever shows something in support of it. */
@ApplicationScoped
public class MissedClaims {

    private final PaidVisits visits;
    private final MissedStore missed;

    MissedClaims(PaidVisits visits, MissedStore missed) {
        this.visits = visits;
        this.missed = missed;
    }

    /**
     * A claim, and the time of the visit it is about.
     *
     * @param moves of the booking: how often the visit had been moved
     */
    public record Claim(UUID bookingId, int moves, UUID companyId, MissedVisit.State state) {}

    /**
     * What is said about the time the visit has now; empty where nobody is said to have missed it. Refuses with: {@code
     * booking-not-found}, also for one the viewer may not see.
     */
    @WithTransaction
    public Uni<Optional<Claim>> look(VisitViewer viewer, UUID bookingId) {
        return visits.look(viewer, bookingId).chain(this::claim);
    }

    /**
     * One that is neither settled nor decided; until the caller's transaction ends nobody settles or decides it. Refuses with:
     * {@code booking-not-found}, {@code missed-visit-not-found}, {@code missed-visit-over}.
     */
    @WithTransaction
    public Uni<Claim> lockPending(VisitViewer viewer, UUID bookingId) {
        return visits.lock(viewer, bookingId)
                .chain(visit -> claim(visit.booking()))
                .map(found -> found.orElseThrow(() -> Refusal.notFound("missed-visit")))
                .invoke(claim -> {
                    if (!claim.state().pending()) {
                        throw PaidVisit.refusal("missed-visit-over", "This is settled already.");
                    }
                });
    }

    /** Whose word it is. */
    public static MissedVisit.Side side(VisitViewer viewer) {
        return viewer instanceof VisitViewer.OfHousehold ? MissedVisit.Side.RESIDENT : MissedVisit.Side.TECHNICIAN;
    }

    private Uni<Optional<Claim>> claim(Booking booking) {
        return missed.find(booking)
                .map(found -> found.map(claim ->
                        new Claim(booking.id(), booking.standing().moves(), booking.companyId(), claim.state())));
    }
}
