package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;

/** Writes what technicians are, can and when they work. Needs an open transaction. */
@ApplicationScoped
class PlanStore {

    /** Changes of one technician follow one another; visits of the technician are booked meanwhile. */
    private static final String LOCK =
            "SELECT id FROM fulfillment.technician WHERE id = :technician AND supplier_id = :supplier FOR NO KEY UPDATE";

    private static final String HIRE =
            """
            INSERT INTO fulfillment.technician (id, supplier_id, display_name, zone, visits_a_day, visits_a_week, left_on)
            VALUES (:technician, :supplier, :name, :zone, :aDay, :aWeek, cast(cast(:last AS text) AS date))""";

    private static final String CHANGE =
            """
            UPDATE fulfillment.technician SET display_name = :name, zone = :zone, visits_a_day = :aDay, visits_a_week = :aWeek,
                left_on = cast(cast(:last AS text) AS date)
            WHERE id = :technician AND supplier_id = :supplier""";

    private static final String SHIFTS =
            """
            INSERT INTO fulfillment.shift (id, technician_id, weekday, starts, ends)
            SELECT gen_random_uuid(), cast(:technician AS uuid), cast(weekday AS smallint), cast(starts AS time), cast(ends AS time)
            FROM unnest(cast(:weekdays AS text[]), cast(:starts AS text[]), cast(:ends AS text[])) AS row(weekday, starts, ends)""";

    private static final String BREAKS =
            """
            INSERT INTO fulfillment.shift_break (technician_id, weekday, starts, ends)
            SELECT cast(:technician AS uuid), cast(weekday AS smallint), cast(starts AS time), cast(ends AS time)
            FROM unnest(cast(:weekdays AS text[]), cast(:starts AS text[]), cast(:ends AS text[])) AS row(weekday, starts, ends)""";

    private static final String SKILLS =
            """
            INSERT INTO fulfillment.technician_skill (technician_id, skill, certificate, expires_on)
            SELECT cast(:technician AS uuid), skill, certificate, cast(nullif(expires, '') AS date)
            FROM unnest(cast(:skills AS text[]), cast(:certificates AS text[]), cast(:expires AS text[]))
                AS row(skill, certificate, expires)""";

    private static final String AREAS =
            """
            INSERT INTO fulfillment.technician_area (technician_id, community_id, building_id)
            SELECT cast(:technician AS uuid), cast(community AS uuid), cast(nullif(building, '') AS uuid)
            FROM unnest(cast(:communities AS text[]), cast(:buildings AS text[])) AS row(community, building)""";

    private static final String EXCEPT =
            """
            INSERT INTO fulfillment.shift_exception (id, technician_id, day, kind, starts, ends)
            VALUES (:id, :technician, :day, :kind, cast(cast(:starts AS text) AS time), cast(cast(:ends AS text) AS time))
            ON CONFLICT DO NOTHING""";

    private static final String AWAY =
            """
            INSERT INTO fulfillment.absence (id, technician_id, kind, first_day, last_day)
            VALUES (:id, :technician, :kind, :first, :last) ON CONFLICT DO NOTHING""";

    private static final String CLOSE =
            """
            INSERT INTO fulfillment.closed_day (supplier_id, day, name) VALUES (:supplier, :day, :name)
            ON CONFLICT (supplier_id, day) DO UPDATE SET name = EXCLUDED.name""";

