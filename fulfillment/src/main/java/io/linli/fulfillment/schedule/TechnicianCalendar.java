package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.booking.SlotHold;
import io.linli.marketplace.booking.SlotHolds;
import io.linli.marketplace.booking.SlotRequest;

/**
 * The technicians' calendars, behind marketplace's port.
 *
 * <p>Rosters are read to know who may be asked; whether the time is got, only the exclusion constraint decides. "Any
 * technician" asks those who are free one after the other, the least busy of the day first.
 */
@ApplicationScoped
public class TechnicianCalendar implements SlotHolds {

    /** Free slots named in a refusal, and the days searched for them. */
    private static final int NEXT_SLOTS = 5;

    private static final int NEXT_DAYS = 7;

    private final Rosters rosters;
    private final HoldStore holds;
    private final Clock clock;

    TechnicianCalendar(Rosters rosters, HoldStore holds, Clock clock) {
        this.rosters = rosters;
        this.holds = holds;
        this.clock = clock;
    }

    /**
     * Refuses with: {@code slot-taken} (facts: {@code nextSlots}, starts of the next free ones), {@code
     * outside-working-hours}, {@code technician-not-found}, {@code slot-lost} (held for this booking before and given back).
     */
    @Override
    @WithTransaction
    public Uni<SlotHold> hold(SlotRequest request) {
        return holds.ofBooking(request.bookingId())
                .chain(found ->
                        found.isPresent() ? Uni.createFrom().item(() -> replay(found.get())) : holdNew(request));
    }

    @Override
    @WithTransaction
    public Uni<Void> confirm(UUID bookingId) {
        return holds.confirm(bookingId)
                .chain(confirmed -> confirmed ? Uni.createFrom().voidItem() : retake(bookingId));
    }

    @Override
    @WithTransaction
    public Uni<Void> release(UUID bookingId) {
        return holds.release(bookingId);
    }

    private Uni<SlotHold> holdNew(SlotRequest request) {
        var now = clock.instant();
        var day = request.startsAt().atZone(request.zone()).toLocalDate();
        return rosters.of(request.supplierId(), request.zone(), day, 1, now)
                .map(all -> asked(all, request))
                .chain(asked -> holdWithin(asked, request, day, now));
    }

    private Uni<SlotHold> holdWithin(List<Roster> asked, SlotRequest request, LocalDate day, Instant now) {
        var grid = new SlotGrid(
                request.zone(), day, 1, Duration.between(request.startsAt(), request.endsAt()), request.startsAt());
        refuseOutsideWorkingHours(grid, asked, request);
        var free = at(grid.free(asked), request.startsAt());
        var candidates = asked.stream()
                .filter(roster -> free.contains(roster.technicianId()))
                .sorted(leastBusy(request.bookingId()))
                .map(roster ->
                        new SlotHold(request.bookingId(), roster.technicianId(), request.startsAt(), request.endsAt()))
                .toList();
        return holds.lapse(free, request.startsAt(), request.endsAt(), now)
                .chain(() -> takeFirst(candidates, request))
                .chain(got ->
                        got == null ? notGot(request, day) : Uni.createFrom().item(got));
    }

    /** Asks one technician after the other; null when nobody's time was got. */
    private Uni<SlotHold> takeFirst(List<SlotHold> candidates, SlotRequest request) {
        if (candidates.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        var first = candidates.get(0);
        return holds.take(first, request.expiresAt())
                .chain(taken -> taken
                        ? Uni.createFrom().item(first)
                        : takeFirst(candidates.subList(1, candidates.size()), request));
    }

    /** Somebody else was faster, perhaps the same request sent twice. */
    private Uni<SlotHold> notGot(SlotRequest request, LocalDate day) {
        return holds.ofBooking(request.bookingId())
                .chain(found ->
                        found.isPresent() ? Uni.createFrom().item(() -> replay(found.get())) : taken(request, day));
    }

    private Uni<SlotHold> taken(SlotRequest request, LocalDate day) {
        var duration = Duration.between(request.startsAt(), request.endsAt());
        var now = clock.instant();
        var grid = new SlotGrid(request.zone(), day, NEXT_DAYS, duration, now);
        return rosters.of(request.supplierId(), request.zone(), day, NEXT_DAYS, now)
                .map(all -> grid.free(asked(all, request)))
                .map(TechnicianCalendar::slotTaken)
                .chain(refusal -> Uni.createFrom().failure(refusal));
    }

    /** A hold that ran out may be had again as long as nobody took the time. */
    private Uni<Void> retake(UUID bookingId) {
        return holds.retake(bookingId)
                .invoke(retaken -> {
                    if (!retaken) {
                        throw slotLost();
                    }
                })
                .replaceWithVoid();
    }

    private static SlotHold replay(HoldStore.Held held) {
        if (!held.counts()) {
            throw slotLost();
        }
        return held.hold();
    }

    /** Those who may come: the one who shall, or all. */
    private static List<Roster> asked(List<Roster> all, SlotRequest request) {
        if (request.technicianId() == null) {
            return all;
        }
        var named = all.stream()
                .filter(roster -> roster.technicianId().equals(request.technicianId()))
                .toList();
        if (named.isEmpty()) {
            throw Refusal.notFound("technician");
        }
        return named;
    }

    private static void refuseOutsideWorkingHours(SlotGrid grid, List<Roster> asked, SlotRequest request) {
        var unbooked = asked.stream()
                .map(roster -> new Roster(roster.technicianId(), roster.shifts(), List.of()))
                .toList();
        if (at(grid.free(unbooked), request.startsAt()).isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "outside-working-hours",
                    "Nobody works then, or visits do not start at that minute.");
        }
    }

    private static List<UUID> at(List<Slot> slots, Instant start) {
        return slots.stream()
                .filter(slot -> slot.startsAt().equals(start))
                .findFirst()
                .map(Slot::technicianIds)
                .orElse(List.of());
    }

    /** Ties are broken differently for each booking, so that they do not all ask the same technician first. */
    private static Comparator<Roster> leastBusy(UUID bookingId) {
        return Comparator.comparing((Roster roster) -> roster.taken().size())
                .thenComparing(roster -> roster.technicianId().hashCode() ^ bookingId.hashCode());
    }

    private static Refusal slotTaken(List<Slot> free) {
        var next = free.stream().limit(NEXT_SLOTS).map(Slot::startsAt).toList();
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "slot-taken",
                "Somebody else just took this time. Choose another.",
                Map.of("nextSlots", next));
    }

    private static Refusal slotLost() {
        return new Refusal(
                Refusal.Kind.CONFLICT, "slot-lost", "The time was held too long and given back. Choose it again.");
    }
}
