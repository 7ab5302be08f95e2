package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads what {@link PlanStore} writes. Needs an open session. */
@ApplicationScoped
class PlanReads {

    private static final int MOST = 1_000;

    private static final String TERMS =
            """
            SELECT id, display_name, zone, visits_a_day, visits_a_week, cast(left_on AS text) AS last
            FROM fulfillment.technician WHERE supplier_id = :supplier ORDER BY display_name, id LIMIT\s"""
                    + MOST;

    private static final String WEEKLY =
            """
            SELECT weekday, cast(starts AS text) AS starts, cast(ends AS text) AS ends FROM fulfillment.%s
            WHERE technician_id = :technician ORDER BY weekday, starts""";

    private static final String EXCEPTIONS =
            """
            SELECT id, cast(day AS text) AS day, kind, cast(starts AS text) AS starts, cast(ends AS text) AS ends
            FROM fulfillment.shift_exception WHERE technician_id = :technician AND day >= :from ORDER BY day, starts, id LIMIT\s"""
                    + MOST;

    private static final String ABSENCES =
            """
            SELECT id, kind, cast(first_day AS text) AS first, cast(last_day AS text) AS last
            FROM fulfillment.absence WHERE technician_id = :technician AND last_day >= :from ORDER BY first_day LIMIT\s"""
                    + MOST;

    private static final String SKILLS =
            """
            SELECT skill, certificate, cast(expires_on AS text) AS expires FROM fulfillment.technician_skill
            WHERE technician_id = :technician ORDER BY skill""";

    private static final String AREAS =
            """
            SELECT community_id, building_id FROM fulfillment.technician_area
            WHERE technician_id = :technician ORDER BY community_id, building_id""";

    private static final String CLOSED =
            """
            SELECT cast(day AS text) AS day, name FROM fulfillment.closed_day
            WHERE supplier_id = :supplier AND day >= :from ORDER BY day LIMIT\s"""
                    + MOST;

    private static final String VISITS =
            """
            SELECT booking_id, technician_id, cast(extract(epoch FROM lower(during)) AS bigint) AS starts,
                   cast(extract(epoch FROM upper(during)) AS bigint) AS ends, before_minutes, after_minutes
            FROM fulfillment.slot_hold
            WHERE technician_id = ANY(:technicians) AND during && tstzrange(:from, :to)
              AND state IN ('HELD', 'CONFIRMED') AND (state = 'CONFIRMED' OR expires_at > :now)
            ORDER BY lower(during), technician_id LIMIT 10000""";

    private static final String BUSY =
            """
            SELECT technician_id, cast(extract(epoch FROM lower(during)) AS bigint) AS starts,
                   cast(extract(epoch FROM upper(during)) AS bigint) AS ends
            FROM fulfillment.busy_time WHERE technician_id = ANY(:technicians) AND during && tstzrange(:from, :to)
            ORDER BY lower(during) LIMIT 10000""";

    /** A technician, by id. */
    record Named(UUID id, TechnicianTerms terms) {}

    /** What a visit blocks of a technician's time, and the visit itself. */
    record Taken(UUID technicianId, TimeRange blocked, WorkPlan.Visit visit) {}

    /** Time in which a technician is elsewhere. */
    record Busy(UUID technicianId, TimeRange during) {}

    Uni<List<Named>> team(UUID supplierId) {
        return list(TERMS, Map.of("supplier", supplierId), row -> new Named((UUID) row[0], terms(row)));
    }

    Uni<Week> week(UUID technicianId) {
        var of = Map.<String, Object>of("technician", technicianId);
        return list(WEEKLY.formatted("shift"), of, PlanReads::shift)
                .chain(shifts -> list(WEEKLY.formatted("shift_break"), of, PlanReads::shift)
                        .map(breaks -> new Week(shifts, breaks)));
    }

    Uni<List<DayException>> exceptions(UUID technicianId, LocalDate from) {
        return list(EXCEPTIONS, Map.of("technician", technicianId, "from", from), PlanReads::exception);
    }

