package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;

/** Reads import runs and what they rejected. A supplier sees its own only. */
@ApplicationScoped
public class ImportRuns {

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private static final String REJECTIONS =
            """
            SELECT line, supplier_sku, code, detail FROM catalog.import_rejection
            WHERE run_id = :run AND line > :after ORDER BY line LIMIT :limit""";

    private static final String CHANGES =
            """
            SELECT line, kind, supplier_sku, offer_id, held, decision, price_before, price_after,
                cast(fields AS text) AS fields_text
            FROM catalog.import_change
            WHERE run_id = :run AND line > :after AND (:kind = '' OR kind = :kind)
            AND (NOT :heldOnly OR held IS NOT NULL AND decision IS NULL)
            ORDER BY line LIMIT :limit""";

    private static final String WARNINGS =
            """
            SELECT line, supplier_sku, code, detail, detail_zh FROM catalog.import_warning
            WHERE run_id = :run AND (line, code) > (:after, :afterCode) ORDER BY line, code LIMIT :limit""";

    /**
     * Refuses with: {@code import-run-not-found}.
     *
     * @param supplierId who asks; empty for a platform operator, who sees every run
     */
    @WithSession
    public Uni<ImportRun> get(UUID runId, Optional<UUID> supplierId) {
        return Panache.getSession()
                .chain(session -> session.find(ImportRunRow.class, runId))
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("import-run"))
                .map(ImportRunRow::run)
                .invoke(run -> refuseOthers(run, supplierId));
    }

    /**
     * The latest first. Refuses with: {@code bad-cursor}.
     *
     * @param supplierId who asks; empty for a platform operator, who sees every run
     */
    @WithSession
    public Uni<Slice<ImportRun>> list(Optional<UUID> supplierId, @Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createQuery(
                            "from ImportRun where id < :before"
                                    + (supplierId.isPresent() ? " and supplierId = :supplier" : "")
                                    + " order by id desc",
                            ImportRunRow.class);
                    supplierId.ifPresent(id -> query.setParameter("supplier", id));
                    return query.setParameter("before", before)
                            .setMaxResults(limit + 1)
                            .getResultList();
                })
                .map(rows -> rows.stream().map(ImportRunRow::run).toList())
                .map(runs -> Slice.of(runs, limit, last -> Cursor.of(last.id())));
    }

    /** By line. Refuses with: {@code import-run-not-found}, {@code bad-cursor}. */
    @WithSession
    public Uni<Slice<FeedRejection>> rejections(
            UUID runId, Optional<UUID> supplierId, @Nullable String cursor, int limit) {
        long after = cursor == null ? 0 : line(cursor);
        return get(runId, supplierId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(REJECTIONS, Object[].class)
                        .setParameter("run", runId)
                        .setParameter("after", after)
                        .setParameter("limit", limit + 1)
                        .getResultList())
                .map(ImportRuns::rejections)
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.line())));
    }

    /** By line and code. Refuses with: {@code import-run-not-found}, {@code bad-cursor}. */
    @WithSession
    public Uni<Slice<FeedWarning>> warnings(UUID runId, Optional<UUID> supplierId, @Nullable String cursor, int limit) {
        var after = cursor == null ? List.of("0", "") : Cursor.values(cursor, 2);
        long line = number(after.get(0));
        return get(runId, supplierId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(WARNINGS, Object[].class)
                        .setParameter("run", runId)
                        .setParameter("after", line)
                        .setParameter("afterCode", after.get(1))
                        .setParameter("limit", limit + 1)
                        .getResultList())
                .map(ImportRuns::warnings)
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.line(), last.code())));
    }

    /**
     * What a run under review would change and what any run holds, by line. Refuses with: {@code import-run-not-found}, {@code
     * bad-cursor}.
     *
     * @param kind null for all
     * @param heldOnly only what waits for a person
     */
    @WithSession
    public Uni<Slice<RunChange>> changes(
            UUID runId,
            Optional<UUID> supplierId,
            RunChange.@Nullable Kind kind,
            boolean heldOnly,
            @Nullable String cursor,
            int limit) {
        long after = cursor == null ? 0 : line(cursor);
        return get(runId, supplierId)
                .chain(Panache::getSession)
                .chain(session -> session.createNativeQuery(CHANGES, Object[].class)
                        .setParameter("run", runId)
                        .setParameter("kind", kind == null ? "" : kind.name())
                        .setParameter("heldOnly", heldOnly)
                        .setParameter("after", after)
                        .setParameter("limit", limit + 1)
                        .getResultList())
                .map(rows -> rows.stream().map(RunChange::of).toList())
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.line())));
    }

    private static List<FeedWarning> warnings(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new FeedWarning(
                        (Long) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4]))
                .toList();
    }

    private static List<FeedRejection> rejections(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new FeedRejection((Long) row[0], (String) row[1], (String) row[2], (String) row[3]))
                .toList();
    }

    private static void refuseOthers(ImportRun run, Optional<UUID> supplierId) {
        if (supplierId.isPresent() && !supplierId.equals(run.supplierId())) {
            throw Refusal.notFound("import-run");
        }
    }

    private static long line(String cursor) {
        return number(Cursor.values(cursor, 1).get(0));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notALine) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "bad-cursor",
                    "The cursor is not one that this list gave; start without one.");
        }
    }
}
