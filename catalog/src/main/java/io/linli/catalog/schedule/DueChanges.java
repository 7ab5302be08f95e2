package io.linli.catalog.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.listing.OfferChange;
import io.linli.catalog.schedule.DueChange.Shown;
import io.linli.catalog.schedule.DueChange.Step;
import io.linli.catalog.schedule.ScheduledChange.State;

/** Changes that are due, in the database. Every call needs a transaction. */
@ApplicationScoped
class DueChanges {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Of an offer only what comes before everything else of it, ends before beginnings: also where two instances look at the
     * same time, as what one works on still stands there for the other.
     */
    private static final String FIRST_OF_ITS_OFFER =
            """
            s.try_at <= :now AND NOT EXISTS (SELECT FROM catalog.scheduled_change e
                WHERE e.offer_id = s.offer_id AND e.due_at IS NOT NULL
                    AND (e.due_at, e.state = 'PENDING', e.id) < (s.due_at, s.state = 'PENDING', s.id))""";

    private static final String COLUMNS =
            """
            SELECT s.id, s.supplier_id, s.offer_id, s.price, s.list_price, s.stock, s.withdrawn, s.until, s.state, s.old_price,
                s.old_list_price, s.old_withdrawn, o.price AS price_now, o.list_price AS list_price_now,
                o.withdrawn AS withdrawn_now, s.attempts
            FROM catalog.scheduled_change s JOIN catalog.offer o ON o.id = s.offer_id""";

    /** Of one request, and all beginnings or all ends: one edit. What somebody else holds waits for the next time. */
    private static final String TAKE =
            """
            WITH first AS (
                SELECT s.request_id, s.state FROM catalog.scheduled_change s JOIN catalog.offer o ON o.id = s.offer_id
                WHERE
            """
                    + FIRST_OF_ITS_OFFER
                    + " ORDER BY s.try_at, s.id LIMIT 1 FOR UPDATE OF s, o SKIP LOCKED) "
                    + COLUMNS
                    + " JOIN first f ON f.request_id = s.request_id AND f.state = s.state WHERE "
                    + FIRST_OF_ITS_OFFER
                    + " ORDER BY s.offer_id LIMIT :most FOR UPDATE OF s, o SKIP LOCKED";

    private static final String TAKE_ONE =
            COLUMNS + " WHERE s.id = :id AND " + FIRST_OF_ITS_OFFER + " FOR UPDATE OF s, o SKIP LOCKED";

    private static final String CONCLUDE =
            """
            UPDATE catalog.scheduled_change s
            SET state = r.state, left_alone = r.left_alone, attempts = 0,
                edit_id = coalesce(cast(nullif(:edit, '') AS uuid), s.edit_id),
                old_price = CASE WHEN s.state = 'PENDING' THEN r.price ELSE s.old_price END,
                old_list_price = CASE WHEN s.state = 'PENDING' THEN r.list_price ELSE s.old_list_price END,
                old_withdrawn = CASE WHEN s.state = 'PENDING' THEN r.withdrawn ELSE s.old_withdrawn END,
                due_at = CASE r.state WHEN 'IN_FORCE' THEN s.until END,
                try_at = CASE r.state WHEN 'IN_FORCE' THEN s.until END
            FROM jsonb_to_recordset(cast(cast(:steps AS text) AS jsonb))
                AS r(id uuid, state text, left_alone text, price bigint, list_price bigint, withdrawn boolean)
            WHERE s.id = r.id""";

    private static final String REFUSED =
            """
            UPDATE catalog.scheduled_change SET state = 'REFUSED', code = :code, due_at = NULL, try_at = NULL
            WHERE id = :id AND due_at IS NOT NULL""";

    private static final String FAILED =
            """
            UPDATE catalog.scheduled_change SET attempts = attempts + 1, try_at = :next
            WHERE id = :id AND attempts = :attempts AND due_at IS NOT NULL""";

    /** This transaction's own, until it ends. */
    Uni<List<DueChange>> take(Instant now, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE, Object[].class)
                        .setParameter("now", utc(now))
                        .setParameter("most", most)
                        .getResultList())
                .map(rows -> rows.stream().map(DueChanges::due).toList());
    }

    /** Empty when it is not due any more, or somebody else works on it. */
    Uni<List<DueChange>> take(Instant now, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE_ONE, Object[].class)
                        .setParameter("now", utc(now))
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().map(DueChanges::due).toList());
    }

    Uni<Void> conclude(List<DueChange> due, List<Step> steps, Optional<UUID> edit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CONCLUDE)
                        .setParameter("steps", json(due, steps))
                        .setParameter("edit", edit.map(UUID::toString).orElse(""))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> refused(UUID id, String code) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REFUSED)
                        .setParameter("id", id)
                        .setParameter("code", code)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> failed(DueChange due, Instant next) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FAILED)
                        .setParameter("id", due.id())
                        .setParameter("attempts", due.attempts())
                        .setParameter("next", utc(next))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String json(List<DueChange> due, List<Step> steps) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int index = 0; index < due.size(); index++) {
            rows.add(row(due.get(index), steps.get(index)));
        }
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("plain values can be written", unwritable);
        }
    }

    private static Map<String, Object> row(DueChange due, Step step) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", due.id());
        row.put("state", step.state().name());
        row.put("left_alone", step.leftAlone().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")));
        row.put("price", due.now().price());
        row.put("list_price", due.now().listPrice());
        row.put("withdrawn", due.now().withdrawn());
        return row;
    }

    private static DueChange due(Object[] row) {
        return new DueChange(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                new OfferChange(
                        money(row[3]), money(row[4]), Optional.ofNullable((Long) row[5]), Optional.ofNullable((Boolean)
                                row[6])),
                Optional.ofNullable((OffsetDateTime) row[7]).map(OffsetDateTime::toInstant),
                State.valueOf((String) row[8]),
                new Shown(orZero(row[9]), orZero(row[10]), Boolean.TRUE.equals(row[11])),
                new Shown(orZero(row[12]), orZero(row[13]), (Boolean) row[14]),
                (Integer) row[15]);
    }

    private static Optional<Money> money(@Nullable Object amount) {
        return Optional.ofNullable((Long) amount).map(Money::cny);
    }

    private static long orZero(@Nullable Object amount) {
        return amount == null ? 0 : (Long) amount;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
