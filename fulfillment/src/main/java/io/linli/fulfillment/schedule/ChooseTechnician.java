package io.linli.fulfillment.schedule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.fulfillment.schedule.DispatchChoice.Candidate;
import io.linli.fulfillment.schedule.DispatchChoice.Ranked;
import io.linli.fulfillment.schedule.DispatchChoice.Stop;

/** Brings what {@link DispatchChoice} asks for, in one query. Needs an open session. */
@ApplicationScoped
class ChooseTechnician {

    private static final Duration MARGIN = Duration.ofDays(1);
    private static final int DAYS_OF_A_WEEK = 7;

    private static final String STOPS =
            """
            SELECT technician_id, cast(extract(epoch FROM lower(during)) AS bigint) + 60 * before_minutes AS starts,
                   cast(extract(epoch FROM upper(during)) AS bigint) - 60 * after_minutes AS ends, community_id, building_id
            FROM fulfillment.slot_hold
            WHERE technician_id = ANY(:technicians) AND during && tstzrange(:from, :to)
              AND state IN ('HELD', 'CONFIRMED') AND (state = 'CONFIRMED' OR expires_at > :now) AND booking_id <> :booking
            ORDER BY technician_id, lower(during) LIMIT 20000""";

    /** Somebody who is free, and when the visit would be. */
    record Option(Roster roster, TimeRange visit) {}

    private record Row(UUID technicianId, Stop stop) {}

    /** The best first. @param bookingId what is held for it already does not count */
    Uni<List<Ranked>> rank(UUID bookingId, Travel.Place place, List<Option> options, Instant now) {
        if (options.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var around =
                TimeRange.spanning(options.stream().map(ChooseTechnician::week).toList());
        return stops(bookingId, options, around, now)
                .map(stops -> options.stream()
                        .map(option -> candidate(
                                option, stops.getOrDefault(option.roster().technicianId(), List.of())))
                        .toList())
                .map(candidates -> DispatchChoice.rank(place, candidates, bookingId));
    }

    private static Candidate candidate(Option option, List<Stop> stops) {
        var week = week(option);
        long minutes = stops.stream()
                .map(Stop::visit)
                .filter(visit -> !visit.starts().isBefore(week.starts())
                        && visit.starts().isBefore(week.ends()))
                .mapToLong(
                        visit -> Duration.between(visit.starts(), visit.ends()).toMinutes())
                .sum();
        return new Candidate(option.roster().technicianId(), option.visit(), stops, (int) minutes);
    }

    /** From Monday to Sunday where the technician is. */
    private static TimeRange week(Option option) {
        var zone = option.roster().working().zone();
        var monday = VisitLimits.monday(option.roster().dayOf(option.visit().starts()));
        return new TimeRange(
                monday.atStartOfDay(zone).toInstant(),
                monday.plusDays(DAYS_OF_A_WEEK).atStartOfDay(zone).toInstant());
    }

    private static Uni<Map<UUID, List<Stop>>> stops(
            UUID bookingId, List<Option> options, TimeRange around, Instant now) {
        var ids = options.stream().map(option -> option.roster().technicianId()).toArray(UUID[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STOPS, Object[].class)
                        .setParameter("technicians", ids)
                        .setParameter("from", around.starts().minus(MARGIN).atOffset(ZoneOffset.UTC))
                        .setParameter("to", around.ends().plus(MARGIN).atOffset(ZoneOffset.UTC))
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .setParameter("booking", bookingId)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(ChooseTechnician::row)
                        .collect(groupingBy(Row::technicianId, mapping(Row::stop, toList()))));
    }

    private static Row row(Object[] row) {
        var visit = new TimeRange(
                Instant.ofEpochSecond(((Number) row[1]).longValue()),
                Instant.ofEpochSecond(((Number) row[2]).longValue()));
        return new Row((UUID) row[0], new Stop(visit, new Travel.Place((UUID) row[3], (UUID) row[4])));
    }
}
