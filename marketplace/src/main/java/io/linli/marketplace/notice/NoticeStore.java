package io.linli.marketplace.notice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A resident's notices in the database. Needs a transaction inside the company's tenancy. A kind that an instance does not know
 * yet, while a newer one runs beside it, is left for that one.
 */
@ApplicationScoped
class NoticeStore {

    private static final String[] KINDS =
            Stream.of(NoticeKind.values()).map(NoticeKind::name).toArray(String[]::new);

    private static final String SELECT =
            """
            SELECT id, kind, subject_id, cause_id, cast(facts AS text) AS facts, created_at, read_at
            FROM marketplace.notice WHERE resident_id = :resident AND kind = ANY(:kinds) AND\s""";

    private static final String OF_RESIDENT = SELECT + "id < :before ORDER BY id DESC LIMIT :limit";

    private static final String BY_ID = SELECT + "id = :id";

    private static final String UNREAD =
            """
            SELECT count(*) FROM (SELECT FROM marketplace.notice
                WHERE resident_id = :resident AND kind = ANY(:kinds) AND read_at IS NULL LIMIT :limit) unread""";

    private static final String READ_ONE =
            """
            UPDATE marketplace.notice SET read_at = :now WHERE resident_id = :resident AND id = :id AND read_at IS NULL""";

    private static final String READ_UP_TO =
            """
            UPDATE marketplace.notice SET read_at = :now WHERE resident_id = :resident AND id <= :id AND read_at IS NULL""";

    Uni<List<Notice>> ofResident(UUID residentId, UUID before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_RESIDENT, Tuple.class)
                        .setParameter("resident", residentId)
                        .setParameter("kinds", KINDS)
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(NoticeStore::notice).toList());
    }

    /** Empty where the resident has no such notice. */
    Uni<Notice> get(UUID residentId, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_ID, Tuple.class)
                        .setParameter("resident", residentId)
                        .setParameter("kinds", KINDS)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : notice(row));
    }

    /** How many are new, counted up to a limit. */
    Uni<Long> unread(UUID residentId, int limit) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(UNREAD)
                .setParameter("resident", residentId)
                .setParameter("kinds", KINDS)
                .setParameter("limit", limit)
                .getSingleResult());
    }

    Uni<Integer> readOne(UUID residentId, UUID id, Instant now) {
        return read(READ_ONE, residentId, id, now);
    }

    Uni<Integer> readUpTo(UUID residentId, UUID id, Instant now) {
        return read(READ_UP_TO, residentId, id, now);
    }

    private static Uni<Integer> read(String statement, UUID residentId, UUID id, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(statement)
                .setParameter("resident", residentId)
                .setParameter("id", id)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate());
    }

    private static Notice notice(Tuple row) {
        return new Notice(
                row.get("id", UUID.class),
                NoticeKind.valueOf(row.get("kind", String.class)),
                row.get("subject_id", UUID.class),
                row.get("cause_id", UUID.class),
                NoticeFacts.read(row.get("facts", String.class)),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("read_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
