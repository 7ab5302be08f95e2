package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import io.linli.marketplace.booking.DayCapacity;
import io.linli.marketplace.booking.VisitNeeds;

/** How many visits fit into what is left of the technicians' shifts, behind marketplace's port. */
@ApplicationScoped
public class RosterCapacity implements DayCapacity {

    private final Rosters rosters;
    private final Clock clock;

    RosterCapacity(Rosters rosters, Clock clock) {
        this.rosters = rosters;
        this.clock = clock;
    }

    @Override
    @WithSession
    public Uni<Long> visits(UUID supplierId, LocalDate day, ZoneId zone, Duration duration, VisitNeeds needs) {
        var now = clock.instant();
        var visit = VisitTimes.of(duration, needs.rules());
        var grid = new SlotGrid(zone, day, 1, visit, now);
        return rosters.of(supplierId, null, needs, grid.span(), now).map(all -> all.stream()
                .mapToLong(one -> Math.min(one.limits().left(day), oneAfterTheOther(grid.free(List.of(one)), visit)))
                .sum());
    }

    /** Who takes the next that does not overlap takes the most there can be. */
    static long oneAfterTheOther(List<Slot> free, VisitTimes visit) {
        long visits = 0;
        var busyUntil = Instant.MIN;
        for (var slot : free) {
            var blocked = visit.blocked(slot.startsAt());
            if (!blocked.starts().isBefore(busyUntil)) {
                visits++;
                busyUntil = blocked.ends();
            }
        }
        return visits;
    }
}
