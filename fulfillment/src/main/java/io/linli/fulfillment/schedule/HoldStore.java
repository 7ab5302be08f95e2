package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.booking.SlotHold;

/**
 * Holds in the database. That no two of a technician overlap is never looked up before it is written: the exclusion
 * constraint refuses the second. Needs an open transaction.
 */
@ApplicationScoped
class HoldStore {

    private static final String OF_BOOKING =
            """
            SELECT technician_id, cast(extract(epoch FROM lower(during)) AS bigint) AS starts,
                   cast(extract(epoch FROM upper(during)) AS bigint) AS ends, state
            FROM fulfillment.slot_hold WHERE booking_id = :booking""";

    /** Waits for a transaction that is taking the same time, then writes nothing if that one got it. */
    private static final String TAKE =
            """
            INSERT INTO fulfillment.slot_hold (id, technician_id, booking_id, during, state, expires_at)
            VALUES (:id, :technician, :booking, tstzrange(:starts, :ends), 'HELD', :expires)
            ON CONFLICT DO NOTHING""";

    private static final String CONFIRM =
            """
            UPDATE fulfillment.slot_hold SET state = 'CONFIRMED'
            WHERE booking_id = :booking AND state IN ('HELD', 'CONFIRMED')""";

    /** A clash would fail the caller's whole transaction, so the time is taken by a new row that may come to nothing. */
    private static final String SET_ASIDE =
            """
            DELETE FROM fulfillment.slot_hold WHERE booking_id = :booking AND state = 'RELEASED'
            RETURNING technician_id, cast(extract(epoch FROM lower(during)) AS bigint) AS starts,
                      cast(extract(epoch FROM upper(during)) AS bigint) AS ends, state""";

    private static final String RELEASE =
            """
            UPDATE fulfillment.slot_hold SET state = 'RELEASED'
            WHERE booking_id = :booking AND state IN ('HELD', 'CONFIRMED')""";

    private static final String LAPSE_IN_THE_WAY =
            """
            UPDATE fulfillment.slot_hold SET state = 'RELEASED'
            WHERE technician_id = ANY(:technicians) AND state = 'HELD' AND expires_at <= :now
              AND during && tstzrange(:starts, :ends)""";

    private static final String LAPSE =
            """
            UPDATE fulfillment.slot_hold SET state = 'RELEASED' WHERE state = 'HELD' AND id IN (
                SELECT id FROM fulfillment.slot_hold WHERE state = 'HELD' AND expires_at <= :now
                ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)""";

    /** What is held for a booking, if it still counts. */
    record Held(SlotHold hold, boolean counts) {}

    Uni<Optional<Held>> ofBooking(UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_BOOKING, Object[].class)
                        .setParameter("booking", bookingId)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(found -> held(bookingId, found)));
    }

    /** @return whether the time is now the booking's */
    Uni<Boolean> take(SlotHold wanted, Instant expiresAt) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE)
                        .setParameter("id", Ids.next())
                        .setParameter("technician", wanted.technicianId())
                        .setParameter("booking", wanted.bookingId())
                        .setParameter("starts", utc(wanted.startsAt()))
                        .setParameter("ends", utc(wanted.endsAt()))
                        .setParameter("expires", utc(expiresAt))
                        .executeUpdate())
                .map(written -> written == 1);
    }

    /** @return false where nothing is held */
    Uni<Boolean> confirm(UUID bookingId) {
        return change(CONFIRM, bookingId).map(changed -> changed == 1);
    }

    /**
     * Takes what was given back once more, confirmed.
     *
     * @return false where nothing was ever held, or somebody else has the time now
     */
    Uni<Boolean> retake(UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SET_ASIDE, Object[].class)
                        .setParameter("booking", bookingId)
                        .getSingleResultOrNull())
                .chain(row -> row == null
                        ? Uni.createFrom().item(false)
                        : take(held(bookingId, row).hold(), Instant.EPOCH))
                .call(taken -> confirm(bookingId));
    }

    Uni<Void> release(UUID bookingId) {
        return change(RELEASE, bookingId).replaceWithVoid();
    }

    /** Gives back what has run out and stands in the way of a visit. */
    Uni<Void> lapse(Collection<UUID> technicianIds, Instant starts, Instant ends, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LAPSE_IN_THE_WAY)
                        .setParameter("technicians", technicianIds.toArray(UUID[]::new))
                        .setParameter("starts", utc(starts))
                        .setParameter("ends", utc(ends))
                        .setParameter("now", utc(now))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Gives back what has run out, the longest ago first. */
    Uni<Integer> lapse(Instant now, int limit) {
        return Panache.getSession().chain(session -> session.createNativeQuery(LAPSE)
                .setParameter("now", utc(now))
                .setParameter("limit", limit)
                .executeUpdate());
    }

    private static Uni<Integer> change(String sql, UUID bookingId) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql)
                .setParameter("booking", bookingId)
                .executeUpdate());
    }

    private static Held held(UUID bookingId, Object[] row) {
        var hold = new SlotHold(bookingId, (UUID) row[0], instant(row[1]), instant(row[2]));
        return new Held(hold, List.of("HELD", "CONFIRMED").contains((String) row[3]));
    }

    private static Instant instant(Object epochSeconds) {
        return Instant.ofEpochSecond(((Number) epochSeconds).longValue());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
