package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

import io.linli.marketplace.payment.PaymentGateway.EventPage;

/**
 * The janitor that needs no webhook: reads the provider's own list of events from where it last stopped, stores what is new
 * and acts on it, and on what an earlier crash left stored but not acted on. One instance at a time, bounded pages a pass.
 */
@ApplicationScoped
public class PullEvents {

    private static final Logger LOG = Logger.getLogger(PullEvents.class);

    static final int MAX_PAGES = 20;
    static final int MAX_LEFT_OVER = 200;

    /** A delivery being acted on at this moment is not left over yet. */
    private static final Duration LEFT_OVER_AFTER = Duration.ofSeconds(30);

    private final PaymentGateway gateway;
    private final ProviderEvents events;
    private final ProviderCursors cursors;
    private final ApplyEvent application;
    private final PaymentSettings settings;
    private final Clock clock;

    PullEvents(
            PaymentGateway gateway,
            ProviderEvents events,
            ProviderCursors cursors,
            ApplyEvent application,
            PaymentSettings settings,
            Clock clock) {
        this.gateway = gateway;
        this.events = events;
        this.cursors = cursors;
        this.application = application;
        this.settings = settings;
        this.clock = clock;
    }

    /** The scheduled pass: a provider that is away is no reason to fail; the next pass begins where this one stopped. */
    @Scheduled(
            every = "${linli.payment.pull-every:30s}",
            delayed = "${linli.payment.pull-delayed:5s}",
            identity = "pull-events",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> run() {
        return pull().onFailure(ProviderFailure.class)
                .invoke(failure -> LOG.warnf("provider's events not read: %s", failure.getMessage()))
                .onFailure(ProviderFailure.class)
                .recoverWithItem(0)
                .chain(this::actOnLeftOver)
                .replaceWithVoid();
    }

    /**
     * One pass, at most {@value #MAX_PAGES} pages.
     *
     * @return how many events were new; 0 also when another instance is reading
     */
    public Uni<Integer> pull() {
        return lease().chain(cursor -> cursor.map(
                        held -> read(held, MAX_PAGES, 0).onTermination().call(this::release))
                .orElseGet(() -> Uni.createFrom().item(0)));
    }

    private Uni<Optional<ProviderCursor>> lease() {
        var now = clock.instant();
        return Panache.withTransaction(
                () -> cursors.lease(now.minus(settings.pullFirst()), now, now.plus(settings.pullLease())));
    }

    private Uni<Integer> release() {
        return Panache.withTransaction(() -> cursors.release(clock.instant()));
    }

    private Uni<Integer> read(ProviderCursor cursor, int pagesLeft, int found) {
        var to = cursor.to(now());
        return gateway.events(cursor.from(settings.pullOverlap()), to, cursor.resumeAfter())
                .chain(page -> keep(page, cursor.after(page, to)))
                .chain(kept -> goOn(kept, pagesLeft - 1, found));
    }

    private Uni<Integer> goOn(Kept kept, int pagesLeft, int found) {
        int total = found + kept.fresh();
        boolean done = !kept.cursor().windowOpen() && !kept.cursor().coveredTo().isBefore(now().minusSeconds(1));
        return done || pagesLeft == 0 ? Uni.createFrom().item(total) : read(kept.cursor(), pagesLeft, total);
    }

    /** Stored first, then acted on, oldest first; the cursor moves only over what is stored. */
    private Uni<Kept> keep(EventPage page, ProviderCursor next) {
        var oldestFirst = new ArrayList<>(page.events());
        Collections.reverse(oldestFirst);
        return Panache.withTransaction(() -> store(oldestFirst).call(() -> cursors.move(next)))
                .call(stored -> applyAll(stored.open()))
                .map(stored -> new Kept(stored.fresh(), next));
    }

    private Uni<Stored> store(List<ProviderEvent> found) {
        return found.isEmpty()
                ? Uni.createFrom().item(new Stored(0, List.of()))
                : events.store(found, clock.instant())
                        .chain(fresh -> events.unconcluded(found).map(open -> new Stored(fresh, open)));
    }

    private Uni<Void> actOnLeftOver(int found) {
        var before = clock.instant().minus(LEFT_OVER_AFTER);
        return Panache.withSession(() -> events.open(before, MAX_LEFT_OVER))
                .map(payloads -> payloads.stream().map(gateway::read).toList())
                .chain(this::applyAll);
    }

    /** One event's trouble does not keep the others waiting: it stays stored and is tried again. */
    private Uni<Void> applyAll(List<ProviderEvent> found) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(event -> application
                        .apply(event)
                        .onFailure()
                        .invoke(failure -> LOG.errorf(failure, "provider event %s", event.id()))
                        .onFailure()
                        .recoverWithItem(EventOutcome.EXCEPTION))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** The provider counts in seconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    private record Kept(int fresh, ProviderCursor cursor) {}

    /** @param open those nobody acted on: most were told by a webhook long before they are read here */
    private record Stored(int fresh, List<ProviderEvent> open) {}
}
