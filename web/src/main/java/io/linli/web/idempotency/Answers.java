package io.linli.web.idempotency;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import org.jspecify.annotations.Nullable;

/** The kept answers. A row without a status belongs to a request that is still being answered. */
@ApplicationScoped
class Answers {

    /** What is known of a key; {@code status} is null while the first request is under way. */
    record Answer(String fingerprint, @Nullable Integer status, @Nullable String location, @Nullable String body) {}

    /** Takes the key: a new one, one older than a day, or one whose first request died without an answer. */
    private static final String CLAIM =
            """
            INSERT INTO web.idempotency AS kept (subject, key, fingerprint) VALUES (:subject, :key, :fingerprint)
            ON CONFLICT (subject, key) DO UPDATE
            SET fingerprint = excluded.fingerprint, status = NULL, location = NULL, body = NULL, created_at = now()
            WHERE kept.created_at < now() - interval '1 day'
                OR kept.status IS NULL AND kept.created_at < now() - interval '2 minutes'
                    AND kept.fingerprint = excluded.fingerprint""";

    private static final String FIND =
            """
            SELECT fingerprint, status, location, body FROM web.idempotency WHERE subject = :subject AND key = :key""";

    private static final String KEEP =
            """
            UPDATE web.idempotency SET status = :status, location = :location, body = :body
            WHERE subject = :subject AND key = :key""";

    private static final String FORGET =
            "DELETE FROM web.idempotency WHERE subject = :subject AND key = :key AND status IS NULL";

    /** True when the caller is the one to answer. */
    @WithTransaction
    Uni<Boolean> claim(String subject, String key, String fingerprint) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM)
                        .setParameter("subject", subject)
                        .setParameter("key", key)
                        .setParameter("fingerprint", fingerprint)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** Empty when the key was given up meanwhile. */
    @WithTransaction
    Uni<Answer> find(String subject, String key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Tuple.class)
                        .setParameter("subject", subject)
                        .setParameter("key", key)
                        .getSingleResultOrNull())
                .onItem()
                .ifNotNull()
                .transform(row -> new Answer(
                        row.get(0, String.class),
                        row.get(1, Integer.class),
                        row.get(2, String.class),
                        row.get(3, String.class)));
    }

    @WithTransaction
    Uni<Void> keep(String subject, String key, int status, @Nullable String location, @Nullable String body) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("subject", subject)
                        .setParameter("key", key)
                        .setParameter("status", status)
                        .setParameter("location", location)
                        .setParameter("body", body)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @WithTransaction
    Uni<Void> forget(String subject, String key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("subject", subject)
                        .setParameter("key", key)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
