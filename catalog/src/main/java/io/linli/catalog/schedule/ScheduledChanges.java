package io.linli.catalog.schedule;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.listing.OfferChange;
import io.linli.catalog.schedule.ScheduledChange.Field;
import io.linli.catalog.schedule.ScheduledChange.State;

/** Reads a supplier's changes that are to come or were, and gives them up. */
@ApplicationScoped
public class ScheduledChanges {

    private static final String SELECT =
            """
            SELECT s.id, s.offer_id, o.supplier_sku, k.name, coalesce(k.name_zh, k.name) AS name_zh_shown, s.price, s.list_price,
                s.stock, s.withdrawn, s.at, s.until, s.state, s.code, s.left_alone, s.edit_id, s.asked_by, s.asked_at, s.due_at
            FROM catalog.scheduled_change s JOIN catalog.offer o ON o.id = s.offer_id JOIN catalog.sku k ON k.id = o.sku_id
            WHERE s.supplier_id = :supplier
            """;

    private static final String ONE = SELECT + " AND s.id = :id";

    private static final String COMING = SELECT
            + """
             AND s.due_at IS NOT NULL AND (s.due_at, s.id) > (cast(:due AS timestamptz), :after)
            ORDER BY s.due_at, s.id LIMIT :limit""";

    private static final String PAST =
            SELECT + " AND s.due_at IS NULL AND s.id < :before ORDER BY s.id DESC LIMIT :limit";

    private static final String NEXT = SELECT
            + """
             AND s.due_at IS NOT NULL AND s.offer_id = ANY(:offers)
                AND NOT EXISTS (SELECT FROM catalog.scheduled_change e WHERE e.offer_id = s.offer_id
                    AND (e.due_at, e.id) < (s.due_at, s.id))""";

    private static final String CANCEL =
            """
            UPDATE catalog.scheduled_change SET state = 'CANCELLED', due_at = NULL, try_at = NULL
            WHERE id = :id AND supplier_id = :supplier AND state = 'PENDING'""";

    /** The end comes now. */
    private static final String END =
            """
            UPDATE catalog.scheduled_change SET until = least(until, greatest(cast(:now AS timestamptz), at + interval '1 microsecond')),
                due_at = least(due_at, cast(:now AS timestamptz)), try_at = least(try_at, cast(:now AS timestamptz))
            WHERE id = :id AND supplier_id = :supplier AND state = 'IN_FORCE'""";

    private static final OffsetDateTime BEFORE_ALL = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final Clock clock;

    ScheduledChanges(Clock clock) {
        this.clock = clock;
    }

    /** One with the moment that it waits for. */
    private record Row(ScheduledChange change, @Nullable Instant due) {}

    /** Those that are to begin or to end, the soonest first. Refuses with: {@code bad-cursor}. */
    @WithSession
    public Uni<Slice<ScheduledChange>> coming(UUID supplierId, @Nullable String cursor, int limit) {
        var due = cursor == null ? BEFORE_ALL : dueOf(cursor);
        var after = cursor == null ? FIRST : idOf(cursor);
        return list(COMING, supplierId, Map.of("due", due, "after", after, "limit", limit + 1))
                .map(rows -> Slice.of(rows, limit, ScheduledChanges::cursor))
                .map(slice -> slice.map(Row::change));
    }

    /** Those that are over, the one said last first. Refuses with: {@code bad-cursor}. */
    @WithSession
    public Uni<Slice<ScheduledChange>> past(UUID supplierId, @Nullable String cursor, int limit) {
        var before = cursor == null ? LAST : Cursor.id(cursor);
        return list(PAST, supplierId, Map.of("before", before, "limit", limit + 1))
                .map(rows -> rows.stream().map(Row::change).toList())
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /** Refuses with: {@code scheduled-change-not-found}, also for another supplier's. */
    @WithSession
    public Uni<ScheduledChange> get(UUID supplierId, UUID id) {
        return list(ONE, supplierId, Map.of("id", id)).map(rows -> rows.stream()
                .findFirst()
                .map(Row::change)
                .orElseThrow(() -> Refusal.notFound("scheduled-change")));
    }

    /** What comes next of each of the offers; without those of which nothing does. */
    @WithSession
    public Uni<Map<UUID, ScheduledChange>> next(UUID supplierId, Collection<UUID> offerIds) {
        if (offerIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return list(NEXT, supplierId, Map.of("offers", offerIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(Row::change).collect(toMap(ScheduledChange::offerId, change -> change)));
    }

    /**
     * What has not begun never does; what has begun ends now. Cancelled once more it stays cancelled.
     *
     * <p>Refuses with: {@code scheduled-change-not-found}, {@code scheduled-change-over}.
     */
    @WithTransaction
    public Uni<Void> cancel(UUID supplierId, UUID id) {
        return update(CANCEL, supplierId, id, Map.of())
                .chain(cancelled -> cancelled == 1
                        ? Uni.createFrom().item(1)
                        : update(END, supplierId, id, Map.of("now", utc(now()))))
                .chain(done -> done == 1 ? Uni.createFrom().voidItem() : refuse(supplierId, id));
    }

    private Uni<Void> refuse(UUID supplierId, UUID id) {
        return get(supplierId, id)
                .invoke(change -> {
                    if (change.state() != State.CANCELLED) {
                        throw new Refusal(Refusal.Kind.CONFLICT, "scheduled-change-over", "It is over already.");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Integer> update(String sql, UUID supplierId, UUID id, Map<String, Object> parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql).setParameter("id", id).setParameter("supplier", supplierId);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    private static Uni<List<Row>> list(String sql, UUID supplierId, Map<String, Object> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, Object[].class).setParameter("supplier", supplierId);
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(rows -> rows.stream().map(ScheduledChanges::row).toList());
    }

    private static Row row(Object[] row) {
        var change = new ScheduledChange(
                (UUID) row[0],
                (UUID) row[1],
                (String) row[2],
                new LocalizedText((String) row[3], (String) row[4]),
                new OfferChange(
                        money(row[5]), money(row[6]), Optional.ofNullable((Long) row[7]), Optional.ofNullable((Boolean)
                                row[8])),
                ((OffsetDateTime) row[9]).toInstant(),
                Optional.ofNullable((OffsetDateTime) row[10]).map(OffsetDateTime::toInstant),
                State.valueOf((String) row[11]),
                Optional.ofNullable((String) row[12]),
                fields((String) row[13]),
                Optional.ofNullable((UUID) row[14]),
                (String) row[15],
                ((OffsetDateTime) row[16]).toInstant());
        return new Row(change, row[17] == null ? null : ((OffsetDateTime) row[17]).toInstant());
    }

    private static Optional<Money> money(@Nullable Object amount) {
        return Optional.ofNullable((Long) amount).map(Money::cny);
    }

    private static Set<Field> fields(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Field::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String cursor(Row last) {
        return Cursor.of(String.valueOf(last.due()), last.change().id());
    }

    private static OffsetDateTime dueOf(String cursor) {
        try {
            return utc(Instant.parse(Cursor.values(cursor, 2).get(0)));
        } catch (DateTimeParseException damaged) {
            throw new Refusal(Refusal.Kind.INVALID, "bad-cursor", "The cursor is not one that this list gave.");
        }
    }

    private static UUID idOf(String cursor) {
        return Cursor.id(Cursor.of(Cursor.values(cursor, 2).get(1)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
