package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.schedule.HoldStore.Blocked;
import io.linli.marketplace.booking.Arrival;
import io.linli.marketplace.booking.SlotHold;
import io.linli.marketplace.booking.SlotHolds;
import io.linli.marketplace.booking.SlotRequest;

/**
 * The technicians' calendars, behind marketplace's port.
 *
 * <p>Rosters are read to know who may be asked; whether the time is got, only the exclusion constraint decides. "Any
 * technician" asks those who are free one after the other, as {@link DispatchChoice} ranks them.
 */
@ApplicationScoped
public class TechnicianCalendar implements SlotHolds {

    /** Free slots named in a refusal, and the days searched for them. */
    private static final int NEXT_SLOTS = 5;

    private static final int NEXT_DAYS = 7;

    private final Rosters rosters;
    private final HoldStore holds;
    private final Technicians technicians;
    private final ChooseTechnician choose;
    private final Clock clock;

    TechnicianCalendar(
            Rosters rosters, HoldStore holds, Technicians technicians, ChooseTechnician choose, Clock clock) {
        this.choose = choose;
        this.rosters = rosters;
        this.technicians = technicians;
        this.holds = holds;
        this.clock = clock;
    }

    /**
     * Refuses with: {@code slot-taken} (facts: {@code nextSlots}, starts of the next free ones), {@code
     * outside-working-hours}, {@code technician-not-found}, {@code technician-unsuitable} (lacks a skill, or does not come
     * there), {@code slot-lost} (held for this booking before and given back).
     */
    @Override
    @WithTransaction
    public Uni<SlotHold> hold(SlotRequest request) {
        return holds.ofBooking(request.bookingId())
                .chain(found -> found.isPresent() ? Uni.createFrom().item(() -> replay(found.get())) : holdNew(request))
                .map(held -> arriving(held, request));
    }

    @Override
    @WithTransaction
    public Uni<SlotHold> move(SlotRequest request) {
        return holds.giveUp(request.bookingId())
                .invoke(given -> {
                    if (given.isEmpty()) {
                        throw slotLost();
                    }
                })
                .chain(given -> holdNew(request)
                        .call(() -> given.filter(HoldStore.Given::confirmed).isPresent()
                                ? holds.confirm(request.bookingId())
                                : Uni.createFrom().item(true)))
                .map(held -> arriving(held, request));
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
        var grid = grid(request, 1, request.startsAt());
        return rosters.of(request.supplierId(), request.technicianId(), request.needs(), grid.span(), now)
                .call(asked -> asked.isEmpty()
                        ? refuseTechnician(request)
                        : Uni.createFrom().voidItem())
                .chain(asked -> holdWithin(asked, request, grid, now));
    }

    private Uni<SlotHold> holdWithin(List<Roster> asked, SlotRequest request, SlotGrid grid, Instant now) {
        refuseOutsideWorkingHours(grid, asked, request);
        return candidates(asked, request, grid, now).chain(candidates -> lapse(candidates, now)
                .chain(() -> takeFirst(candidates, request))
                .chain(got -> got == null ? notGot(request) : Uni.createFrom().item(got)));
    }

    /** Who could come and when, in the order in which they are asked: one at several times of a window, the earliest first. */
    private Uni<List<Blocked>> candidates(List<Roster> asked, SlotRequest request, SlotGrid grid, Instant now) {
        if (request.technicianId() != null) {
            return Uni.createFrom().item(() -> asked.stream()
                    .flatMap(roster -> blocked(roster, request, grid, Chosen.NAMED))
                    .toList());
        }
        var free = asked.stream()
                .filter(roster -> !grid.startsOf(roster, request.startsAt()).isEmpty())
                .collect(Collectors.toMap(Roster::technicianId, roster -> roster));
        var options = free.values().stream()
                .map(roster -> new ChooseTechnician.Option(
                        roster,
                        grid.visit()
                                .visit(grid.startsOf(roster, request.startsAt())
                                        .get(0)
                                        .at())))
                .toList();
        var place = HoldStore.Asks.of(request.needs()).place();
        return choose.rank(request.bookingId(), place, options, now).map(ranked -> ranked.stream()
                .flatMap(one -> blocked(
                        free.get(one.candidate().technicianId()),
                        request,
                        grid,
                        Chosen.of(Chosen.By.AUTOMATIC, one.why())))
                .toList());
    }

