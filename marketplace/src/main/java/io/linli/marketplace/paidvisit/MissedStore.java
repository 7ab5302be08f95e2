package io.linli.marketplace.paidvisit;

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
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.booking.Booking;

/** Missed visits, and technicians at doors, in the database. Needs a transaction inside a tenancy. */
@ApplicationScoped
class MissedStore {

    private static final String AT_DOOR =
            """
            INSERT INTO marketplace.visit_at_door (booking_id, moves, company_id, technician_id, at)
            VALUES (:booking, :moves, :company, :technician, :at) ON CONFLICT (booking_id, moves, technician_id) DO NOTHING""";

    private static final String DOOR =
            """
            SELECT at FROM marketplace.visit_at_door
            WHERE booking_id = :booking AND moves = :moves AND technician_id = :technician""";

    private static final String INSERT =
            """
            INSERT INTO marketplace.missed_visit (booking_id, moves, company_id, supplier_id, claimed_by, note, door_at, claimed_at,
                answer_until, state)
            VALUES (:booking, :moves, :company, :supplier, :by, :note, cast(:door AS timestamptz), :at, :until, :state)
            ON CONFLICT (booking_id, moves) DO NOTHING""";

    private static final String SELECT =
            """
            SELECT booking_id, company_id, supplier_id, claimed_by, note, door_at, claimed_at, answer_until, answer, state,
                decision FROM marketplace.missed_visit WHERE\s""";

    private static final String FIND = SELECT + "booking_id = :booking AND moves = :moves";

    private static final String CONTESTED = SELECT
            + """
            state = 'CONTESTED' AND (cast(:supplier AS text) IS NULL OR supplier_id = cast(cast(:supplier AS text) AS uuid))
            ORDER BY claimed_at, booking_id LIMIT :limit""";

    private static final String OF_PROVIDER =
            SELECT + "supplier_id = :supplier ORDER BY claimed_at DESC, booking_id LIMIT :limit";

    private static final String CONTEST =
            """
            UPDATE marketplace.missed_visit SET state = 'CONTESTED', answer = coalesce(cast(:answer AS text), answer),
                answered_at = :now
            WHERE booking_id = :booking AND state = 'OPEN'""";

    private static final String END =
            """
            UPDATE marketplace.missed_visit SET state = :state, decision = cast(:decision AS text), ended_at = :now
            WHERE booking_id = :booking AND state = :from""";

    Uni<Void> atDoor(Booking booking, UUID technicianId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(AT_DOOR)
                        .setParameter("booking", booking.id())
                        .setParameter("moves", (short) booking.standing().moves())
                        .setParameter("company", booking.companyId())
                        .setParameter("technician", technicianId)
                        .setParameter("at", utc(now))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Since when the technician who comes waits, at the time the visit has now. */
    Uni<Optional<Instant>> door(Booking booking) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DOOR, OffsetDateTime.class)
                        .setParameter("booking", booking.id())
                        .setParameter("moves", (short) booking.standing().moves())
                        .setParameter("technician", booking.technicianId())
                        .getSingleResultOrNull())
                .map(at -> Optional.ofNullable(at).map(OffsetDateTime::toInstant));
    }

    /** @param moves of the booking: what is said is about the time it has now */
    Uni<Void> insert(MissedVisit missed, int moves) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("booking", missed.bookingId())
                        .setParameter("moves", (short) moves)
                        .setParameter("company", missed.companyId())
                        .setParameter("supplier", missed.supplierId())
                        .setParameter("by", missed.claimedBy().name())
                        .setParameter("note", missed.note())
                        .setParameter(
                                "door", missed.doorAt().map(MissedStore::utc).orElse(null))
                        .setParameter("at", utc(missed.claimedAt()))
                        .setParameter("until", utc(missed.answerUntil()))
                        .setParameter("state", missed.state().name())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** What is said about the time it has now. */
    Uni<Optional<MissedVisit>> find(Booking booking) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Tuple.class)
                        .setParameter("booking", booking.id())
                        .setParameter("moves", (short) booking.standing().moves())
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(MissedStore::missed));
    }

    /** Those a person is to decide, the oldest first. @param supplierId null for all */
    Uni<List<MissedVisit>> contested(@Nullable UUID supplierId, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CONTESTED, Tuple.class)
                        .setParameter("supplier", supplierId == null ? null : supplierId.toString())
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(MissedStore::missed).toList());
    }

    /** Newest first. */
    Uni<List<MissedVisit>> ofProvider(UUID supplierId, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_PROVIDER, Tuple.class)
                        .setParameter("supplier", supplierId)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(MissedStore::missed).toList());
    }

    /** @return whether it was open */
    Uni<Boolean> contest(UUID bookingId, @Nullable String answer, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CONTEST)
                        .setParameter("answer", answer)
                        .setParameter("now", utc(now))
                        .setParameter("booking", bookingId)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** @return whether it was in the one state, and is in the other now */
    Uni<Boolean> end(
            UUID bookingId, MissedVisit.State from, MissedVisit.State to, @Nullable String decision, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(END)
                        .setParameter("state", to.name())
                        .setParameter("decision", decision)
                        .setParameter("now", utc(now))
                        .setParameter("booking", bookingId)
                        .setParameter("from", from.name())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    private static MissedVisit missed(Tuple row) {
        return new MissedVisit(
                row.get("booking_id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("supplier_id", UUID.class),
                MissedVisit.Side.valueOf(row.get("claimed_by", String.class)),
                row.get("note", String.class),
                Optional.ofNullable(row.get("door_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                row.get("claimed_at", OffsetDateTime.class).toInstant(),
                row.get("answer_until", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("answer", String.class)),
                MissedVisit.State.valueOf(row.get("state", String.class)),
                Optional.ofNullable(row.get("decision", String.class)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
