package io.linli.web.outbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;

/** The delivery rows. Every method needs an open transaction. */
@ApplicationScoped
class Deliveries {

    /** One delivery to be made. */
    record Due(long eventId, String type, String payload) {}

    private static final String WAITING =
            """
            SELECT DISTINCT listener FROM web.outbox_delivery
            WHERE done_at IS NULL AND due_at <= now()""";

    /** The first undelivered events of a listener, unless another instance is at it: up to one whose pause is not over. */
    private static final String NEXT =
            """
            SELECT first.event_id, event.type, event.payload::text
            FROM (SELECT pg_try_advisory_xact_lock(hashtext('outbox'), hashtext(:listener)) AS taken OFFSET 0) lock
            CROSS JOIN LATERAL (
                SELECT event_id, bool_and(due_at <= now()) OVER (ORDER BY event_id) AS due
                FROM (SELECT event_id, due_at FROM web.outbox_delivery
                      WHERE listener = :listener AND done_at IS NULL AND due_at < 'infinity'
                      ORDER BY event_id LIMIT :limit) undelivered) first
            JOIN web.outbox_event event ON event.id = first.event_id
            WHERE lock.taken AND first.due ORDER BY first.event_id""";

    /** Guards against a delivery that was finished between the reading of the row and the taking of the lock. */
    private static final String DONE =
            """
            UPDATE web.outbox_delivery SET done_at = now(), failure = NULL
            WHERE listener = :listener AND event_id IN (:events) AND done_at IS NULL
            RETURNING event_id""";

    private static final String FAILED =
            """
            UPDATE web.outbox_delivery
            SET attempts = attempts + 1, failure = :failure,
                due_at = CASE WHEN attempts + 1 >= :limit AND EXISTS (SELECT FROM web.outbox_event WHERE id = :event
                        AND published_at < now() - cast(:patience AS bigint) * interval '1 millisecond')
                    THEN 'infinity'::timestamptz
                    ELSE now() + least(cast(:first AS bigint) * 2 ^ least(attempts, 30), cast(:longest AS bigint)) * interval '1 millisecond' END
            WHERE listener = :listener AND event_id = :event AND done_at IS NULL
            RETURNING attempts""";

    private static final String PRUNE =
            """
            DELETE FROM web.outbox_event event
            WHERE published_at < now() - cast(:keep AS bigint) * interval '1 second'
            AND NOT EXISTS (SELECT FROM web.outbox_delivery WHERE event_id = event.id AND done_at IS NULL)""";

    Uni<List<String>> waitingListeners() {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(WAITING).getResultList());
    }

    /** In the order they were published; empty when nothing is due or another instance has the listener. */
    Uni<List<Due>> next(String listener, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, Tuple.class)
                        .setParameter("listener", listener)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(Deliveries::due).toList());
    }

    /** Finishes these. @return those that this call finished, in the same order */
    Uni<List<Due>> done(String listener, List<Due> due) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(DONE)
                        .setParameter("listener", listener)
                        .setParameter("events", due.stream().map(Due::eventId).toList())
                        .getResultList())
                .map(finished -> due.stream()
                        .filter(one -> finished.contains(one.eventId()))
                        .toList());
    }

    private static Due due(Tuple row) {
        return new Due(row.get(0, Number.class).longValue(), row.get(1, String.class), row.get(2, String.class));
    }

    /** @return how often it failed by now; none when somebody else finished it */
    Uni<List<Integer>> failed(String listener, long eventId, String failure, OutboxSettings settings) {
        return Panache.getSession().chain(session -> session.<Integer>createNativeQuery(FAILED)
                .setParameter("listener", listener)
                .setParameter("event", eventId)
                .setParameter("failure", failure)
                .setParameter("limit", settings.attempts())
                .setParameter("patience", settings.patience().toMillis())
                .setParameter("first", settings.firstPause().toMillis())
                .setParameter("longest", settings.longestPause().toMillis())
                .getResultList());
    }

    Uni<Integer> prune(Duration keep) {
        return Panache.getSession().chain(session -> session.createNativeQuery(PRUNE)
                .setParameter("keep", keep.toSeconds())
                .executeUpdate());
    }
}