    /** When this technician could come. */
    private static Stream<Blocked> blocked(Roster roster, SlotRequest request, SlotGrid grid, Chosen choice) {
        var rules = request.needs().rules();
        return grid.startsOf(roster, request.startsAt()).stream()
                .map(start -> new Blocked(
                        request.bookingId(),
                        roster.technicianId(),
                        grid.visit().blocked(start.at()),
                        rules.beforeMinutes(),
                        rules.afterMinutes(),
                        roster.dayOf(start.at()),
                        HoldStore.Asks.of(request.needs()),
                        choice));
    }

    private Uni<Void> lapse(List<Blocked> candidates, Instant now) {
        if (candidates.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var during = TimeRange.spanning(candidates.stream().map(Blocked::during).toList());
        return holds.lapse(
                candidates.stream().map(Blocked::technicianId).distinct().toList(),
                during,
                candidates.get(0).day(),
                now);
    }

    /** Asks one technician after the other; null when nobody's time was got. */
    private Uni<SlotHold> takeFirst(List<Blocked> candidates, SlotRequest request) {
        if (candidates.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        var first = candidates.get(0);
        return holds.take(first, request.expiresAt())
                .chain(taken -> taken
                        ? Uni.createFrom().item(first.hold())
                        : takeFirst(candidates.subList(1, candidates.size()), request));
    }

    private static SlotHold arriving(SlotHold held, SlotRequest request) {
        return grid(request, 1, request.startsAt())
                .windowOf(held.startsAt())
                .map(window -> held.arriving(new Arrival(window.starts(), window.ends())))
                .orElse(held);
    }

    /** Somebody else was faster, perhaps the same request sent twice. */
    private Uni<SlotHold> notGot(SlotRequest request) {
        return holds.ofBooking(request.bookingId())
                .chain(found -> found.isPresent() ? Uni.createFrom().item(() -> replay(found.get())) : taken(request));
    }

    private Uni<SlotHold> taken(SlotRequest request) {
        var now = clock.instant();
        var grid = grid(request, NEXT_DAYS, now);
        return rosters.of(request.supplierId(), request.technicianId(), request.needs(), grid.span(), now)
                .map(grid::free)
                .map(free -> slotTaken(free, request.startsAt()))
                .chain(refusal -> Uni.createFrom().failure(refusal));
    }

    /** From the day of the request. */
    private static SlotGrid grid(SlotRequest request, int days, Instant notBefore) {
        var day = request.startsAt().atZone(request.zone()).toLocalDate();
        var visit = VisitTimes.of(
                Duration.between(request.startsAt(), request.endsAt()),
                request.needs().rules());
        return new SlotGrid(request.zone(), day, days, visit, notBefore);
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

    /** Nobody may come: where one was named, it is said why not. */
    private Uni<Void> refuseTechnician(SlotRequest request) {
        if (request.technicianId() == null) {
            return Uni.createFrom().voidItem();
        }
        return technicians.byIds(List.of(request.technicianId())).map(found -> {
            boolean ours = found.stream().anyMatch(one -> one.supplierId().equals(request.supplierId()));
            throw ours ? unsuitable() : Refusal.notFound("technician");
        });
    }

    private static void refuseOutsideWorkingHours(SlotGrid grid, List<Roster> asked, SlotRequest request) {
        boolean worked = asked.stream().anyMatch(roster -> !grid.startsOf(roster.unbooked(), request.startsAt())
                .isEmpty());
        if (!worked) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "outside-working-hours",
                    "Nobody works then, or visits do not start at that minute.");
        }
    }

    /** Names those nearest to what was wanted, in order of time. */
    private static Refusal slotTaken(List<Slot> free, Instant wanted) {
        var next = free.stream()
                .map(Slot::startsAt)
                .sorted(Comparator.comparing(
                        start -> Duration.between(wanted, start).abs()))
                .limit(NEXT_SLOTS)
                .sorted()
                .toList();
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "slot-taken",
                "Somebody else just took this time. Choose another.",
                Map.of("nextSlots", next));
    }

    private static Refusal unsuitable() {
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "technician-unsuitable",
                "This technician does not do this service, or does not come to your building.");
    }

    private static Refusal slotLost() {
        return new Refusal(
                Refusal.Kind.CONFLICT, "slot-lost", "The time was held too long and given back. Choose it again.");
    }
}
