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
    public Uni<Long> visits(UUID supplierId, LocalDate day, ZoneId zone, Duration visit) {
        var now = clock.instant();
        var grid = new SlotGrid(zone, day, 1, visit, now);
        return rosters.of(supplierId, zone, day, 1, now).map(all -> all.stream()
                .mapToLong(one -> oneAfterTheOther(grid.free(List.of(one))))
                .sum());
    }

    /** Who takes the next that does not overlap takes the most there can be. */
    static long oneAfterTheOther(List<Slot> free) {
        long visits = 0;
        var busyUntil = Instant.MIN;
        for (var slot : free) {
            if (!slot.startsAt().isBefore(busyUntil)) {
                visits++;
                busyUntil = slot.endsAt();
            }
        }
        return visits;
    }
}
