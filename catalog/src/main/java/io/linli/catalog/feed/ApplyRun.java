package io.linli.catalog.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Refusal;

/** Applies the file of a claimed run, batch by batch, from where an earlier attempt stopped. */
@ApplicationScoped
class ApplyRun {

    private static final Logger LOG = Logger.getLogger(ApplyRun.class);

    /** Deadlock, serialisation failure, and the same new row made by another: repeating the batch helps. */
    private static final Set<String> WORTH_REPEATING = Set.of("40P01", "40001", "23505");

    private static final int MOST_REPEATS = 5;

    private final FeedInbox inbox;
    private final FeedWorkers workers;
    private final ApplyBatch batches;
    private final RunProgress progress;
    private final FeedSettings settings;
    private final FinishRun finishing;
    private final RunChanges changes;

    ApplyRun(
            FeedInbox inbox,
            FeedWorkers workers,
            ApplyBatch batches,
            RunProgress progress,
            FeedSettings settings,
            FinishRun finishing,
            RunChanges changes) {
        this.inbox = inbox;
        this.workers = workers;
        this.batches = batches;
        this.progress = progress;
        this.settings = settings;
        this.finishing = finishing;
        this.changes = changes;
    }

    /** Never fails for what is wrong with the file: the run says it then. A fault of ours leaves the run to be claimed again. */
    Uni<Void> apply(ClaimedRun run) {
        if (run.attempt() > settings.mostAttempts()) {
            return fail(
                    run,
                    new Refusal(
                            Refusal.Kind.UNAVAILABLE,
                            "interrupted",
                            "The import was interrupted again and again. Rows counted are in; import the file anew."));
        }
        return chosen(run)
                .chain(chosen -> applyFile(run, chosen))
                .chain(() -> finishing.finish(run))
                .chain(() -> run.terms().review() ? Uni.createFrom().voidItem() : discard(run))
                .invoke(() -> LOG.infof("import run %s is applied", run.id()))
                .onFailure(Refusal.class)
                .recoverWithUni(refused -> fail(run, (Refusal) refused));
    }

    private Uni<Void> applyFile(ClaimedRun run, Optional<Set<Long>> chosen) {
        return workers.call(() -> open(run))
                .chain(reader -> applyAll(run, chosen, reader).eventually(() -> workers.call(() -> closed(reader))));
    }

    private Uni<Void> applyAll(ClaimedRun run, Optional<Set<Long>> chosen, FeedReader reader) {
        var ahead = new ReadAhead(reader, workers);
        var state = new Applying(run, chosen, new KnownIds(), run.rejected(), run.warned());
        return Uni.createFrom()
                .deferred(() -> ahead.next().call(batch -> applyBatch(state, batch)))
                .repeat()
                .until(FeedBatch::last)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> applyBatch(Applying state, FeedBatch batch) {
        int most = settings.mostRejections();
        var room = new ReportRoom(most - state.rejected, most - state.warned);
        return Uni.createFrom()
                .deferred(() -> batches.apply(state.run, batch, state.chosen, room, state.known))
                .onFailure(ApplyRun::worthRepeating)
                .retry()
                .atMost(MOST_REPEATS)
                .invoke(applied -> state.known.remember(applied.lasts()))
                .invoke(applied -> state.count(batch, applied))
                .replaceWithVoid();
    }

    /** Empty where no lines were chosen: then all count. */
    private Uni<Optional<Set<Long>>> chosen(ClaimedRun run) {
        return run.choice() == FeedChoice.CHOSEN
                ? changes.chosen(run.id()).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    /** Blocking. */
    private FeedReader open(ClaimedRun run) {
        try {
            var source = run.format().open(inbox.file(run.id()), settings.mostRows(), run.supplierCode(), run.uses());
            var reader = new FeedReader(source, run.supplierCode(), settings.batchRows());
            reader.skip(run.read());
            return reader;
        } catch (NoSuchFileException lost) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "file-lost", "The file is gone; import it again.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Blocking. */
    private static boolean closed(FeedReader reader) {
        try {
            reader.close();
            return true;
        } catch (IOException kept) {
            LOG.warnf("cannot close a feed: %s", kept.toString());
            return false;
        }
    }

    private Uni<Void> fail(ClaimedRun run, Refusal refused) {
        LOG.infof("import run %s failed: %s", run.id(), refused.code());
        if (refused.code().equals("run-lost")) {
            return Uni.createFrom().voidItem();
        }
        return progress.fail(run, refused.code(), refused.getMessage()).chain(() -> discard(run));
    }

    private Uni<Void> discard(ClaimedRun run) {
        return workers.call(() -> {
                    inbox.discard(run.id());
                    return true;
                })
                .replaceWithVoid();
    }

    private static boolean worthRepeating(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database && WORTH_REPEATING.contains(database.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** What changes from batch to batch. */
    private static final class Applying {

        private final ClaimedRun run;
        private final Optional<Set<Long>> chosen;
        private final KnownIds known;
        private long rejected;
        private long warned;

        private Applying(ClaimedRun run, Optional<Set<Long>> chosen, KnownIds known, long rejected, long warned) {
            this.run = run;
            this.chosen = chosen;
            this.known = known;
            this.rejected = rejected;
            this.warned = warned;
        }

        private void count(FeedBatch batch, ApplyBatch.Applied applied) {
            rejected += batch.rejections().size();
            warned += applied.warned();
        }
    }
}
