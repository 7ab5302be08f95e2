package io.linli.catalog.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Works off stored runs: a bounded number of lanes, each applying one run after the other on a Vert.x context of its own. */
@ApplicationScoped
class ImportQueue {

    private static final Logger LOG = Logger.getLogger(ImportQueue.class);
    private static final long POLL_MILLIS = 1_000;
    private static final Duration LEFT_BEHIND = Duration.ofDays(7);

    private final Vertx vertx;
    private final RunProgress progress;
    private final ApplyRun runs;
    private final FeedSettings settings;
    private final FeedInbox inbox;
    private final Clock clock;
    private final AtomicInteger lanes = new AtomicInteger();
    private volatile boolean open;

    ImportQueue(Vertx vertx, RunProgress progress, ApplyRun runs, FeedSettings settings, FeedInbox inbox, Clock clock) {
        this.vertx = vertx;
        this.progress = progress;
        this.runs = runs;
        this.settings = settings;
        this.inbox = inbox;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        open = true;
        inbox.sweep(clock.instant().minus(LEFT_BEHIND));
        vertx.setPeriodic(POLL_MILLIS, tick -> wake());
    }

    void stop(@Observes ShutdownEvent event) {
        open = false;
    }

    /** Looks for stored runs soon; what is missed (another instance's, one that a crash left) the next poll finds. */
    void wake() {
        if (!open) {
            return;
        }
        if (lanes.incrementAndGet() > settings.parallelRuns()) {
            lanes.decrementAndGet();
            return;
        }
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(nothing -> workOff()
                .onTermination()
                .invoke(lanes::decrementAndGet)
                .subscribe()
                .with(done -> {}, failure -> LOG.error("an import stopped and will be tried again", failure)));
    }

    private Uni<Void> workOff() {
        return Uni.createFrom()
                .deferred(this::applyNext)
                .repeat()
                .whilst(found -> found && open)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** False when nothing waits. */
    private Uni<Boolean> applyNext() {
        return progress.claim()
                .chain(claimed -> claimed.isPresent()
                        ? runs.apply(claimed.get()).replaceWith(true)
                        : Uni.createFrom().item(false));
    }
}