    /** @return whether the provider has such a technician */
    Uni<Boolean> lock(UUID supplierId, UUID technicianId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(LOCK)
                        .setParameter("technician", technicianId)
                        .setParameter("supplier", supplierId)
                        .getSingleResultOrNull())
                .map(found -> found != null);
    }

    Uni<UUID> hire(UUID supplierId, TechnicianTerms terms) {
        var id = Ids.next();
        return write(HIRE, supplierId, id, terms).replaceWith(id);
    }

    Uni<Integer> change(UUID supplierId, UUID technicianId, TechnicianTerms terms) {
        return write(CHANGE, supplierId, technicianId, terms);
    }

    Uni<Void> replaceWeek(UUID technicianId, Week week) {
        return clear("shift", technicianId)
                .chain(() -> weekly(SHIFTS, technicianId, week.shifts()))
                .chain(() -> clear("shift_break", technicianId))
                .chain(() -> weekly(BREAKS, technicianId, week.breaks()));
    }

    Uni<Void> replaceSkills(UUID technicianId, List<Skill> skills) {
        return clear("technician_skill", technicianId)
                .chain(() -> update(
                        SKILLS,
                        Map.of(
                                "technician", technicianId,
                                "skills", texts(skills, Skill::code),
                                "certificates", texts(skills, Skill::certificate),
                                "expires", texts(skills, skill -> optional(skill.expiresOn())))))
                .replaceWithVoid();
    }

    Uni<Void> replaceAreas(UUID technicianId, Collection<Area> areas) {
        return clear("technician_area", technicianId)
                .chain(() -> update(
                        AREAS,
                        Map.of(
                                "technician", technicianId,
                                "communities",
                                        texts(areas, area -> area.communityId().toString()),
                                "buildings", texts(areas, area -> optional(area.buildingId())))))
                .replaceWithVoid();
    }

    /** @return false where it overlaps another of the kind */
    Uni<Boolean> except(UUID technicianId, DayException exception) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(EXCEPT)
                        .setParameter("id", exception.id())
                        .setParameter("technician", technicianId)
                        .setParameter("day", exception.day())
                        .setParameter("kind", exception.kind().name())
                        .setParameter("starts", text(exception.hours().map(Hours::starts)))
                        .setParameter("ends", text(exception.hours().map(Hours::ends)))
                        .executeUpdate())
                .map(written -> written == 1);
    }

    /** @return false where it overlaps another */
    Uni<Boolean> away(UUID technicianId, Absence absence) {
        return update(
                        AWAY,
                        Map.of(
                                "id", absence.id(),
                                "technician", technicianId,
                                "kind", absence.kind().name(),
                                "first", absence.firstDay(),
                                "last", absence.lastDay()))
                .map(written -> written == 1);
    }

    /** @param table of rows with an id and a technician */
    Uni<Boolean> remove(String table, UUID technicianId, UUID id) {
        return update(
                        "DELETE FROM fulfillment." + table + " WHERE id = :id AND technician_id = :technician",
                        Map.of("id", id, "technician", technicianId))
                .map(removed -> removed == 1);
    }

    Uni<Void> close(UUID supplierId, LocalDate day, String name) {
        return update(CLOSE, Map.of("supplier", supplierId, "day", day, "name", name))
                .replaceWithVoid();
    }

    Uni<Void> open(UUID supplierId, LocalDate day) {
        return update(
                        "DELETE FROM fulfillment.closed_day WHERE supplier_id = :supplier AND day = :day",
                        Map.of("supplier", supplierId, "day", day))
                .replaceWithVoid();
    }

    private static Uni<Integer> write(String sql, UUID supplierId, UUID technicianId, TechnicianTerms terms) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql)
                .setParameter("technician", technicianId)
                .setParameter("supplier", supplierId)
                .setParameter("name", terms.displayName())
                .setParameter("zone", terms.zone().getId())
                .setParameter(
                        "aDay", terms.visitsADay().map(Integer::shortValue).orElse(null))
                .setParameter(
                        "aWeek", terms.visitsAWeek().map(Integer::shortValue).orElse(null))
                .setParameter("last", text(terms.lastDay()))
                .executeUpdate());
    }

    private static Uni<Void> weekly(String sql, UUID technicianId, List<Shift> shifts) {
        return update(
                        sql,
                        Map.of(
                                "technician", technicianId,
                                "weekdays",
                                        texts(
                                                shifts,
                                                shift -> "" + shift.weekday().getValue()),
                                "starts",
                                        texts(
                                                shifts,
                                                shift -> shift.hours().starts().toString()),
                                "ends",
                                        texts(
                                                shifts,
                                                shift -> shift.hours().ends().toString())))
                .replaceWithVoid();
    }

    private static Uni<Integer> clear(String table, UUID technicianId) {
        return update(
                "DELETE FROM fulfillment." + table + " WHERE technician_id = :technician",
                Map.of("technician", technicianId));
    }

    private static Uni<Integer> update(String sql, Map<String, Object> parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static String optional(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
