package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the rosters of a provider's technicians, all in one query. Needs an open session. */
@ApplicationScoped
class Rosters {

    /** One row for each shift and for each stretch taken; a technician without any has one row of nulls. */
    private static final String OF_PROVIDER =
            """
            SELECT t.id, s.weekday, cast(extract(epoch FROM s.starts) AS bigint) AS starts,
                   cast(extract(epoch FROM s.ends) AS bigint) AS ends
            FROM fulfillment.technician t LEFT JOIN fulfillment.shift s ON s.technician_id = t.id
            WHERE t.supplier_id = :supplier
            UNION ALL
            SELECT t.id, NULL, cast(floor(extract(epoch FROM lower(h.during))) AS bigint),
                   cast(ceil(extract(epoch FROM upper(h.during))) AS bigint)
            FROM fulfillment.technician t JOIN fulfillment.slot_hold h ON h.technician_id = t.id
            WHERE t.supplier_id = :supplier
              AND h.during && tstzrange(:starts, :ends)
              AND (h.state = 'CONFIRMED' OR h.state = 'HELD' AND h.expires_at > :now)
            ORDER BY 1""";

    /** @param days how many days from {@code from} the taken stretches are wanted for */
    Uni<List<Roster>> of(UUID supplierId, ZoneId zone, LocalDate from, int days, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_PROVIDER, Object[].class)
                        .setParameter("supplier", supplierId)
                        .setParameter("starts", startOf(from, zone))
                        .setParameter("ends", startOf(from.plusDays(days), zone))
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .getResultList())
                .map(Rosters::rosters);
    }

    private static OffsetDateTime startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static List<Roster> rosters(List<Object[]> rows) {
        Map<UUID, Roster> found = new LinkedHashMap<>();
        for (var row : rows) {
            var technicianId = (UUID) row[0];
            var roster =
                    found.computeIfAbsent(technicianId, id -> new Roster(id, new ArrayList<>(), new ArrayList<>()));
            if (row[1] != null) {
                roster.shifts().add(shift(row));
            } else if (row[2] != null) {
                roster.taken().add(taken(row));
            }
        }
        return List.copyOf(found.values());
    }

    private static Shift shift(Object[] row) {
        return new Shift(
                DayOfWeek.of(((Number) row[1]).intValue()),
                LocalTime.ofSecondOfDay(((Number) row[2]).longValue()),
                LocalTime.ofSecondOfDay(((Number) row[3]).longValue()));
    }

    private static TimeRange taken(Object[] row) {
        return new TimeRange(
                Instant.ofEpochSecond(((Number) row[2]).longValue()),
                Instant.ofEpochSecond(((Number) row[3]).longValue()));
    }
}
