package io.linli.marketplace.deadline;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Deadlines in the database. Every call needs a transaction inside a tenancy. */
@ApplicationScoped
class DeadlineStore {

    private static final String SET =
            """
            INSERT INTO marketplace.deadline AS d (kind, subject, company_id, due_at, next_at)
            VALUES (:kind, :subject, :company, :due, :due)
            ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at, next_at = excluded.next_at, attempts = 0
            WHERE d.due_at <> excluded.due_at""";

    private static final String REMOVE =
            "DELETE FROM marketplace.deadline WHERE kind = :kind AND subject = ANY(:subjects)";

    /** Those another instance acts on are its own. */
    private static final String TAKE =
            """
            SELECT subject, company_id, due_at, attempts FROM marketplace.deadline
            WHERE kind = :kind AND next_at <= :now
            ORDER BY next_at LIMIT :limit FOR UPDATE SKIP LOCKED""";

    private static final String TAKE_ONE =
            """
            SELECT subject, company_id, due_at, attempts FROM marketplace.deadline
            WHERE kind = :kind AND subject = :subject AND next_at <= :now FOR UPDATE SKIP LOCKED""";

    private static final String LOOK_AGAIN =
            """
            UPDATE marketplace.deadline SET next_at = greatest(due_at, cast(:next AS timestamptz))
            WHERE kind = :kind AND subject = ANY(:subjects)""";

    /** One that was moved meanwhile is not put off. */
    private static final String FAILED =
            """
            UPDATE marketplace.deadline SET attempts = attempts + 1, next_at = greatest(due_at, cast(:next AS timestamptz))
            WHERE kind = :kind AND subject = :subject AND due_at = :due AND attempts = :attempts""";

    /** Nobody is put off for longer than that, unless the clock was set back since. */
    private static final String BRING_BACK =
            """
            UPDATE marketplace.deadline SET next_at = greatest(due_at, cast(:now AS timestamptz))
            WHERE next_at > due_at AND next_at > :latest""";

    private static final String NEXT =
            """
            SELECT min(next_at) FROM marketplace.deadline
            WHERE kind = ANY(:kinds) AND next_at > :now AND next_at <= :until""";

    Uni<Void> set(String kind, UUID subject, UUID companyId, Instant dueAt) {
        return update(SET, Map.of("kind", kind, "subject", subject, "company", companyId, "due", utc(dueAt)))
                .replaceWithVoid();
    }

    Uni<Void> remove(String kind, UUID[] subjects) {
        return update(REMOVE, Map.of("kind", kind, "subjects", subjects)).replaceWithVoid();
    }

    /** Those of the kind that are due longest, theirs for this transaction. */
    Uni<List<Due>> take(String kind, int limit, Instant now) {
        return due(TAKE, Map.of("kind", kind, "limit", limit, "now", utc(now)));
    }

    /** Empty when it is not due any more, or another instance acts on it. */
    Uni<List<Due>> take(String kind, UUID subject, Instant now) {
        return due(TAKE_ONE, Map.of("kind", kind, "subject", subject, "now", utc(now)));
    }

    Uni<Void> lookAgain(String kind, UUID[] subjects, Instant next) {
        return update(LOOK_AGAIN, Map.of("kind", kind, "subjects", subjects, "next", utc(next)))
                .replaceWithVoid();
    }

    /** False when it is another deadline by now, or somebody counted before. */
    Uni<Boolean> failed(String kind, Due due, Instant next) {
        return update(
                        FAILED,
                        Map.of(
                                "kind", kind,
                                "subject", due.subject(),
                                "due", utc(due.dueAt()),
                                "attempts", due.attempts(),
                                "next", utc(next)))
                .map(rows -> rows == 1);
    }

    /** How many were put off to a moment after the latest there can be. */
    Uni<Integer> bringBack(Instant now, Instant latest) {
        return update(BRING_BACK, Map.of("now", utc(now), "latest", utc(latest)));
    }

    /** When the next one falls due, if it does until then. */
    Uni<Optional<Instant>> next(Collection<String> kinds, Instant now, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEXT, OffsetDateTime.class)
                        .setParameter("kinds", kinds.toArray(String[]::new))
                        .setParameter("now", utc(now))
                        .setParameter("until", utc(until))
                        .getSingleResultOrNull())
                .map(next -> Optional.ofNullable(next).map(OffsetDateTime::toInstant));
    }

    private static Uni<List<Due>> due(String query, Map<String, ?> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var selection = session.createNativeQuery(query, Tuple.class);
                    parameters.forEach(selection::setParameter);
                    return selection.getResultList();
                })
                .map(rows -> rows.stream().map(DeadlineStore::due).toList());
    }

    private static Due due(Tuple row) {
        return new Due(
                row.get("subject", UUID.class),
                row.get("company_id", UUID.class),
                row.get("due_at", OffsetDateTime.class).toInstant(),
                row.get("attempts", Integer.class));
    }

    private static Uni<Integer> update(String statement, Map<String, ?> parameters) {
        return Panache.getSession().chain(session -> {
            var update = session.createNativeQuery(statement);
            parameters.forEach(update::setParameter);
            return update.executeUpdate();
        });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
