package io.linli.catalog.kernel;

import io.smallrye.mutiny.Uni;

/**
 * Acts on one type of event. A CDI bean that implements this is found by itself. Each event is delivered in a transaction
 * of its own, in the order of publishing per listener, at least once: be idempotent. A failure is retried later.
 */
public interface DomainEventListener<E extends DomainEvent> {

    /** Stable name under which deliveries are recorded; never renamed. */
    String name();

    Class<E> eventType();

    /** Runs inside the delivery's transaction; what it writes commits together with the fact that it was delivered. */
    Uni<Void> on(E event);
}
