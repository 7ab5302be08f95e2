package io.linli.web.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.web.infrastructure.OwnContext;

/** Brings stored events to their listeners: each listener on its own, one delivery after the other. */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
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
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
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
    void wakeSoon() {
        vertx.setTimer(SOON_MILLIS, tick -> wake());
    }

    private void wake() {
        if (running) {
            own.transaction(deliveries::waitingListeners)
                    .subscribe()
                    .with(names -> names.forEach(this::pump), failure -> LOG.warnf("outbox: %s", failure.getMessage()));
        }
    }

    /** Delivers all that is due to one listener; a second call while it runs does nothing. */
    private void pump(String name) {
        var listener = listeners.named(name);
        if (listener != null && busy.add(name)) {
            deliverWhileDue(listener)
                    .onTermination()
                    .invoke(() -> busy.remove(name))
                    .subscribe()
                    .with(nothing -> {}, failure -> LOG.warnf("outbox: %s: %s", name, failure.getMessage()));
        }
    }

    private Uni<Void> deliverWhileDue(DomainEventListener<?> listener) {
        return Uni.createFrom()
                .deferred(() -> deliverNext(listener))
                .repeat()
                .whilst(delivered -> delivered && running)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** False when nothing was due or the delivery failed. */
    private Uni<Boolean> deliverNext(DomainEventListener<?> listener) {
        var attempt = new Attempt();
        return own.transaction(() -> deliveries
                        .next(listener.name())
                        .onItem()
                        .ifNotNull()
                        .transformToUni(due -> deliver(listener, due, attempt))
                        .map(Boolean.TRUE::equals))
                .onFailure()
                .recoverWithUni(failure -> recordFailure(listener, attempt, failure));
    }

    private <E extends DomainEvent> Uni<Boolean> deliver(
            DomainEventListener<E> listener, Deliveries.Due due, Attempt attempt) {
        attempt.eventId = due.eventId();
        return deliveries
                .done(listener.name(), due.eventId())
                .chain(first -> first
                        ? listener.on(read(listener, due)).replaceWith(true)
                        : Uni.createFrom().item(true));
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
        LOG.errorf(failure, "outbox: %s failed on event %d", listener.name(), attempt.eventId);
        String message = String.valueOf(failure);
        String kept = message.substring(0, Math.min(message.length(), FAILURE_LENGTH));
        return own.transaction(() -> deliveries.failed(listener.name(), attempt.eventId, kept, settings))
                .replaceWith(false);
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
