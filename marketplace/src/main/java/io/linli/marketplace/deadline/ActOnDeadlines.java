package io.linli.marketplace.deadline;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Tenancy;

/**
 * Hands what is due to its handlers, a batch in a transaction. Every instance runs it at the same time: a deadline is acted on
 * by one of them, once. When a batch fails, its deadlines are acted on again one by one, so that only the one that fails waits.
 */
@ApplicationScoped
public class ActOnDeadlines {

    private static final Logger LOG = Logger.getLogger(ActOnDeadlines.class);

    /** Deadlines of one transaction. */
    static final int BATCH = 100;

    /** Batches of a kind in one round; the rest waits for the next. */
    private static final int MOST_BATCHES = 20;

    private final List<DeadlineHandler> handlers;
    private final DeadlineStore store;
    private final OwnContext own;
    private final Tenancy tenancy;
    private final DeadlineSettings settings;
    private final Pauses pauses;
    private final Clock clock;

    ActOnDeadlines(
            @All List<DeadlineHandler> handlers,
            DeadlineStore store,
            OwnContext own,
            Tenancy tenancy,
            DeadlineSettings settings,
            Clock clock) {
        this.handlers = handlers;
        this.store = store;
        this.own = own;
        this.tenancy = tenancy;
        this.settings = settings;
        this.pauses = new Pauses(settings.firstPause(), settings.longestPause());
        this.clock = clock;
    }

    /** Acts on what is due, then sleeps until the next falls due, if that is before the next round, and acts on it. */
    @Scheduled(
            every = "${linli.deadline.every:1s}",
            identity = "act-on-deadlines",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        return run().chain(this::next).chain(next -> next.map(this::sleepAndRun)
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Acts on what is due now, of every kind; bounded. One kind's trouble does not keep the others waiting. */
    public Uni<Void> run() {
        return Multi.createFrom()
                .iterable(handlers)
                .onItem()
                .transformToUniAndConcatenate(handler -> batches(handler)
                        .onFailure()
                        .invoke(failure -> LOG.errorf(failure, "deadlines of kind %s", handler.kind()))
                        .onFailure()
                        .recoverWithItem(false))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> sleepAndRun(Instant next) {
        var pause = Duration.between(clock.instant(), next);
        return pause.isNegative() || pause.isZero()
                ? run()
                : Uni.createFrom().voidItem().onItem().delayIt().by(pause).chain(this::run);
    }

    /** Brings back what a wrong clock put off, and looks up what falls due before the next round. */
    private Uni<Optional<Instant>> next() {
        var now = clock.instant();
        var kinds = handlers.stream().map(DeadlineHandler::kind).toList();
        return own.transaction(() -> tenancy.cross("act on deadlines")
                .chain(() -> store.bringBack(now, now.plus(longestWait())))
                .chain(() -> store.next(kinds, now, now.plus(settings.every()))));
    }

    private Duration longestWait() {
        return settings.longestPause().compareTo(settings.lookAgain()) < 0
                ? settings.lookAgain()
                : settings.longestPause();
    }

    private Uni<Boolean> batches(DeadlineHandler handler) {
        return Uni.createFrom()
                .deferred(() -> batch(handler))
                .repeat()
                .whilst(full -> full)
                .select()
                .first(MOST_BATCHES)
                .collect()
                .last();
    }

    /** False when nothing more is due. */
    private Uni<Boolean> batch(DeadlineHandler handler) {
        var attempt = new Attempt();
        return act(handler, store -> store.take(handler.kind(), BATCH, attempt.now), attempt)
                .onFailure()
                .recoverWithUni(failure ->
                        attempt.due.isEmpty() ? Uni.createFrom().failure(failure) : oneByOne(handler, attempt.due))
                .map(nothing -> attempt.due.size() == BATCH);
    }

    private Uni<Void> oneByOne(DeadlineHandler handler, List<Due> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(due -> alone(handler, due))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> alone(DeadlineHandler handler, Due due) {
        var attempt = new Attempt();
        return act(handler, store -> store.take(handler.kind(), due.subject(), attempt.now), attempt)
                .onFailure()
                .recoverWithUni(failure -> failed(handler, due, failure));
    }

    /** In one transaction: takes, acts, and removes what is done. */
    private Uni<Void> act(DeadlineHandler handler, Taking taking, Attempt attempt) {
        return own.transaction(() -> tenancy.cross("act on deadlines")
                .chain(() -> taking.from(store))
                .invoke(due -> attempt.due = due)
                .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : act(handler, due, attempt.now)));
    }

    private Uni<Void> act(DeadlineHandler handler, List<Due> due, Instant now) {
        return handler.act(due).chain(outcome -> conclude(handler.kind(), due, outcome.done(), now));
    }

    private Uni<Void> conclude(String kind, List<Due> due, Set<UUID> done, Instant now) {
        var later = due.stream().map(Due::subject).filter(subject -> !done.contains(subject));
        var waiting = later.toArray(UUID[]::new);
        LOG.debugf("%s: %d acted on, %d look again", kind, due.size() - waiting.length, waiting.length);
        return store.remove(kind, done.toArray(UUID[]::new))
                .chain(() -> store.lookAgain(kind, waiting, now.plus(settings.lookAgain())));
    }

    private Uni<Void> failed(DeadlineHandler handler, Due due, Throwable failure) {
        var pause = pauses.after(due.attempts());
        LOG.errorf(
                failure,
                "deadline %s of %s, due at %s, failed %d times; again in %s",
                handler.kind(),
                due.subject(),
                due.dueAt(),
                due.attempts() + 1,
                pause);
        return own.transaction(() -> tenancy.cross("act on deadlines")
                        .chain(() -> store.failed(
                                handler.kind(), due, clock.instant().plus(pause))))
                .replaceWithVoid();
    }

    private interface Taking {
        Uni<List<Due>> from(DeadlineStore store);
    }

    /** What a transaction was about, so that it is known after its roll-back. */
    private final class Attempt {

        private final Instant now = clock.instant();
        private List<Due> due = List.of();
    }
}
