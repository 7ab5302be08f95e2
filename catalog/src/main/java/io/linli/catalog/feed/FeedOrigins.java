package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.outside.OutsideReader;

/** Keeps where suppliers' feeds are fetched from. */
@ApplicationScoped
public class FeedOrigins {

    private static final int MOST_HOURS = 168;

    private static final String OF =
            """
            SELECT address, every_hours, review, full_feed, next_at, fetched_at, run_id, failure
            FROM catalog.feed_origin WHERE supplier_id = :supplier""";

    private static final String KEEP =
            """
            INSERT INTO catalog.feed_origin (supplier_id, address, every_hours, review, full_feed, next_at)
            VALUES (:supplier, :address, :every, :review, :full, :now)
            ON CONFLICT (supplier_id) DO UPDATE SET address = EXCLUDED.address, every_hours = EXCLUDED.every_hours,
                review = EXCLUDED.review, full_feed = EXCLUDED.full_feed, next_at = EXCLUDED.next_at, failure = NULL""";

    private static final String FORGET = "DELETE FROM catalog.feed_origin WHERE supplier_id = :supplier";

    private static final String SOON = "UPDATE catalog.feed_origin SET next_at = :now WHERE supplier_id = :supplier";

    private static final String CLAIM =
            """
            UPDATE catalog.feed_origin f SET next_at = :lease
            FROM (SELECT supplier_id FROM catalog.feed_origin WHERE next_at <= :now ORDER BY next_at LIMIT 1
                FOR UPDATE SKIP LOCKED) due
            WHERE f.supplier_id = due.supplier_id
            RETURNING f.supplier_id, f.address, f.every_hours, f.review, f.full_feed""";

    private static final String ENDED =
            """
            UPDATE catalog.feed_origin SET next_at = :next, fetched_at = :now, failure = nullif(:failure, ''),
                run_id = coalesce(cast(nullif(:run, '') AS uuid), run_id)
            WHERE supplier_id = :supplier AND next_at = :lease""";

    private final OriginAddress addresses;
    private final FeedSettings settings;
    private final Clock clock;

    FeedOrigins(OriginAddress addresses, FeedSettings settings, Clock clock) {
        this.addresses = addresses;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty where nothing is fetched. */
    @WithSession
    public Uni<Optional<FeedOrigin>> of(UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF, Object[].class)
                        .setParameter("supplier", supplierId)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(FeedOrigins::origin));
    }

    /**
     * Fetched within a minute for the first time. Refuses with: {@code feed-address-invalid} (not https, or with a name and a
     * password in it), {@code feed-hours-invalid} (not 1 to {@value #MOST_HOURS}).
     */
    @WithTransaction
    public Uni<Void> keep(UUID supplierId, String address, int everyHours, FeedTerms terms) {
        OutsideReader.checked(address, addresses.limits(), addresses);
        if (everyHours < 1 || everyHours > MOST_HOURS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "feed-hours-invalid",
                    "A feed is fetched every 1 to " + MOST_HOURS + " hours.");
        }
        return execute(KEEP, query -> query.setParameter("supplier", supplierId)
                        .setParameter("address", address.strip())
                        .setParameter("every", everyHours)
                        .setParameter("review", terms.review())
                        .setParameter("full", terms.full())
                        .setParameter("now", utc(now())))
                .replaceWithVoid();
    }

    /** Nothing is fetched any more. */
    @WithTransaction
    public Uni<Void> forget(UUID supplierId) {
        return execute(FORGET, query -> query.setParameter("supplier", supplierId))
                .replaceWithVoid();
    }

    /** Within a minute, not only when its time has come. Refuses with: {@code feed-address-not-found}. */
    @WithTransaction
    public Uni<Void> fetchSoon(UUID supplierId) {
        return execute(SOON, query -> query.setParameter("supplier", supplierId).setParameter("now", utc(now())))
                .invoke(known -> {
                    if (known == 0) {
                        throw Refusal.notFound("feed-address");
                    }
                })
                .replaceWithVoid();
    }

    /** Takes the one that waits longest, for as long as fetching may take. */
    @WithTransaction
    Uni<Optional<DueOrigin>> claim() {
        var now = now();
        var lease = now.plus(settings.fetchWithin()).plus(settings.fetchWithin());
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter("now", utc(now))
                        .setParameter("lease", utc(lease))
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(row -> due(row, lease)));
    }

    /** It was fetched, and is imported in its turn. */
    @WithTransaction
    Uni<Void> fetched(DueOrigin due, UUID runId) {
        return ended(due, runId, "", Duration.ofHours(due.everyHours()));
    }

    /** It is tried again in half an hour, or sooner where it is fetched more often. */
    @WithTransaction
    Uni<Void> failed(DueOrigin due, String code) {
        return ended(due, null, code, settings.fetchAgainAfter());
    }

    private Uni<Void> ended(DueOrigin due, @Nullable UUID runId, String failure, Duration pause) {
        var now = now();
        return execute(ENDED, query -> query.setParameter("next", utc(now.plus(pause)))
                        .setParameter("now", utc(now))
                        .setParameter("failure", failure)
                        .setParameter("run", runId == null ? "" : runId.toString())
                        .setParameter("supplier", due.supplierId())
                        .setParameter("lease", utc(due.lease())))
                .replaceWithVoid();
    }

    private static Uni<Integer> execute(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return Panache.getSession()
                .chain(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static DueOrigin due(Object[] row, Instant lease) {
        return new DueOrigin(
                (UUID) row[0],
                (String) row[1],
                (Integer) row[2],
                new FeedTerms((Boolean) row[3], (Boolean) row[4]),
                lease);
    }

    private static FeedOrigin origin(Object[] row) {
        return new FeedOrigin(
                (String) row[0],
                (Integer) row[1],
                new FeedTerms((Boolean) row[2], (Boolean) row[3]),
                ((OffsetDateTime) row[4]).toInstant(),
                Optional.ofNullable((OffsetDateTime) row[5]).map(OffsetDateTime::toInstant),
                Optional.ofNullable((UUID) row[6]),
                Optional.ofNullable((String) row[7]));
    }
}
