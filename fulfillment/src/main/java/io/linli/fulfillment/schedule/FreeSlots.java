package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.ServiceItem;

/** When the technicians of a provider can come. */
@ApplicationScoped
public class FreeSlots {

    /** Days of one answer. */
    public static final int MOST_DAYS = 31;

    /** How far ahead anybody may look. */
    public static final int HORIZON_DAYS = 60;

    private final Rosters rosters;
    private final Clock clock;

    FreeSlots(Rosters rosters, Clock clock) {
        this.rosters = rosters;
        this.clock = clock;
    }

    /**
     * The free slots of a service as it is offered first, wherever the visit may be; otherwise as {@link #find(SlotSearch)}.
     *
     * @param zone of the community: days are in its local time
     * @param from first day, in that zone; days that are over have no slots
     */
    @WithSession
    public Uni<List<Slot>> find(ServiceItem item, ZoneId zone, LocalDate from, int days) {
        return find(SlotSearch.anywhere(item, zone, from, days));
    }

    /**
     * The free slots for a visit, in order of time; none in the past. They may be taken by the time they are asked for.
     *
     * <p>Refuses with: {@code days-invalid} (fewer than 1, more than {@value #MOST_DAYS}, or further ahead than
     * {@value #HORIZON_DAYS} days).
     */
    @WithSession
    public Uni<List<Slot>> find(SlotSearch search) {
        var now = clock.instant();
        var today = now.atZone(search.zone()).toLocalDate();
        if (search.days() < 1 || search.days() > MOST_DAYS || search.from().isAfter(today.plusDays(HORIZON_DAYS))) {
            return Uni.createFrom().failure(daysInvalid());
        }
        var first = search.from().isBefore(today) ? today : search.from();
        int left = (int) Math.max(0, first.until(search.from().plusDays(search.days()), ChronoUnit.DAYS));
        return left == 0 ? Uni.createFrom().item(List.of()) : free(search.within(first, left), now);
    }

    private Uni<List<Slot>> free(SlotSearch search, Instant now) {
        var visit = VisitTimes.of(search.duration(), search.needs().rules());
        var grid = new SlotGrid(search.zone(), search.from(), search.days(), visit, now);
        return rosters.of(search.supplierId(), search.technicianId(), search.needs(), grid.span(), now)
                .map(grid::free);
    }

    private static Refusal daysInvalid() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "days-invalid",
                "Slots can be asked for 1 to " + MOST_DAYS + " days, at most " + HORIZON_DAYS + " days ahead.",
                Map.of("mostDays", MOST_DAYS, "horizonDays", HORIZON_DAYS));
    }
}
