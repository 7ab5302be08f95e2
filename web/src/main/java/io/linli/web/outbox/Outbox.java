package io.linli.web.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.DomainEvents;

/** Writes events and their deliveries in the open transaction, all of a call in one statement. */
@ApplicationScoped
class Outbox implements DomainEvents {

    private static final String PUBLISH =
            """
            WITH told AS (
                INSERT INTO web.outbox_event (type, payload)
                SELECT type, payload
                FROM ROWS FROM (jsonb_to_recordset(cast(cast(:events AS text) AS jsonb)) AS (type text, payload jsonb))
                    WITH ORDINALITY AS given (type, payload, position)
                ORDER BY position
                RETURNING id, type)
            INSERT INTO web.outbox_delivery (event_id, listener)
            SELECT told.id, listening.listener
            FROM told JOIN jsonb_to_recordset(cast(cast(:listeners AS text) AS jsonb)) AS listening (type text, listener text) USING (type)
            """;

    /** What an event of this type is told to. */
    private record Subscription(String type, String listener) {}

    private final ObjectMapper mapper;
    private final Relay relay;
    private final String listeners;
    private final Map<String, List<String>> byType;

    Outbox(ObjectMapper mapper, Relay relay, Listeners listeners) {
        this.mapper = mapper;
        this.relay = relay;
        var subscriptions =
                listeners.all().stream().flatMap(Outbox::subscriptions).toList();
        this.listeners = json(subscriptions);
        this.byType = subscriptions.stream()
                .collect(Collectors.groupingBy(
                        Subscription::type, Collectors.mapping(Subscription::listener, Collectors.toList())));
    }

    private static Stream<Subscription> subscriptions(DomainEventListener<?> listener) {
        return listener.eventTypes().stream().map(type -> new Subscription(Listeners.typeOf(type), listener.name()));
    }

    @Override
    public Uni<Void> publish(List<? extends DomainEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = events.stream()
                .map(event -> Map.of("type", Listeners.typeOf(event.getClass()), "payload", event))
                .toList();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PUBLISH)
                        .setParameter("events", json(rows))
                        .setParameter("listeners", listeners)
                        .executeUpdate())
                .invoke(() -> relay.wakeSoon(listening(events)))
                .replaceWithVoid();
    }

    private Set<String> listening(List<? extends DomainEvent> events) {
        return events.stream()
                .flatMap(event -> byType.getOrDefault(Listeners.typeOf(event.getClass()), List.of()).stream())
                .collect(Collectors.toSet());
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("an event must be plain values", unwritable);
        }
    }
}
