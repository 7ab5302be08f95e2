package io.linli.marketplace.message;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

import io.linli.marketplace.notice.NoticeKind;

/**
 * Messages in the database. Every call needs a transaction inside a tenancy. A kind that an instance does not know yet, while a newer
 * one runs beside it, is left for that one.
 */
@ApplicationScoped
class MessageStore {

    private static final Logger LOG = Logger.getLogger(MessageStore.class);

    private static final String[] KINDS =
            Stream.of(NoticeKind.values()).map(NoticeKind::name).toArray(String[]::new);

    /** Those that wait and whose time has come, and those whose sender has not been heard of for too long. */
    private static final String CLAIM =
            """
            WITH due AS (
                SELECT id FROM marketplace.message WHERE state = 'WAITING' AND next_at <= :now AND kind = ANY(:kinds)
                ORDER BY next_at LIMIT :limit FOR UPDATE SKIP LOCKED),
            lost AS (
                SELECT id FROM marketplace.message WHERE state = 'SENDING' AND claimed_until <= :now AND kind = ANY(:kinds)
                ORDER BY claimed_until LIMIT :limit FOR UPDATE SKIP LOCKED),
            m AS (
                UPDATE marketplace.message SET state = 'SENDING', attempts = attempts + 1, claimed_until = :until
                WHERE id IN (SELECT id FROM lost UNION ALL SELECT id FROM due LIMIT :limit) RETURNING *)
            SELECT %s, %s, m.claimed_until, coalesce(c.time_zone, '') AS time_zone, coalesce(v.time_zone, '') AS visit_zone,
                m.kind IN ('VISIT_TOMORROW', 'VISIT_SOON', 'VISIT_ON_THE_WAY', 'VISIT_AT_THE_DOOR')
                    AND b.state IS DISTINCT FROM 'CONFIRMED'
                OR m.kind IN ('VISIT_TOMORROW', 'VISIT_SOON') AND (m.party = 'TECHNICIAN' AND b.technician_id <> m.recipient_id
                    OR cast(cast(extract(epoch FROM b.starts_at) AS bigint) AS text) IS DISTINCT FROM m.facts ->> 'startsAt') AS outdated
            FROM m LEFT JOIN marketplace.resident r ON m.party = 'RESIDENT' AND r.id = m.recipient_id
            LEFT JOIN marketplace.booking b ON b.id = m.subject_id
            LEFT JOIN marketplace.community v ON v.id = b.community_id
            LEFT JOIN marketplace.community c ON c.id = coalesce(r.community_id, b.community_id)
            LEFT JOIN marketplace.message_preference p ON p.resident_id = r.id
            ORDER BY m.next_at, m.id"""
                    .formatted(MessageRows.MESSAGE, MessageRows.PREFERENCE);

    private static final String OWN = " WHERE id = :id AND state = 'SENDING' AND attempts = :attempts";

    private static final String END =
            "UPDATE marketplace.message SET state = :state, reason = :reason, ended_at = :now, claimed_until = NULL"
                    + OWN;

    private static final String PUT_OFF =
            """
            UPDATE marketplace.message SET state = 'WAITING', next_at = :next, claimed_until = NULL, reason = :reason,
                attempts = attempts - :back"""
                    + OWN;

    private static final String UNREADABLE =
            """
            UPDATE marketplace.message SET state = 'DEAD', reason = 'unreadable', ended_at = :now, claimed_until = NULL
            WHERE id = ANY(:ids) AND state = 'SENDING'""";

    private static final String RETRY =
            """
            UPDATE marketplace.message SET state = 'WAITING', attempts = 0, next_at = :now, ended_at = NULL
            WHERE id = :id AND state = 'DEAD'""";

    private static final String SELECT = "SELECT " + MessageRows.MESSAGE + " FROM marketplace.message m WHERE ";

    private static final String OF_STATE =
            SELECT + "state = :state AND kind = ANY(:kinds) AND id < :before ORDER BY id DESC LIMIT :limit";

    private static final String BY_ID = SELECT + "id = :id AND kind = ANY(:kinds)";

    private static final String COUNTS =
            """
            SELECT state, count(*) AS rows FROM marketplace.message
            WHERE state IN ('WAITING', 'SENDING', 'DEAD') OR ended_at > :since GROUP BY state""";

