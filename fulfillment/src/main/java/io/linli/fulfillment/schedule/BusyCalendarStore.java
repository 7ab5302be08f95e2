package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;

/** Calendars of when technicians are busy elsewhere, in the database. Needs an open session; to write, a transaction. */
@ApplicationScoped
class BusyCalendarStore {

    private static final String OF =
            """
            SELECT id, name, address, cast(extract(epoch FROM read_at) AS bigint) AS read, failure_code
            FROM fulfillment.busy_calendar WHERE technician_id = :technician ORDER BY name, id""";

    private static final String ADD =
            """
            INSERT INTO fulfillment.busy_calendar (id, technician_id, name, address, content, next_read_at)
            VALUES (:id, :technician, :name, :address, :content, :next)""";

    /** Those that are due, taken by nobody else until {@code :next}. */
    private static final String CLAIM =
            """
            UPDATE fulfillment.busy_calendar c SET next_read_at = :next FROM fulfillment.technician t
            WHERE t.id = c.technician_id AND c.id IN (
                SELECT id FROM fulfillment.busy_calendar WHERE next_read_at <= :now
                ORDER BY next_read_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING c.id, c.technician_id, t.zone, c.address, c.content""";

    private static final String KEEP =
            """
            UPDATE fulfillment.busy_calendar SET content = :content, read_at = :now, next_read_at = :next, failure_code = NULL
            WHERE id = :id""";

    private static final String FAIL =
            "UPDATE fulfillment.busy_calendar SET failure_code = :code, next_read_at = :next WHERE id = :id";

    private static final String CLEAR = "DELETE FROM fulfillment.busy_time WHERE calendar_id = :id";

    private static final String FILL =
            """
            INSERT INTO fulfillment.busy_time (calendar_id, technician_id, during)
            SELECT c.id, c.technician_id, tstzrange(to_timestamp(starts), to_timestamp(ends))
            FROM fulfillment.busy_calendar c,
                unnest(cast(:starts AS bigint[]), cast(:ends AS bigint[])) AS row(starts, ends)
            WHERE c.id = :id""";

    private static final String REMOVE =
            "DELETE FROM fulfillment.busy_calendar WHERE id = :id AND technician_id = :technician";

    /**
     * A calendar to be read.
     *
     * @param zone the technician's, for times without one
     * @param content as it was read last
     */
    record Due(UUID id, UUID technicianId, ZoneId zone, Optional<String> address, Optional<String> content) {}

    Uni<List<BusyCalendar>> of(UUID technicianId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF, Object[].class)
                        .setParameter("technician", technicianId)
                        .getResultList())
                .map(rows -> rows.stream().map(BusyCalendarStore::calendar).toList());
    }

    Uni<UUID> add(UUID technicianId, String name, @Nullable String address, @Nullable String content, Instant next) {
        var id = Ids.next();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", id)
                        .setParameter("technician", technicianId)
                        .setParameter("name", name)
                        .setParameter("address", address)
                        .setParameter("content", content)
                        .setParameter("next", next.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWith(id);
    }

    Uni<List<Due>> claim(Instant now, Instant next, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .setParameter("next", next.atOffset(ZoneOffset.UTC))
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(BusyCalendarStore::due).toList());
    }

    /** What the calendar comes to now, in place of what it came to before. */
    Uni<Void> keep(UUID calendarId, String content, List<TimeRange> busy, Instant now, Instant next) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("id", calendarId)
                        .setParameter("content", content)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .setParameter("next", next.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(CLEAR)
                                .setParameter("id", calendarId)
                                .executeUpdate())
                        .chain(() -> session.createNativeQuery(FILL)
                                .setParameter("id", calendarId)
                                .setParameter("starts", seconds(busy, true))
                                .setParameter("ends", seconds(busy, false))
                                .executeUpdate()))
                .replaceWithVoid();
    }

    Uni<Void> fail(UUID calendarId, String code, Instant next) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FAIL)
                        .setParameter("id", calendarId)
                        .setParameter("code", code)
                        .setParameter("next", next.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Boolean> remove(UUID technicianId, UUID calendarId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMOVE)
                        .setParameter("id", calendarId)
                        .setParameter("technician", technicianId)
                        .executeUpdate())
                .map(removed -> removed == 1);
    }

    private static Long[] seconds(List<TimeRange> busy, boolean starts) {
        return busy.stream()
                .map(range -> (starts ? range.starts() : range.ends()).getEpochSecond())
                .toArray(Long[]::new);
    }

    private static BusyCalendar calendar(Object[] row) {
        return new BusyCalendar(
                (UUID) row[0],
                (String) row[1],
                Optional.ofNullable((String) row[2]),
                Optional.ofNullable((Number) row[3]).map(seconds -> Instant.ofEpochSecond(seconds.longValue())),
                Optional.ofNullable((String) row[4]));
    }

    private static Due due(Object[] row) {
        return new Due(
                (UUID) row[0],
                (UUID) row[1],
                ZoneId.of((String) row[2]),
                Optional.ofNullable((String) row[3]),
                Optional.ofNullable((String) row[4]));
    }
}
