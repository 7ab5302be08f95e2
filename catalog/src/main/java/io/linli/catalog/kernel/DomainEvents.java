package io.linli.catalog.kernel;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * The publish port. Events are stored in the caller's transaction and reach their listeners after it committed, at least
 * once; if the transaction rolls back, they never existed.
 */
public interface DomainEvents {

    /** Needs an open transaction. */
    Uni<Void> publish(List<? extends DomainEvent> events);

    /** Needs an open transaction. */
    default Uni<Void> publish(DomainEvent event) {
        return publish(List.of(event));
    }
}
