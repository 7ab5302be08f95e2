package io.linli.web.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;

/**
 * Brings stored events to their listeners: each listener on its own, in the order of publishing, up to {@value #BATCH} in one
 * transaction. When one of them fails, all of them are delivered again one by one, so that only that one waits.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BATCH = 32;
    private static final long SOON_MILLIS = 10;
    private static final long PRUNE_MILLIS = 3_600_000;
    private static final int FAILURE_LENGTH = 500;

    private final Vertx vertx;
    private final OwnContext own;
    private final Deliveries deliveries;
    private final Listeners listeners;
    private final ObjectMapper mapper;
    private final OutboxSettings settings;
    private final MeterRegistry meters;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private volatile boolean running;

    Relay(
            Vertx vertx,
            OwnContext own,
            Deliveries deliveries,
            Listeners listeners,
            ObjectMapper mapper,
            OutboxSettings settings,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.own = own;
        this.deliveries = deliveries;
        this.listeners = listeners;
        this.mapper = mapper;
        this.settings = settings;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        vertx.setPeriodic(settings.poll().toMillis(), tick -> wake());
        vertx.setPeriodic(PRUNE_MILLIS, tick -> prune());
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
    }

    /** Called when something was published that commits within moments; the poll finds what this comes too early for. */
    void wakeSoon(Collection<String> listeners) {
        vertx.setTimer(SOON_MILLIS, tick -> {
            if (running) {
                listeners.forEach(this::pump);
            }
        });
    }

    private void wake() {
        if (running) {
            own.transaction(deliveries::waitingListeners)
                    .subscribe()
                    .with(names -> names.forEach(this::pump), failure -> LOG.warnf("outbox: %s", failure.getMessage()));
        }
    }

    /** Delivers all that is due to one listener. Called while it runs, it looks once more before it ends. */
    private void pump(String name) {
        var listener = listeners.named(name);
        if (listener == null) {
            return;
        }
        var called = calls.computeIfAbsent(name, unknown -> new AtomicInteger());
        if (called.getAndIncrement() == 0) {
            deliverAll(listener)
                    .onTermination()
                    .invoke(() -> calledMeanwhile(name, called.getAndSet(0)))
                    .subscribe()
                    .with(nothing -> {}, failure -> LOG.warnf("outbox: %s: %s", name, failure.getMessage()));
        }
    }

    private void calledMeanwhile(String name, int times) {
        if (times > 1 && running) {
            pump(name);
        }
    }

    private Uni<Void> deliverAll(DomainEventListener<?> listener) {
        return Uni.createFrom()
                .deferred(() -> deliverBatch(listener))
                .repeat()
                .whilst(more -> more && running)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** False when nothing more is due. */
    private Uni<Boolean> deliverBatch(DomainEventListener<?> listener) {
        return own.transaction(() -> deliver(listener, BATCH, new Attempt()))
                .map(delivered -> delivered == BATCH)
                .onFailure()
                .recoverWithUni(() -> deliverOneByOne(listener));
    }

    /** As many as a batch, or up to the one that fails. */
    private Uni<Boolean> deliverOneByOne(DomainEventListener<?> listener) {
        return Uni.createFrom()
                .deferred(() -> deliverOne(listener))
                .repeat()
                .whilst(delivered -> delivered && running)
                .select()
                .first(BATCH)
                .collect()
                .last();
    }

    /** False when nothing was due or the delivery failed. */
    private Uni<Boolean> deliverOne(DomainEventListener<?> listener) {
        var attempt = new Attempt();
        return own.transaction(() -> deliver(listener, 1, attempt))
                .map(delivered -> delivered == 1)
                .onFailure()
                .recoverWithUni(failure -> recordFailure(listener, attempt, failure));
    }

    /** @return how many were due */
    private <E extends DomainEvent> Uni<Integer> deliver(DomainEventListener<E> listener, int most, Attempt attempt) {
        return deliveries
                .next(listener.name(), most)
                .call(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : deliveries.done(listener.name(), due).chain(mine -> tell(listener, mine, attempt)))
                .map(List::size);
    }

    private <E extends DomainEvent> Uni<Void> tell(
            DomainEventListener<E> listener, List<Deliveries.Due> events, Attempt attempt) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(due -> tell(listener, due, attempt))
                .collect()
                .last();
    }

    /** What one event's listener has read is not what the next one's may rely on. */
    private <E extends DomainEvent> Uni<Void> tell(
            DomainEventListener<E> listener, Deliveries.Due due, Attempt attempt) {
        attempt.eventId = due.eventId();
        return listener.on(read(listener, due)).chain(Panache::getSession).chain(session -> session.flush()
                .invoke(session::clear));
    }

    private <E extends DomainEvent> E read(DomainEventListener<E> listener, Deliveries.Due due) {
        try {
            return mapper.readValue(due.payload(), Listeners.typeNamed(due.type(), listener));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("event " + due.eventId() + " cannot be read", unreadable);
        }
    }

    private Uni<Boolean> recordFailure(DomainEventListener<?> listener, Attempt attempt, Throwable failure) {
        if (attempt.eventId == null) {
            return Uni.createFrom().failure(failure);
        }
        meters.counter("linli.outbox.failures", "listener", listener.name()).increment();
        String message = String.valueOf(failure);
        String kept = message.substring(0, Math.min(message.length(), FAILURE_LENGTH));
        return own.transaction(() -> deliveries.failed(listener.name(), attempt.eventId, kept, settings))
                .invoke(attempts -> log(listener, attempt, failure, attempts))
                .replaceWith(false);
    }

    /** Where it went wrong is told once; that it still does, in a line. */
    private static void log(
            DomainEventListener<?> listener, Attempt attempt, Throwable failure, List<Integer> attempts) {
        var text = "outbox: %s failed on event %d: %s".formatted(listener.name(), attempt.eventId, failure);
        if (attempts.contains(1)) {
            LOG.error(text, failure);
        } else {
            LOG.warn(text);
        }
    }

    private void prune() {
        own.transaction(() -> deliveries.prune(settings.keep()))
                .subscribe()
                .with(
                        rows -> LOG.debugf("outbox: %d old events removed", rows),
                        failure -> LOG.warn("outbox", failure));
    }

    /** Which event a transaction was about, so that its failure can be recorded after the roll-back. */
    private static final class Attempt {

        private Long eventId;
    }
}
