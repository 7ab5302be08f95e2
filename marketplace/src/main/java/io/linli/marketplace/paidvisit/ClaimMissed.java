package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.deadline.Deadlines;

/**
 * One side of a visit says that the other was not there, and what the other side says to that. The money waits: for the other
 * side's silence, or for a person where the two contradict each other.
 *
 * <p>Said again, nothing changes. Refuses with: {@code booking-not-found}, {@code visit-not-paid}, {@code visit-cancelled}, {@code
 * visit-of-group-buy}, {@code note-missing}, {@code note-too-long}, {@code visit-time-over}.
 */
@ApplicationScoped
public class ClaimMissed {

    private final PaidVisits visits;
    private final MissedStore missed;
    private final Deadlines deadlines;
    private final VisitSettings settings;
    private final Clock clock;

    ClaimMissed(PaidVisits visits, MissedStore missed, Deadlines deadlines, VisitSettings settings, Clock clock) {
        this.visits = visits;
        this.missed = missed;
        this.deadlines = deadlines;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The technician is at the door; the household is told. Refuses besides with: {@code too-early-at-the-door}, {@code
     * visit-started}, {@code visit-done}.
     *
     * @return since when the technician waits
     */
    @WithTransaction
    public Uni<Instant> atDoor(VisitViewer.OfTechnician technician, UUID bookingId) {
        return visits.lock(technician, bookingId)
                .map(visit -> visit.requireAhead().booking())
                .invoke(booking -> presence(booking).requireAtDoor(clock.instant()))
                .call(booking -> missed.atDoor(booking, technician.technicianId(), clock.instant()))
                .call(booking ->
                        visits.tell(VisitNews.What.AT_THE_DOOR, booking, cause(booking, "door"), Optional.empty()))
                .chain(missed::door)
                .map(Optional::orElseThrow);
    }

    /**
     * Nobody opened. Refuses besides with: {@code not-at-the-door}, {@code waited-too-short}, {@code visit-started}, {@code
     * visit-done}.
     */
    @WithTransaction
    public Uni<MissedVisit> byTechnician(VisitViewer.OfTechnician technician, UUID bookingId, String note) {
        Notes.require(note);
        return visits.lock(technician, bookingId)
                .chain(visit -> known(visit.booking(), MissedVisit.Side.TECHNICIAN, note)
                        .chain(known -> known.isPresent()
                                ? Uni.createFrom().item(known.get())
                                : byTechnician(visit.requireAhead().booking(), note)));
    }

    private Uni<MissedVisit> byTechnician(Booking booking, String note) {
        return missed.door(booking)
                .invoke(door -> presence(booking).requireWaited(door, clock.instant()))
                .chain(door -> claim(booking, MissedVisit.Side.TECHNICIAN, note, door, MissedVisit.State.OPEN))
                .call(claim ->
                        visits.tell(VisitNews.What.CALLED_ABSENT, booking, cause(booking, "absent"), Optional.empty()));
    }

    /**
     * Nobody came. Where the technician has begun, by what is written down, that contradicts it at once. Refuses besides with:
     * {@code technician-may-come}, {@code visit-done}.
     */
    @WithTransaction
    public Uni<MissedVisit> byHousehold(VisitViewer.OfHousehold home, UUID bookingId, String note) {
        Notes.require(note);
        return visits.lock(home, bookingId).chain(visit -> known(visit.booking(), MissedVisit.Side.RESIDENT, note)
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(known.get())
                        : byHousehold(visit.requireOwn(), note)));
    }

    private Uni<MissedVisit> byHousehold(PaidVisit visit, String note) {
        var booking = visit.booking();
        presence(booking).requireLate(clock.instant());
        var state = visit.begun() ? MissedVisit.State.CONTESTED : MissedVisit.State.OPEN;
        return missed.door(booking)
                .chain(door -> claim(booking, MissedVisit.Side.RESIDENT, note, door, state))
                .call(() -> visits.tell(
                        new TechnicianMissed(cause(booking, "nobody-came"), booking.id(), booking.companyId())));
    }

    /**
     * The other side contradicts: from now on a person decides.
     *
     * <p>Refuses besides with: {@code missed-visit-not-found}, {@code own-claim}, {@code missed-visit-over}.
     */
    @WithTransaction
    public Uni<MissedVisit> contradict(VisitViewer viewer, UUID bookingId, String note) {
        Notes.require(note);
        return visits.lock(viewer, bookingId).chain(visit -> missed.find(visit.booking())
                .map(found -> found.orElseThrow(() -> io.linli.catalog.kernel.Refusal.notFound("missed-visit")))
                .invoke(claim -> requireOther(viewer, claim))
                .chain(claim -> contradict(visit.booking(), claim, note)));
    }

    private Uni<MissedVisit> contradict(Booking booking, MissedVisit claim, String note) {
        return switch (claim.state()) {
            case OPEN ->
                missed.contest(booking.id(), note, clock.instant())
                        .chain(() -> visits.tell(
                                VisitNews.What.CONTESTED, booking, cause(booking, "contested"), Optional.empty()))
                        .chain(() -> missed.find(booking))
                        .map(Optional::orElseThrow);
            case CONTESTED -> Uni.createFrom().item(claim);
            case SETTLED, DECIDED, WITHDRAWN ->
                throw PaidVisit.refusal("missed-visit-over", "This is settled already.");
        };
    }

    /** What was said before: the same side changes nothing any more, the other one contradicts. */
    private Uni<Optional<MissedVisit>> known(Booking booking, MissedVisit.Side side, String note) {
        return missed.find(booking)
                .chain(found -> found.isEmpty() || found.get().claimedBy() == side
                        ? Uni.createFrom().item(found)
                        : contradict(booking, found.get(), note).map(Optional::of));
    }

    private Uni<MissedVisit> claim(
            Booking booking, MissedVisit.Side side, String note, Optional<Instant> door, MissedVisit.State state) {
        var now = clock.instant();
        var claim = new MissedVisit(
                booking.id(),
                booking.companyId(),
                booking.supplierId(),
                side,
                note,
                door,
                now,
                now.plus(settings.answer()),
                Optional.empty(),
                state,
                Optional.empty());
        return missed.insert(claim, booking.standing().moves())
                .chain(() -> deadlines.set(SettleMissed.KIND, booking.id(), booking.companyId(), claim.answerUntil()))
                .replaceWith(claim);
    }

    private Presence presence(Booking booking) {
        return new Presence(booking, settings);
    }

    private static void requireOther(VisitViewer viewer, MissedVisit claim) {
        boolean resident = viewer instanceof VisitViewer.OfHousehold;
        if (resident == (claim.claimedBy() == MissedVisit.Side.RESIDENT)) {
            throw PaidVisit.refusal("own-claim", "This is what you said yourself.");
        }
    }

    private static UUID cause(Booking booking, String what) {
        return UUID.nameUUIDFromBytes(
                (booking.id() + " " + what + " " + booking.standing().moves())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