    private static final String PRUNE =
            """
            DELETE FROM marketplace.message WHERE id IN (
                SELECT id FROM marketplace.message WHERE ended_at < :before ORDER BY ended_at LIMIT :limit
                FOR UPDATE SKIP LOCKED)""";

    /**
     * A message that is this caller's to send.
     *
     * @param until from then on it is anybody's
     * @param zone of the recipient; empty where nobody knows them
     * @param visitZone of the visit it tells of; empty where it tells of none
     * @param outdated whether it reminds of a visit that has another time or technician by now, or is not to be made: what is told of
     *     a booking's change while it is being sent is seen here
     */
    record Claimed(
            Message message,
            Preference preference,
            Instant until,
            Optional<ZoneId> zone,
            Optional<ZoneId> visitZone,
            boolean outdated) {}

    /** What cannot be read is dead with that; it takes none of the others with it. */
    Uni<List<Claimed>> claim(int limit, Instant now, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM, Tuple.class)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .setParameter("until", until.atOffset(ZoneOffset.UTC))
                        .setParameter("kinds", KINDS)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(Readable::of)
                .call(read -> bury(read.lost(), now))
                .map(Readable::claimed);
    }

    private static Uni<Void> bury(List<UUID> unreadable, Instant now) {
        return unreadable.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(UNREADABLE)
                                .setParameter("ids", unreadable.toArray(UUID[]::new))
                                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                                .executeUpdate())
                        .replaceWithVoid();
    }

    /** False where it is not this sender's any more. */
    Uni<Boolean> end(Message sent, Message.State state, String reason, Instant now) {
        return own(END, sent, Map.of("state", state.name(), "reason", reason, "now", now.atOffset(ZoneOffset.UTC)));
    }

    /** @param counts whether it was an attempt */
    Uni<Boolean> putOff(Message sent, Instant next, String reason, boolean counts) {
        return own(
                PUT_OFF, sent, Map.of("next", next.atOffset(ZoneOffset.UTC), "reason", reason, "back", counts ? 0 : 1));
    }

    Uni<Boolean> retry(UUID id, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RETRY)
                        .setParameter("id", id)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<List<Message>> ofState(Message.State state, UUID before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_STATE, Tuple.class)
                        .setParameter("state", state.name())
                        .setParameter("kinds", KINDS)
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(MessageRows::listed).toList());
    }

    Uni<Optional<Message>> byId(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_ID, Tuple.class)
                        .setParameter("id", id)
                        .setParameter("kinds", KINDS)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(MessageRows::listed));
    }

    /** How many there are in each state; of those that are over, since then. */
    Uni<List<Object[]>> counts(Instant since) {
        return Panache.getSession().chain(session -> session.createNativeQuery(COUNTS, Object[].class)
                .setParameter("since", since.atOffset(ZoneOffset.UTC))
                .getResultList());
    }

    Uni<Integer> prune(Instant before, int limit) {
        return Panache.getSession().chain(session -> session.createNativeQuery(PRUNE)
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .setParameter("limit", limit)
                .executeUpdate());
    }

    private static Uni<Boolean> own(String statement, Message sent, Map<String, ?> parameters) {
        return Panache.getSession()
                .chain(session -> {
                    var update = session.createNativeQuery(statement)
                            .setParameter("id", sent.id())
                            .setParameter("attempts", sent.attempts());
                    parameters.forEach(update::setParameter);
                    return update.executeUpdate();
                })
                .map(rows -> rows == 1);
    }

    private static Claimed claimed(Tuple row) {
        return new Claimed(
                MessageRows.message(row),
                MessageRows.preference(row),
                row.get("claimed_until", OffsetDateTime.class).toInstant(),
                MessageRows.zone(row, "time_zone"),
                MessageRows.zone(row, "visit_zone"),
                Boolean.TRUE.equals(row.get("outdated", Boolean.class)));
    }

    /** Rows, each read on its own. */
    private record Readable(List<Claimed> claimed, List<UUID> lost) {

        private static Readable of(List<Tuple> rows) {
            var read = new Readable(new ArrayList<>(), new ArrayList<>());
            rows.forEach(read::add);
            return read;
        }

        private void add(Tuple row) {
            try {
                claimed.add(MessageStore.claimed(row));
            } catch (RuntimeException unreadable) {
                LOG.errorf(unreadable, "message %s cannot be read", row.get("id"));
                lost.add(row.get("id", UUID.class));
            }
        }
    }
}
