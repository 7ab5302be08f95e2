package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The table of what the provider told us. */
@ApplicationScoped
class ProviderEvents {

    private static final String STORE =
            """
            INSERT INTO marketplace.provider_event (id, type, payload, received_at, outcome)
            SELECT row.id, row.type, cast(row.payload AS jsonb), :now, row.outcome
            FROM jsonb_to_recordset(cast(cast(:rows AS text) AS jsonb)) AS row (id text, type text, payload text, outcome text)
            ORDER BY row.id
            ON CONFLICT (id) DO NOTHING
            """;

    /** Waits for whoever is acting on the same event at this moment. */
    private static final String TAKE = "SELECT outcome FROM marketplace.provider_event WHERE id = :id FOR UPDATE";

    private static final String CONCLUDE =
            "UPDATE marketplace.provider_event SET outcome = :outcome WHERE id = :id AND outcome IS NULL";

    private static final String UNCONCLUDED =
            "SELECT id FROM marketplace.provider_event WHERE id IN (:ids) AND outcome IS NULL";

    private static final String OPEN =
            """
            SELECT cast(payload AS text) FROM marketplace.provider_event
            WHERE outcome IS NULL AND received_at <= :before ORDER BY received_at LIMIT :limit
            """;

    /** Keeps what is new; what is known stays as it is. What means nothing to us is concluded with that. */
    Uni<Integer> store(List<ProviderEvent> events, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(STORE)
                .setParameter("rows", rows(events))
                .setParameter("now", utc(now))
                .executeUpdate());
    }

    /** @return the outcome it already has; empty when it is still to be acted on */
    Uni<Optional<EventOutcome>> take(String id) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(TAKE)
                        .setParameter("id", id)
                        .getResultList())
                .map(outcomes -> Optional.ofNullable(outcomes.get(0)).map(EventOutcome::valueOf));
    }

    Uni<Integer> conclude(String id, EventOutcome outcome) {
        return Panache.getSession().chain(session -> session.createNativeQuery(CONCLUDE)
                .setParameter("outcome", outcome.name())
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Those of these stored events that are still to be acted on, in the same order. */
    Uni<List<ProviderEvent>> unconcluded(List<ProviderEvent> events) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(UNCONCLUDED)
                        .setParameter(
                                "ids", events.stream().map(ProviderEvent::id).toList())
                        .getResultList())
                .map(open -> events.stream()
                        .filter(event -> open.contains(event.id()))
                        .toList());
    }

    /** Payloads of events that were stored before this moment and not acted on. */
    Uni<List<String>> open(Instant before, int limit) {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(OPEN)
                .setParameter("before", utc(before))
                .setParameter("limit", limit)
                .getResultList());
    }

    private static String rows(List<ProviderEvent> events) {
        var rows = new JsonArray();
        events.forEach(event -> rows.add(new JsonObject()
                .put("id", event.id())
                .put("type", event.type())
                .put("payload", event.payload())
                .put("outcome", event.isIrrelevant() ? EventOutcome.IGNORED.name() : null)));
        return rows.encode();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
