package io.linli.marketplace.paidvisit;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.BookingSettings;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.booking.SlotRequest;
import io.linli.marketplace.booking.VisitJobs;
import io.linli.marketplace.booking.VisitMoved;
import io.linli.marketplace.booking.VisitNeeds;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.Households;

/**
 * Moves a visit that is paid for to another time: the new one is taken and the old one given back in one transaction, whatever
 * the price is by now. Where the new one is taken, the visit stays where it was.
 *
 * <p>Moved to where it is, nothing changes. Refuses with: {@code booking-not-found}, {@code visit-not-paid}, {@code
 * visit-cancelled}, {@code visit-done}, {@code visit-started}, {@code visit-of-group-buy}, {@code visit-missed-pending}, {@code visit-time-invalid}, and what
 * {@link io.linli.marketplace.booking.SlotHolds} refuses with ({@code slot-taken} names the next free ones).
 */
@ApplicationScoped
public class MoveVisit {

    private static final Logger LOG = Logger.getLogger(MoveVisit.class);

    private final PaidVisits visits;
    private final Bookings bookings;
    private final PendingClaims claims;
    private final VisitJobs jobs;
    private final ServiceItems items;
    private final Communities communities;
    private final Households households;
    private final DomainEvents events;
    private final VisitSettings settings;
    private final BookingSettings times;
    private final Clock clock;

    MoveVisit(
            PaidVisits visits,
            Bookings bookings,
            PendingClaims claims,
            VisitJobs jobs,
            ServiceItems items,
            Communities communities,
            Households households,
            DomainEvents events,
            VisitSettings settings,
            BookingSettings times,
            Clock clock) {
        this.visits = visits;
        this.bookings = bookings;
        this.claims = claims;
        this.jobs = jobs;
        this.items = items;
        this.communities = communities;
        this.households = households;
        this.events = events;
        this.settings = settings;
        this.times = times;
        this.clock = clock;
    }

    /**
     * By the household: as long as giving it up would cost nothing, and so often.
     *
     * <p>Refuses besides with: {@code move-too-late} (fact {@code freeUntil}), {@code moved-too-often} (fact {@code most}).
     *
     * @param startsAt of the slot: of the visit, or of the window of arrival
     * @param technicianId who shall come; null for any who is free
     */
    @WithTransaction
    public Uni<Booking> byHousehold(
            VisitViewer.OfHousehold viewer, UUID bookingId, Instant startsAt, @Nullable UUID technicianId) {
        checkTime(startsAt);
        return visits.lock(viewer, bookingId)
                .map(PaidVisit::requireAhead)
                .chain(visit -> isThere(visit.booking(), startsAt, technicianId)
                        ? Uni.createFrom().item(visit.booking())
                        : moveAllowed(visit.booking(), startsAt, technicianId));
    }

    private Uni<Booking> moveAllowed(Booking booking, Instant startsAt, @Nullable UUID technicianId) {
        requireAllowed(booking);
        return claims.requireNone(booking)
                .chain(() -> move(
                        booking, startsAt, technicianId, !booking.standing().excused()));
    }

    /** Whether the household may move it now, at no cost. */
    public boolean allows(Booking booking) {
        return booking.standing().excused()
                || booking.standing().ownMoves() < settings.mostMoves()
                        && booking.feeAt(clock.instant()).isZero();
    }

    /** As agreed between the two sides; the caller locked it and saw that the work had not begun. */
    Uni<Booking> agreed(Booking booking, Instant startsAt, @Nullable UUID technicianId) {
        checkTime(startsAt);
        return isThere(booking, startsAt, technicianId)
                ? Uni.createFrom().item(booking)
                : claims.withdraw(booking).chain(() -> move(booking, startsAt, technicianId, false));
    }

    private Uni<Booking> move(Booking booking, Instant startsAt, @Nullable UUID technicianId, boolean own) {
        return items.get(booking.serviceItemId())
                .chain(item -> communities.get(booking.communityId()).chain(community -> request(
                                booking, item, community, startsAt, technicianId)
                        .chain(request -> bookings.move(booking.id(), request, own))
                        .call(moved -> jobs.move(moved, community.zone()))))
                .call(moved -> events.publish(new VisitMoved(
                        moved.id(), moved.companyId(), moved.standing().moves())))
                .invoke(moved ->
                        LOG.infof("visit %s moved from %s to %s", moved.id(), booking.startsAt(), moved.startsAt()));
    }

    private Uni<SlotRequest> request(
            Booking booking, ServiceItem item, Community community, Instant startsAt, @Nullable UUID technicianId) {
        var lasts = Duration.between(booking.startsAt(), booking.endsAt());
        return households
                .building(booking.householdId())
                .map(building -> new SlotRequest(
                        booking.id(),
                        booking.supplierId(),
                        technicianId,
                        startsAt,
                        startsAt.plus(lasts),
                        community.zone(),
                        clock.instant().plus(times.slotHold()),
                        new VisitNeeds(item.visit(), community.id(), building)));
    }

    private static boolean isThere(Booking booking, Instant startsAt, @Nullable UUID technicianId) {
        return booking.arrival().from().equals(startsAt)
                && Optional.ofNullable(technicianId)
                        .map(booking.technicianId()::equals)
                        .orElse(true);
    }

    private void requireAllowed(Booking booking) {
        if (booking.standing().excused()) {
            return;
        }
        if (!booking.feeAt(clock.instant()).isZero()) {
            throw PaidVisit.refusal(
                    "move-too-late",
                    "It is too late to move this visit for nothing: it can be given up for a fee.",
                    booking.freeUntil()
                            .<Map<String, Object>>map(until -> Map.of("freeUntil", until))
                            .orElse(Map.of()));
        }
        if (booking.standing().ownMoves() >= settings.mostMoves()) {
            throw PaidVisit.refusal(
                    "moved-too-often",
                    "A visit can be moved " + settings.mostMoves() + " times.",
                    Map.of("most", settings.mostMoves()));
        }
    }

    /** Refuses with: {@code visit-time-invalid}. */
    void checkTime(Instant startsAt) {
        var now = clock.instant();
        if (!startsAt.isAfter(now) || startsAt.isAfter(now.plus(times.furthest()))) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "visit-time-invalid",
                    "A visit can be moved from now to " + times.furthest().toDays() + " days ahead.");
        }
    }
}
