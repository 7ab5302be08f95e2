package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.booking.VisitNeeds;

/** Reads the rosters of a provider's technicians who may come to a visit, all in one query. Needs an open session. */
@ApplicationScoped
class Rosters {

    /** Visits are blocked at most this long before and after, and working days looked at beside those asked for. */
    private static final Duration MARGIN = Duration.ofDays(2);

    /** To count the visits of every week that is touched. */
    private static final Duration WEEK_MARGIN = Duration.ofDays(8);

    /**
     * One row for each technician (T), exception (X), closed day (C) and absence (A); and for each technician one of all shifts
     * (S), breaks (B), visits (V) and stretches busy elsewhere (E), three numbers for each, as text: there are thousands, and a
     * row for each would cost more than all else. A skill counts for nothing once its certificate is over: the last good day goes with the technician.
     */
    private static final String WHO_MAY_COME =
            """
            WITH asked AS (
                SELECT cast(:supplier AS uuid) AS supplier, cast(cast(:technician AS text) AS uuid) AS technician,
                       cast(cast(:community AS text) AS uuid) AS community, cast(cast(:building AS text) AS uuid) AS building,
                       string_to_array(cast(:skills AS text), ' ') AS skills),
            team AS (
                SELECT t.id, t.zone, t.visits_a_day, t.visits_a_week, least(t.left_on, able.until) AS until
                FROM asked, fulfillment.technician t CROSS JOIN LATERAL (
                    SELECT count(*) AS skills, min(s.expires_on) AS until FROM fulfillment.technician_skill s, asked
                    WHERE s.technician_id = t.id AND s.skill = ANY(asked.skills)) able
                WHERE t.supplier_id = asked.supplier AND able.skills = cardinality(asked.skills)
                  AND (asked.technician IS NULL OR t.id = asked.technician)
                  AND (asked.community IS NULL
                      OR NOT EXISTS (SELECT FROM fulfillment.technician_area a WHERE a.technician_id = t.id)
                      OR EXISTS (SELECT FROM fulfillment.technician_area a
                          WHERE a.technician_id = t.id AND a.community_id = asked.community
                            AND (a.building_id IS NULL OR asked.building IS NULL OR a.building_id = asked.building))))
            SELECT id, 'T' AS row, cast(visits_a_day AS bigint) AS n, cast(visits_a_week AS bigint) AS starts,
                   cast(until - date '1970-01-01' AS bigint) AS ends, zone AS label FROM team
            UNION ALL
            SELECT t.id, 'S', NULL, NULL, NULL, string_agg(concat_ws(',', s.weekday, cast(extract(epoch FROM s.starts) AS integer),
                cast(extract(epoch FROM s.ends) AS integer)), ' ')
            FROM team t JOIN fulfillment.shift s ON s.technician_id = t.id GROUP BY t.id
            UNION ALL
            SELECT t.id, 'B', NULL, NULL, NULL, string_agg(concat_ws(',', b.weekday, cast(extract(epoch FROM b.starts) AS integer),
                cast(extract(epoch FROM b.ends) AS integer)), ' ')
            FROM team t JOIN fulfillment.shift_break b ON b.technician_id = t.id GROUP BY t.id
            UNION ALL
            SELECT t.id, 'X', x.day - date '1970-01-01', cast(extract(epoch FROM x.starts) AS bigint),
                   cast(extract(epoch FROM x.ends) AS bigint), x.kind
            FROM team t JOIN fulfillment.shift_exception x ON x.technician_id = t.id
            WHERE x.day BETWEEN cast(:fromDay AS date) AND cast(:toDay AS date)
            UNION ALL
            SELECT t.id, 'C', c.day - date '1970-01-01', NULL, NULL, NULL
            FROM team t, asked JOIN fulfillment.closed_day c ON c.supplier_id = asked.supplier
            WHERE c.day BETWEEN cast(:fromDay AS date) AND cast(:toDay AS date)
            UNION ALL
            SELECT t.id, 'A', NULL, a.first_day - date '1970-01-01', a.last_day - date '1970-01-01', a.kind
            FROM team t JOIN fulfillment.absence a ON a.technician_id = t.id
            WHERE a.first_day <= cast(:toDay AS date) AND a.last_day >= cast(:fromDay AS date)
            UNION ALL
            SELECT t.id, 'V', NULL, NULL, NULL, string_agg(concat_ws(',', h.before_minutes,
                cast(date_part('epoch', lower(h.during)) AS bigint), cast(date_part('epoch', upper(h.during)) AS bigint)), ' ')
            FROM team t JOIN fulfillment.slot_hold h ON h.technician_id = t.id
            WHERE h.during && CASE WHEN t.visits_a_week IS NULL THEN tstzrange(:from, :to) ELSE tstzrange(:weekFrom, :weekTo) END
              AND h.state IN ('HELD', 'CONFIRMED') AND (h.state = 'CONFIRMED' OR h.expires_at > :now)
            GROUP BY t.id
            UNION ALL
            SELECT t.id, 'E', NULL, NULL, NULL, string_agg(concat_ws(',', 0, cast(floor(date_part('epoch', lower(b.during))) AS bigint),
                cast(ceil(date_part('epoch', upper(b.during))) AS bigint)), ' ')
            FROM team t JOIN fulfillment.busy_time b ON b.technician_id = t.id
            WHERE b.during && tstzrange(:from, :to) GROUP BY t.id
            ORDER BY 1""";

    /**
     * Who may come, by id.
     *
     * @param technicianId the only one asked; null for any
     * @param when what rosters are wanted for
     */
    Uni<List<Roster>> of(UUID supplierId, @Nullable UUID technicianId, VisitNeeds needs, TimeRange when, Instant now) {
        var from = when.starts().minus(MARGIN).atOffset(ZoneOffset.UTC);
        var to = when.ends().plus(MARGIN).atOffset(ZoneOffset.UTC);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WHO_MAY_COME, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("technician", text(technicianId))
                        .setParameter("community", text(needs.communityId()))
                        .setParameter("building", text(needs.buildingId()))
                        .setParameter("skills", String.join(" ", needs.skills()))
                        .setParameter("fromDay", from.toLocalDate())
                        .setParameter("toDay", to.toLocalDate())
                        .setParameter("from", from)
                        .setParameter("to", to)
                        .setParameter(
                                "weekFrom", when.starts().minus(WEEK_MARGIN).atOffset(ZoneOffset.UTC))
                        .setParameter("weekTo", when.ends().plus(WEEK_MARGIN).atOffset(ZoneOffset.UTC))
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .getResultList())
                .map(RosterRows::rosters);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return Optional.ofNullable(id).map(UUID::toString).orElse(null);
    }
}
