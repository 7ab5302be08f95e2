package io.linli.fulfillment.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.service.VisitRules;
import io.linli.fulfillment.schedule.HoldStore.Blocked;
import io.linli.marketplace.booking.VisitNeeds;

/**
 * Somebody else comes to a visit, at the same time. The new technician's time is taken before the old one's is given back, in the
 * caller's transaction: the exclusion constraint decides, and where nobody is got nothing has changed.
 */
@ApplicationScoped
public class ReassignTime {

    private final HoldStore holds;
    private final Rosters rosters;
    private final ChooseTechnician choose;
    private final Clock clock;

    ReassignTime(HoldStore holds, Rosters rosters, ChooseTechnician choose, Clock clock) {
        this.holds = holds;
        this.rosters = rosters;
        this.choose = choose;
        this.clock = clock;
    }

    /**
     * Who is wanted for a visit.
     *
     * @param wanted the only one asked; null for the best of those who are free
     * @param besides who is not asked
     * @param by what it is noted as
     */
    public record Wanted(UUID bookingId, UUID supplierId, @Nullable UUID wanted, Set<UUID> besides, Chosen.By by) {}

    /**
     * Who comes now, by the choice that is made for "any" technician; empty where nobody is free, or the visit's time is not
     * confirmed any more. Whoever has it already keeps it where it is that one who is wanted.
     */
    public Uni<Optional<UUID>> reassign(Wanted wanted) {
        return holds.lock(wanted.bookingId())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.<UUID>empty())
                        : reassign(wanted, found.get()));
    }

    /** Why visits are their technicians', by booking; of those whose time is confirmed. */
    public Uni<Map<UUID, Chosen>> why(Collection<UUID> bookingIds) {
        return holds.choices(bookingIds);
    }

    private Uni<Optional<UUID>> reassign(Wanted wanted, Blocked now) {
        if (now.technicianId().equals(wanted.wanted())) {
            return holds.choose(wanted.bookingId(), wanted.by()).replaceWith(Optional.of(now.technicianId()));
        }
        var moment = clock.instant();
        return rosters.of(wanted.supplierId(), wanted.wanted(), needs(now), now.during(), moment)
                .map(asked -> options(asked, wanted, now))
                .chain(options -> choose.rank(wanted.bookingId(), now.asks().place(), options, moment)
                        .map(ranked -> ranked.stream()
                                .map(one -> blocked(one, options, wanted, now))
                                .toList()))
                .call(candidates -> lapse(candidates, now, moment))
                .chain(candidates -> takeFirst(candidates, wanted));
    }

    private static List<ChooseTechnician.Option> options(List<Roster> asked, Wanted wanted, Blocked now) {
        return asked.stream()
                .filter(roster -> !roster.technicianId().equals(now.technicianId())
                        && !wanted.besides().contains(roster.technicianId()))
                .filter(roster -> roster.free(now.during()).stream().anyMatch(range -> range.contains(now.during())))
                .filter(roster -> roster.limits().admit(roster.dayOf(now.hold().startsAt())))
                .map(roster -> new ChooseTechnician.Option(
                        roster, new TimeRange(now.hold().startsAt(), now.hold().endsAt())))
                .toList();
    }

    private static Blocked blocked(
            DispatchChoice.Ranked ranked, List<ChooseTechnician.Option> options, Wanted wanted, Blocked now) {
        var id = ranked.candidate().technicianId();
        var roster = options.stream()
                .map(ChooseTechnician.Option::roster)
                .filter(one -> one.technicianId().equals(id))
                .findFirst()
                .orElseThrow();
        return new Blocked(
                Ids.next(),
                id,
                now.during(),
                now.beforeMinutes(),
                now.afterMinutes(),
                roster.dayOf(now.hold().startsAt()),
                now.asks(),
                Chosen.of(wanted.by(), ranked.why()));
    }

    private Uni<Void> lapse(List<Blocked> candidates, Blocked now, Instant moment) {
        return candidates.isEmpty()
                ? Uni.createFrom().voidItem()
                : holds.lapse(candidates.stream().map(Blocked::technicianId).toList(), now.during(), now.day(), moment);
    }

    private Uni<Optional<UUID>> takeFirst(List<Blocked> candidates, Wanted wanted) {
        if (candidates.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var first = candidates.get(0);
        return holds.take(first, Instant.EPOCH)
                .chain(taken -> taken
                        ? holds.swap(wanted.bookingId(), first.bookingId())
                                .replaceWith(Optional.of(first.technicianId()))
                        : takeFirst(candidates.subList(1, candidates.size()), wanted));
    }

    private static VisitNeeds needs(Blocked now) {
        var rules = new VisitRules(
                now.beforeMinutes(), now.afterMinutes(), 0, now.asks().skillSet());
        return new VisitNeeds(
                rules, now.asks().place().communityId(), now.asks().place().buildingId());
    }
}
