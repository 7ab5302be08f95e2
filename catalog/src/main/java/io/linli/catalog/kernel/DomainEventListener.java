package io.linli.catalog.kernel;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Acts on events of one type or several. A CDI bean that implements this is found by itself. Each event is delivered in a transaction
 * of its own, in the order of publishing per listener, at least once: be idempotent. A failure is retried later.
 */
public interface DomainEventListener<E extends DomainEvent> {

    /** Stable name under which deliveries are recorded; never renamed. */
    String name();

    Class<E> eventType();

    /**
     * The types delivered to it, each exactly as named here. A listener that needs several in the one order in which they
     * were published lists them, and {@link #eventType()} is what they have in common.
     */
    default List<Class<? extends E>> eventTypes() {
        return List.of(eventType());
    }

    /** Runs inside the delivery's transaction; what it writes commits together with the fact that it was delivered. */
    Uni<Void> on(E event);
}
