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

    /** The first undelivered event of a listener, unless another instance is at it or its pause is not over. */
    private static final String NEXT =
            """
            SELECT first.event_id, event.type, event.payload::text
            FROM (SELECT event_id, due_at FROM web.outbox_delivery
                  WHERE listener = :listener AND done_at IS NULL AND due_at < 'infinity'
                  ORDER BY event_id LIMIT 1) first
            JOIN web.outbox_event event ON event.id = first.event_id
            WHERE first.due_at <= now() AND pg_try_advisory_xact_lock(hashtext('outbox'), hashtext(:listener))""";

    /** Guards against a delivery that was finished between the reading of the row and the taking of the lock. */
    private static final String DONE =
            """
            UPDATE web.outbox_delivery SET done_at = now(), failure = NULL
            WHERE listener = :listener AND event_id = :event AND done_at IS NULL""";

    private static final String FAILED =
            """
            UPDATE web.outbox_delivery
            SET attempts = attempts + 1, failure = :failure,
                due_at = CASE WHEN attempts + 1 >= :limit THEN 'infinity'::timestamptz
                    ELSE now() + least(cast(:first AS bigint) * 2 ^ least(attempts, 30), cast(:longest AS bigint)) * interval '1 millisecond' END
            WHERE listener = :listener AND event_id = :event AND done_at IS NULL""";

    private static final String PRUNE =
            """
            DELETE FROM web.outbox_event event
            WHERE published_at < now() - cast(:keep AS bigint) * interval '1 second'
            AND NOT EXISTS (SELECT FROM web.outbox_delivery WHERE event_id = event.id AND done_at IS NULL)""";

    Uni<List<String>> waitingListeners() {
        return Panache.getSession().chain(session -> session.createNativeQuery(WAITING, String.class)
                .getResultList());
    }

    /** Empty when nothing is due or another instance has the listener. */
    Uni<Due> next(String listener) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, Tuple.class)
                        .setParameter("listener", listener)
                        .getSingleResultOrNull())
                .onItem()
                .ifNotNull()
                .transform(row -> new Due(
                        row.get(0, Number.class).longValue(), row.get(1, String.class), row.get(2, String.class)));
    }

    /** True when this call finished it. */
    Uni<Boolean> done(String listener, long eventId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DONE)
                        .setParameter("listener", listener)
                        .setParameter("event", eventId)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Void> failed(String listener, long eventId, String failure, OutboxSettings settings) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FAILED)
                        .setParameter("listener", listener)
                        .setParameter("event", eventId)
                        .setParameter("failure", failure)
                        .setParameter("limit", settings.attempts())
                        .setParameter("first", settings.firstPause().toMillis())
                        .setParameter("longest", settings.longestPause().toMillis())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Integer> prune(Duration keep) {
        return Panache.getSession().chain(session -> session.createNativeQuery(PRUNE)
                .setParameter("keep", keep.toSeconds())
                .executeUpdate());
    }
}
