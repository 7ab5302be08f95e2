package io.linli.catalog.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** A person says what becomes of a run under review, or of what a run held. */
@ApplicationScoped
public class DecideRun {

    /** The most lines that can be chosen at once. */
    public static final int MOST_LINES = 10_000;

    private final ImportRuns runs;
    private final ReviewedRuns reviewed;
    private final HeldChanges held;
    private final ImportQueue queue;
    private final FeedInbox inbox;
    private final FeedWorkers workers;

    DecideRun(
            ImportRuns runs,
            ReviewedRuns reviewed,
            HeldChanges held,
            ImportQueue queue,
            FeedInbox inbox,
            FeedWorkers workers) {
        this.runs = runs;
        this.reviewed = reviewed;
        this.held = held;
        this.queue = queue;
        this.inbox = inbox;
        this.workers = workers;
    }

    /**
     * A run under review is read and compared once more, and the choice goes in; its counts begin anew. Of a run that is
     * completed, what it held goes in where the offers have not changed since.
     *
     * <p>Refuses with: {@code import-run-not-found}, {@code nothing-to-apply}, {@code lines-missing} (none or too many for
     * CHOSEN), {@code change-not-found}.
     *
     * @param lines for CHOSEN only: lines of changes
     */
    public Uni<ImportRun> apply(UUID runId, Optional<UUID> supplierId, FeedChoice choice, List<Long> lines) {
        var distinct = lines.stream().distinct().toList();
        if (choice == FeedChoice.CHOSEN && (distinct.isEmpty() || distinct.size() > MOST_LINES)) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "lines-missing", "Choose 1 to " + MOST_LINES + " lines of changes.");
        }
        return runs.get(runId, supplierId)
                .chain(run -> apply(run, choice, distinct))
                .chain(() -> runs.get(runId, supplierId))
                .invoke(queue::wake);
    }

    /** Nothing of it goes in. Refuses with: {@code import-run-not-found}, {@code nothing-to-apply}. */
    public Uni<ImportRun> discard(UUID runId, Optional<UUID> supplierId) {
        return runs.get(runId, supplierId)
                .chain(() -> reviewed.discard(runId))
                .chain(() -> workers.call(() -> removed(runId)))
                .chain(() -> runs.get(runId, supplierId));
    }

    private Uni<Void> apply(ImportRun run, FeedChoice choice, List<Long> lines) {
        if (run.state() == ImportRun.State.REVIEW) {
            return reviewed.release(run.id(), choice, lines);
        }
        boolean waits = run.state() == ImportRun.State.COMPLETED && run.held() > 0;
        ReviewedRuns.refuseNone(waits && choice != FeedChoice.WITHOUT_HELD ? 1 : 0);
        return applyHeld(run.id(), choice == FeedChoice.ALL, lines);
    }

    private Uni<Void> applyHeld(UUID runId, boolean all, List<Long> lines) {
        return Uni.createFrom()
                .deferred(() -> held.apply(runId, all, lines))
                .repeat()
                .until(decided -> decided == 0)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private boolean removed(UUID runId) {
        inbox.discard(runId);
        return true;
    }
}
