package io.linli.catalog.feed;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** Moves a run out of its review. */
@ApplicationScoped
class ReviewedRuns {

    private static final String RELEASE =
            """
            UPDATE catalog.import_run r
            SET state = 'STORED', mode = 'APPLY', reviewed = true, choice = :choice, attempts = 0, read = 0, created = 0,
                changed = 0, unchanged = 0, rejected = 0, warned = 0,
                held = CASE WHEN :choice = 'WITHOUT_HELD' THEN (SELECT count(*) FROM catalog.import_change c
                    WHERE c.run_id = r.id AND c.kind = 'GONE' AND c.held IS NOT NULL) ELSE 0 END
            WHERE r.id = :run AND r.state = 'REVIEW'""";

    private static final String CHOOSE =
            "UPDATE catalog.import_change SET decision = 'CHOSEN' WHERE run_id = :run AND line = ANY(:lines)";

    private static final String FORGET_REJECTIONS = "DELETE FROM catalog.import_rejection WHERE run_id = :run";

    private static final String FORGET_WARNINGS = "DELETE FROM catalog.import_warning WHERE run_id = :run";

    private static final String DISCARD =
            """
            WITH dropped AS (
                UPDATE catalog.import_change SET decision = 'DISCARDED'
                WHERE run_id = :run AND decision IS NULL AND held IS NOT NULL)
            UPDATE catalog.import_run
            SET held = 0, finished_at = coalesce(finished_at, :now),
                state = CASE WHEN state = 'REVIEW' THEN 'DISCARDED' ELSE state END
            WHERE id = :run AND (state = 'REVIEW' OR state = 'COMPLETED' AND held > 0)""";

    private final Clock clock;

    ReviewedRuns(Clock clock) {
        this.clock = clock;
    }

    /** It is read once more, and applied. Refuses with: {@code change-not-found}, {@code nothing-to-apply}. */
    @WithTransaction
    public Uni<Void> release(UUID runId, FeedChoice choice, List<Long> lines) {
        return choose(runId, choice, lines)
                .chain(() -> execute(RELEASE, Map.of("run", runId, "choice", choice.name())))
                .invoke(ReviewedRuns::refuseNone)
                .chain(() -> execute(FORGET_REJECTIONS, Map.of("run", runId)))
                .chain(() -> execute(FORGET_WARNINGS, Map.of("run", runId)))
                .replaceWithVoid();
    }

    /** Nothing of what waits goes in. Refuses with: {@code nothing-to-apply}. */
    @WithTransaction
    public Uni<Void> discard(UUID runId) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return execute(DISCARD, Map.of("run", runId, "now", now))
                .invoke(ReviewedRuns::refuseNone)
                .replaceWithVoid();
    }

    private static Uni<Void> choose(UUID runId, FeedChoice choice, List<Long> lines) {
        if (choice != FeedChoice.CHOSEN) {
            return Uni.createFrom().voidItem();
        }
        return execute(CHOOSE, Map.of("run", runId, "lines", lines.toArray(Long[]::new)))
                .invoke(found -> refuseUnknown(found, lines))
                .replaceWithVoid();
    }

    private static Uni<Integer> execute(String sql, Map<String, Object> parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(sql);
            parameters.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    private static void refuseUnknown(int found, List<Long> lines) {
        if (found != lines.size()) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND, "change-not-found", "The run has no change on one of these lines.");
        }
    }

    static void refuseNone(int changed) {
        if (changed == 0) {
            throw new Refusal(Refusal.Kind.CONFLICT, "nothing-to-apply", "Nothing of this run waits for a decision.");
        }
    }
}
