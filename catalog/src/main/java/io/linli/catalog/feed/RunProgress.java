package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.UpsertCount;

/** Writes how far a run is. What a run does not hold any more (its lease ended, another took it) it cannot write. */
@ApplicationScoped
class RunProgress {

    private static final String STORE =
            """
            INSERT INTO catalog.import_run (id, supplier_id, file_name, bytes, sha256, request_id, format, mode, full_feed, state,
                created_at, column_uses)
            VALUES (:run, cast(nullif(:supplier, '') AS uuid), :file, :bytes, :sha, cast(nullif(:request, '') AS uuid),
                :format, :mode, :full, 'STORED', :now, coalesce((SELECT u.uses FROM catalog.column_use u
                    WHERE u.supplier_id = cast(nullif(:supplier, '') AS uuid)), '{}'))
            ON CONFLICT (request_id) DO NOTHING""";

    private static final String OF_REQUEST =
            "SELECT id, sha256 FROM catalog.import_run WHERE id = :run OR request_id = cast(nullif(:request, '') AS uuid)";

    /** The first that waits and is first of its supplier, or that a crash left. */
    private static final String CLAIM =
            """
            WITH next AS (
                SELECT c.id FROM catalog.import_run c
                WHERE (c.state = 'STORED' OR c.state = 'RUNNING' AND c.lease_until < :now)
                AND NOT EXISTS (
                    SELECT FROM catalog.import_run earlier
                    WHERE earlier.state IN ('STORED', 'RUNNING') AND earlier.id < c.id
                    AND earlier.supplier_id IS NOT DISTINCT FROM c.supplier_id)
                ORDER BY c.id LIMIT 1 FOR UPDATE SKIP LOCKED),
            claimed AS (
                UPDATE catalog.import_run r SET state = 'RUNNING', attempts = r.attempts + 1, lease_until = :lease
                FROM next WHERE r.id = next.id
                RETURNING r.id, r.supplier_id, r.attempts, r.read, r.rejected, r.warned, r.format, r.mode,
                    r.full_feed, r.choice, r.reviewed, r.column_uses)
            SELECT c.id, c.supplier_id, s.code, c.attempts, c.read, c.rejected, c.warned, c.format, c.mode, c.full_feed,
                c.choice, c.reviewed, cast(c.column_uses AS text)
            FROM claimed c LEFT JOIN catalog.supplier s ON s.id = c.supplier_id""";

    private static final String ADVANCE =
            """
            UPDATE catalog.import_run
            SET read = read + :read, created = created + :created, changed = changed + :changed,
                unchanged = unchanged + :unchanged, rejected = rejected + :rejected, warned = warned + :warned,
                held = held + :held, lease_until = :lease
            WHERE id = :run AND state = 'RUNNING' AND attempts = :attempt""";

    private static final String END =
            """
            UPDATE catalog.import_run
            SET state = :state, undoable = :state IN ('COMPLETED', 'FAILED'), failure_code = nullif(:code, ''), failure = nullif(:failure, ''), lease_until = NULL,
                finished_at = CASE WHEN :state <> 'REVIEW' THEN cast(:now AS timestamptz) END
            WHERE id = :run AND state = 'RUNNING' AND attempts = :attempt""";

    private final DomainEvents events;
    private final FeedSettings settings;
    private final Clock clock;

    RunProgress(DomainEvents events, FeedSettings settings, Clock clock) {
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The file is here. Answers with its run: an earlier one if the request was here before. Refuses with: {@code
     * idempotency-key-reused}.
     */
    @WithTransaction
    public Uni<UUID> store(
            UUID runId,
            Optional<UUID> supplierId,
            Optional<UUID> requestId,
            String fileName,
            FeedFormat format,
            FeedTerms terms,
            StoredFeed feed) {
        var request = requestId.map(UUID::toString).orElse("");
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(STORE)
                        .setParameter("run", runId)
                        .setParameter("supplier", supplierId.map(UUID::toString).orElse(""))
                        .setParameter("file", fileName)
                        .setParameter("bytes", feed.bytes())
                        .setParameter("sha", feed.sha256())
                        .setParameter("request", request)
                        .setParameter("format", format.name())
                        .setParameter("mode", terms.review() ? "REVIEW" : "APPLY")
                        .setParameter("full", terms.full())
                        .setParameter("now", now())
                        .executeUpdate())
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(OF_REQUEST, Object[].class)
                        .setParameter("run", runId)
                        .setParameter("request", request)
                        .getSingleResult())
                .map(row -> sameFile(row, feed));
    }

    /** Takes the next run, if one waits. */
    @WithTransaction
    public Uni<Optional<ClaimedRun>> claim() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Object[].class)
                        .setParameter("now", now())
                        .setParameter("lease", lease())
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(ClaimedRun::of));
    }

    /** Counts a batch, in its transaction. Refuses with: {@code run-lost}. */
    Uni<Void> advance(ClaimedRun run, FeedBatch batch, UpsertCount count) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADVANCE)
                        .setParameter("read", (long) batch.read())
                        .setParameter("created", (long) count.created())
                        .setParameter("changed", (long) count.changed())
                        .setParameter("unchanged", (long) batch.rows().size() - count.created() - count.changed())
                        .setParameter("rejected", (long) batch.rejections().size())
                        .setParameter("warned", batch.warned())
                        .setParameter("held", count.outliers())
                        .setParameter("lease", lease())
                        .setParameter("run", run.id())
                        .setParameter("attempt", run.attempt())
                        .executeUpdate())
                .invoke(RunProgress::refuseLost)
                .replaceWithVoid();
    }

    /** All is applied: publishes {@link ImportRunFinished}; or, under review, all is compared. In the caller's transaction. */
    Uni<Void> complete(ClaimedRun run) {
        return run.terms().review()
                ? end(run, ImportRun.State.REVIEW, "", "")
                : end(run, ImportRun.State.COMPLETED, "", "")
                        .chain(() -> events.publish(new ImportRunFinished(run.id())));
    }

    /** It cannot go on, and trying again would not help. */
    @WithTransaction
    public Uni<Void> fail(ClaimedRun run, String code, String failure) {
        return end(run, ImportRun.State.FAILED, code, failure);
    }

    private Uni<Void> end(ClaimedRun run, ImportRun.State state, String code, String failure) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END)
                        .setParameter("state", state.name())
                        .setParameter("code", code)
                        .setParameter("failure", failure)
                        .setParameter("now", now())
                        .setParameter("run", run.id())
                        .setParameter("attempt", run.attempt())
                        .executeUpdate())
                .invoke(RunProgress::refuseLost)
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime lease() {
        return now().plus(settings.lease());
    }

    private static UUID sameFile(Object[] run, StoredFeed feed) {
        if (!feed.sha256().equals(run[1])) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another file. Make a new key for a new file.");
        }
        return (UUID) run[0];
    }

    private static void refuseLost(int rows) {
        if (rows == 0) {
            throw new Refusal(Refusal.Kind.CONFLICT, "run-lost", "Another instance has taken this import over.");
        }
    }
}