    Uni<List<Absence>> absences(UUID technicianId, LocalDate from) {
        return list(
                ABSENCES,
                Map.of("technician", technicianId, "from", from),
                row -> new Absence((UUID) row[0], Absence.Kind.valueOf((String) row[1]), day(row[2]), day(row[3])));
    }

    Uni<List<Skill>> skills(UUID technicianId) {
        return list(
                SKILLS,
                Map.of("technician", technicianId),
                row -> new Skill(
                        (String) row[0],
                        (String) row[1],
                        Optional.ofNullable(row[2]).map(PlanReads::day)));
    }

    Uni<List<Area>> areas(UUID technicianId) {
        return list(
                AREAS,
                Map.of("technician", technicianId),
                row -> new Area((UUID) row[0], Optional.ofNullable((UUID) row[1])));
    }

    Uni<List<WorkPlan.ClosedDay>> closed(UUID supplierId, LocalDate from) {
        return list(
                CLOSED,
                Map.of("supplier", supplierId, "from", from),
                row -> new WorkPlan.ClosedDay(day(row[0]), (String) row[1]));
    }

    Uni<List<Taken>> visits(List<UUID> technicianIds, TimeRange when, Instant now) {
        return list(VISITS, within(technicianIds, when, now), PlanReads::taken);
    }

    Uni<List<Busy>> busy(List<UUID> technicianIds, TimeRange when) {
        return list(
                BUSY,
                Map.of(
                        "technicians", technicianIds.toArray(UUID[]::new),
                        "from", when.starts().atOffset(ZoneOffset.UTC),
                        "to", when.ends().atOffset(ZoneOffset.UTC)),
                row -> new Busy((UUID) row[0], new TimeRange(instant(row[1]), instant(row[2]))));
    }

    private static Map<String, Object> within(List<UUID> technicianIds, TimeRange when, Instant now) {
        return Map.of(
                "technicians", technicianIds.toArray(UUID[]::new),
                "from", when.starts().atOffset(ZoneOffset.UTC),
                "to", when.ends().atOffset(ZoneOffset.UTC),
                "now", now.atOffset(ZoneOffset.UTC));
    }

    private static <T> Uni<List<T>> list(String sql, Map<String, Object> parameters, Function<Object[], T> read) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, Object[].class);
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(rows -> rows.stream().map(read).toList());
    }

    private static TechnicianTerms terms(Object[] row) {
        return new TechnicianTerms(
                (String) row[1],
                ZoneId.of((String) row[2]),
                Optional.ofNullable(row[3]).map(PlanReads::integer),
                Optional.ofNullable(row[4]).map(PlanReads::integer),
                Optional.ofNullable(row[5]).map(PlanReads::day));
    }

    private static Shift shift(Object[] row) {
        return new Shift(DayOfWeek.of(integer(row[0])), hours(row[1], row[2]));
    }

    private static DayException exception(Object[] row) {
        return new DayException(
                (UUID) row[0],
                day(row[1]),
                DayException.Kind.valueOf((String) row[2]),
                Optional.ofNullable(row[3]).map(starts -> hours(starts, row[4])));
    }

    private static Taken taken(Object[] row) {
        var blocked = new TimeRange(instant(row[2]), instant(row[3]));
        return new Taken(
                (UUID) row[1],
                blocked,
                new WorkPlan.Visit(
                        (UUID) row[0],
                        blocked.starts().plusSeconds(60L * integer(row[4])),
                        blocked.ends().minusSeconds(60L * integer(row[5]))));
    }

    private static Hours hours(Object starts, Object ends) {
        return new Hours(LocalTime.parse((String) starts), LocalTime.parse((String) ends));
    }

    private static LocalDate day(Object text) {
        return LocalDate.parse((String) text);
    }

    private static Instant instant(Object epochSeconds) {
        return Instant.ofEpochSecond(((Number) epochSeconds).longValue());
    }

    private static int integer(Object number) {
        return ((Number) number).intValue();
    }
}
