package io.linli.fulfillment.notice;

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

/** Technicians' notices in the database. Needs a transaction that crosses tenancies: a technician goes to many companies' homes. */
@ApplicationScoped
class TechnicianNoticeStore {

    private static final String SELECT =
            """
            SELECT n.id, n.kind, n.job_id, j.booking_id, j.service_item_id, n.starts_at, n.was_at, n.created_at, n.read_at
            FROM fulfillment.technician_notice n JOIN fulfillment.job j ON j.id = n.job_id
            WHERE n.technician_id = :technician AND\s""";

    private static final String OF_TECHNICIAN = SELECT + "n.id < :before ORDER BY n.id DESC LIMIT :limit";

    private static final String BY_ID = SELECT + "n.id = :id";

    private static final String UNREAD =
            """
            SELECT count(*) FROM (SELECT FROM fulfillment.technician_notice
                WHERE technician_id = :technician AND read_at IS NULL LIMIT :limit) unread""";

    private static final String READ_ONE =
            """
            UPDATE fulfillment.technician_notice SET read_at = :now
            WHERE technician_id = :technician AND id = :id AND read_at IS NULL""";

    private static final String READ_UP_TO =
            """
            UPDATE fulfillment.technician_notice SET read_at = :now
            WHERE technician_id = :technician AND id <= :id AND read_at IS NULL""";

    /** Who is to make the visit, or made it. */
    private static final String TELL =
            """
            INSERT INTO fulfillment.technician_notice (company_id, technician_id, kind, job_id, cause_id, starts_at, created_at)
            SELECT company_id, technician_id, :kind, id, :cause, starts_at, :now FROM fulfillment.job
            WHERE booking_id = :booking AND offered IS NULL
            ON CONFLICT (technician_id, kind, job_id, cause_id) DO NOTHING""";

    Uni<List<TechnicianNotice>> of(UUID technicianId, UUID before, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_TECHNICIAN, Tuple.class)
                        .setParameter("technician", technicianId)
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(TechnicianNoticeStore::notice).toList());
    }

    /** Empty where the technician has no such notice. */
    Uni<Optional<TechnicianNotice>> find(UUID technicianId, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_ID, Tuple.class)
                        .setParameter("technician", technicianId)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(TechnicianNoticeStore::notice));
    }

    /** How many are new, counted up to a limit. */
    Uni<Long> unread(UUID technicianId, int limit) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(UNREAD)
                .setParameter("technician", technicianId)
                .setParameter("limit", limit)
                .getSingleResult());
    }

    Uni<Void> readOne(UUID technicianId, UUID id, Instant now) {
        return read(READ_ONE, technicianId, id, now);
    }

    Uni<Void> readUpTo(UUID technicianId, UUID id, Instant now) {
        return read(READ_UP_TO, technicianId, id, now);
    }

    /** @param causeId what makes the notice: the same again makes none */
    Uni<Void> tell(UUID bookingId, TechnicianNotice.Kind kind, UUID causeId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TELL)
                        .setParameter("kind", kind.name())
                        .setParameter("cause", causeId)
                        .setParameter("booking", bookingId)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Void> read(String statement, UUID technicianId, UUID id, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement)
                        .setParameter("technician", technicianId)
                        .setParameter("id", id)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static TechnicianNotice notice(Tuple row) {
        return new TechnicianNotice(
                row.get("id", UUID.class),
                TechnicianNotice.Kind.valueOf(row.get("kind", String.class)),
                row.get("job_id", UUID.class),
                row.get("booking_id", UUID.class),
                row.get("service_item_id", UUID.class),
                row.get("starts_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("was_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("read_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
