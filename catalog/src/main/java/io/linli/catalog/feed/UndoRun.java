package io.linli.catalog.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** Puts back what a run changed. */
@ApplicationScoped
public class UndoRun {

    private final ImportRuns runs;
    private final RunImages images;

    UndoRun(ImportRuns runs, RunImages images) {
        this.runs = runs;
        this.images = images;
    }

    /**
     * What a run changed is as it was before, what it made is withdrawn, and what it withdrew is on the shelf again, unless it
     * changed since; stock stays as it is. May be repeated: what is undone stays so.
     *
     * <p>Refuses with: {@code import-run-not-found}, {@code not-undoable} (not ended, or too long ago).
     */
    public Uni<UndoneRun> undo(UUID runId, Optional<UUID> supplierId) {
        return runs.get(runId, supplierId)
                .invoke(UndoRun::refuseTooLate)
                .chain(() -> Uni.createFrom()
                        .deferred(() -> images.undoSome(runId))
                        .repeat()
                        .until(looked -> looked == 0)
                        .collect()
                        .last())
                .chain(() -> images.outcome(runId));
    }

    private static void refuseTooLate(ImportRun run) {
        if (!run.undoable()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "not-undoable",
                    "The import has not ended, or is too long ago to be undone.");
        }
    }
}
