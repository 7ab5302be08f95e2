package io.linli.web.outbox;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;

/** Every listener of the application, by its name. */
@ApplicationScoped
class Listeners {

    private final Map<String, DomainEventListener<?>> byName;

    Listeners(@All List<DomainEventListener<?>> listeners) {
        byName = listeners.stream()
                .collect(Collectors.toUnmodifiableMap(DomainEventListener::name, Function.identity()));
    }

    Collection<DomainEventListener<?>> all() {
        return byName.values();
    }

    DomainEventListener<?> named(String name) {
        return byName.get(name);
    }

    /** The type of a listener's that is stored under this name. */
    static <E extends DomainEvent> Class<? extends E> typeNamed(String name, DomainEventListener<E> listener) {
        return listener.eventTypes().stream()
                .filter(type -> typeOf(type).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(listener.name() + " no longer acts on " + name));
    }

    /** The name under which an event is stored. */
    static String typeOf(Class<? extends DomainEvent> event) {
        return event.getSimpleName();
    }
}
