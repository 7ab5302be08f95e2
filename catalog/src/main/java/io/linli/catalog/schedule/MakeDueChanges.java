package io.linli.catalog.schedule;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.listing.ChangeOffers;

/**
 * Makes changes whose moment has come, a batch in a transaction. Every instance does so at the same time: each change is made
 * by one of them, once. When a batch fails, its changes are made one by one, so that only the one that fails waits.
 */
@ApplicationScoped
public class MakeDueChanges {

    private static final Logger LOG = Logger.getLogger(MakeDueChanges.class);

    /** Changes of one transaction. */
    private static final int BATCH = 500;

    /** Batches of one round; the rest waits for the next. */
    private static final int MOST_BATCHES = 100;

    private static final int MOST_DOUBLINGS = 20;

    private final DueChanges changes;
    private final ChangeOffers offers;
    private final ScheduleSettings settings;
    private final OwnContext own;
    private final Clock clock;

    MakeDueChanges(DueChanges changes, ChangeOffers offers, ScheduleSettings settings, OwnContext own, Clock clock) {
        this.changes = changes;
        this.offers = offers;
        this.settings = settings;
        this.own = own;
        this.clock = clock;
    }

    /** Makes what is due now; bounded. */
    @Scheduled(
            every = "${linli.scheduled-change.every:2s}",
            identity = "make-due-changes",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> round() {
        return Uni.createFrom()
                .deferred(this::batch)
                .repeat()
                .whilst(found -> found)
                .select()
                .first(MOST_BATCHES)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** False when nothing is due. */
    private Uni<Boolean> batch() {
        var attempt = new Attempt();
        return make(() -> changes.take(attempt.now, BATCH), attempt)
                .onFailure()
                .recoverWithUni(
                        failure -> attempt.due.isEmpty() ? Uni.createFrom().failure(failure) : oneByOne(attempt.due))
                .map(done -> !attempt.due.isEmpty());
    }

    private Uni<Void> oneByOne(List<DueChange> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(this::alone)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> alone(DueChange due) {
        var attempt = new Attempt();
        return make(() -> changes.take(attempt.now, due.id()), attempt)
                .onFailure()
                .recoverWithUni(failure -> failed(due, failure));
    }

    /** In one transaction: takes, changes the offers, and concludes. */
    private Uni<Void> make(Supplier<Uni<List<DueChange>>> taking, Attempt attempt) {
        return own.transaction(() -> taking.get()
                .invoke(due -> attempt.due = due)
                .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : make(due, attempt.now)));
    }

    private Uni<Void> make(List<DueChange> due, Instant now) {
        var steps = due.stream().map(one -> one.step(now)).toList();
        var edits = IntStream.range(0, due.size())
                .mapToObj(index -> due.get(index).edit(steps.get(index)))
                .flatMap(Optional::stream)
                .toList();
        if (edits.isEmpty()) {
            return changes.conclude(due, steps, Optional.empty());
        }
        return offers.change(Ids.next(), due.get(0).supplierId(), edits)
                .invoke(edit -> LOG.infof("edit %s: %d offers as was said before", edit.id(), edits.size()))
                .chain(edit -> changes.conclude(due, steps, Optional.of(edit.id())));
    }

    private Uni<Void> failed(DueChange due, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            LOG.infof("scheduled change %s was refused: %s", due.id(), refusal.code());
            return own.transaction(() -> changes.refused(due.id(), refusal.code()));
        }
        var pause = pause(due.attempts());
        LOG.errorf(failure, "scheduled change %s failed %d times; again in %s", due.id(), due.attempts() + 1, pause);
        return own.transaction(() -> changes.failed(due, now().plus(pause)));
    }

    private Duration pause(int failures) {
        var next = settings.firstPause().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return next.compareTo(settings.longestPause()) < 0 ? next : settings.longestPause();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What a transaction was about, so that it is known after its roll-back. */
    private final class Attempt {

        private final Instant now = now();
        private List<DueChange> due = List.of();
    }
}
