package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
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
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.outside.HostKey;
import io.linli.catalog.outside.KnownHost;

/** Gives out feeds that are to be fetched, and writes down what came of it: only while the lease of who writes stands. */
@ApplicationScoped
class DueOrigins {

    /** Trying again would change nothing, and a server may lock whom it refuses too often. */
    private static final Set<String> MENDED_BY_PEOPLE =
            Set.of("feed-sign-in-refused", "feed-host-key-changed", "feed-secret-lost");

    /**
     * Of a file whose import failed nothing is known. Chosen once, before anything is written: a choice within the join would be made
     * anew for every row it is compared with, and lease feeds that nobody fetches.
     */
    private static final String CLAIM =
            """
            WITH due AS MATERIALIZED (
                SELECT o.supplier_id, coalesce(r.state, 'FAILED') <> 'FAILED' AS known FROM catalog.feed_origin o
                LEFT JOIN catalog.import_run r ON r.id = o.run_id
                WHERE o.next_at <= :now ORDER BY o.next_at LIMIT 1 FOR UPDATE OF o SKIP LOCKED)
            UPDATE catalog.feed_origin f SET next_at = :lease FROM due
            WHERE f.supplier_id = due.supplier_id
            RETURNING f.supplier_id, f.address, f.every_hours, f.review, f.full_feed, f.server, f.user_name, f.secret_key_id,
                f.secret, f.host_key, CASE WHEN due.known THEN f.mark ELSE '' END AS mark,
                CASE WHEN due.known THEN f.sha256 ELSE '' END AS sha256, f.run_id""";

    /** The first key that a server shows is its key; another one waits for a person. */
    private static final String ENDED =
            """
            UPDATE catalog.feed_origin SET next_at = :next, fetched_at = :now, failure = nullif(:failure, ''),
                run_id = coalesce(cast(nullif(:run, '') AS uuid), run_id),
                mark = CASE WHEN :failure = '' THEN :mark ELSE mark END,
                sha256 = CASE WHEN :failure = '' THEN :sha ELSE sha256 END,
                unchanged_at = CASE WHEN :failure = '' AND :run = '' THEN cast(:now AS timestamptz) ELSE unchanged_at END,
                host_key = coalesce(host_key, nullif(:shown, '')),
                other_host_key = CASE WHEN host_key <> :shown AND :shown <> '' THEN :shown
                    WHEN :shown <> '' THEN NULL ELSE other_host_key END
            WHERE supplier_id = :supplier AND next_at = :lease""";

    private static final String READ_ANEW =
            "UPDATE catalog.feed_origin SET mark = '', sha256 = '' WHERE supplier_id = :supplier";

    private final FeedSettings settings;
    private final Clock clock;

    /** What came of fetching; of what is not said the empty text. */
    private record Outcome(String runId, FetchedFile file, String failure) {}

    DueOrigins(FeedSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes the one that waits longest, for as long as fetching may take. */
    @WithTransaction
    public Uni<Optional<DueOrigin>> claim() {
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
    public Uni<Void> fetched(DueOrigin due, KnownHost host, FetchedFile file, UUID runId) {
        return ended(due, host, new Outcome(runId.toString(), file, ""), Duration.ofHours(due.everyHours()));
    }

    /** It is what was fetched the last time. */
    @WithTransaction
    public Uni<Void> unchanged(DueOrigin due, KnownHost host, FetchedFile file) {
        return ended(due, host, new Outcome("", file, ""), Duration.ofHours(due.everyHours()));
    }

    /** It is tried again in half an hour; what only people can mend, when it would be anyway. */
    @WithTransaction
    public Uni<Void> failed(DueOrigin due, KnownHost host, String code) {
        var pause = MENDED_BY_PEOPLE.contains(code) ? Duration.ofHours(due.everyHours()) : settings.fetchAgainAfter();
        return ended(due, host, new Outcome("", new FetchedFile("", ""), code), pause);
    }

    /** The same file would be read in another way now. In the caller's transaction. */
    Uni<Void> readAnew(UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(READ_ANEW)
                        .setParameter("supplier", supplierId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> ended(DueOrigin due, KnownHost host, Outcome outcome, Duration pause) {
        var now = now();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ENDED)
                        .setParameter("next", utc(now.plus(pause)))
                        .setParameter("now", utc(now))
                        .setParameter("failure", outcome.failure())
                        .setParameter("run", outcome.runId())
                        .setParameter("mark", outcome.file().mark())
                        .setParameter("sha", outcome.file().sha256())
                        .setParameter(
                                "shown", host.shown().map(HostKey::toString).orElse(""))
                        .setParameter("supplier", due.supplierId())
                        .setParameter("lease", utc(due.lease()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static DueOrigin due(Object[] row, Instant lease) {
        var keyId = Optional.ofNullable((String) row[7]);
        return new DueOrigin(
                (UUID) row[0],
                (String) row[1],
                (Integer) row[2],
                new FeedTerms((Boolean) row[3], (Boolean) row[4]),
                lease,
                new DueOrigin.Access(
                        (String) row[5],
                        Optional.ofNullable((String) row[6]),
                        keyId.map(id -> new SealedPassword(id, (String) row[8])),
                        Optional.ofNullable((String) row[9]).map(HostKey::of)),
                new DueOrigin.Known((String) row[10], (String) row[11], Optional.ofNullable((UUID) row[12])));
    }
}
