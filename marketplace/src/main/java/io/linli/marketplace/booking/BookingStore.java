package io.linli.marketplace.booking;

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

/** Bookings in the database. Every call needs a transaction inside a tenancy. */
@ApplicationScoped
class BookingStore {

    private static final String KEEP =
            """
            UPDATE marketplace.booking SET expires_at = :until
            WHERE id = ANY(:ids) AND state = 'HELD' AND expires_at > :now""";

    private static final String MOVE = "UPDATE marketplace.booking SET state = :to WHERE id = :id AND state = :from";

    private static final String LOCK = "SELECT id FROM marketplace.booking WHERE id = :id FOR UPDATE";

    private static final String MOVE_TIME =
            """
            UPDATE marketplace.booking SET technician_id = :technician, starts_at = :starts, ends_at = :ends,
                arrives_from = :from, arrives_until = :until, moves = moves + 1, own_moves = own_moves + :own, excused = false
            WHERE id = :id AND state = 'CONFIRMED'""";

    private static final String EXCUSE =
            "UPDATE marketplace.booking SET excused = true WHERE id = ANY(:ids) AND state = 'CONFIRMED' AND NOT excused";

    private static final String HOLD = "SELECT state FROM marketplace.booking WHERE id = :id FOR SHARE";

    private static final String TO_PAY =
            """
            SELECT count(*) FROM marketplace.extra_work e JOIN marketplace.order_group g ON g.id = e.group_id
            WHERE e.booking_id = :id AND e.state = 'AGREED' AND g.state = 'PENDING'""";

    private static final String RELEASE =
            """
            UPDATE marketplace.booking SET state = 'RELEASED'
            WHERE id = ANY(:ids) AND state = 'HELD' RETURNING id""";

    /** Those of group-buys go with their seats. */
    private static final String RELEASE_EXPIRED =
            """
            UPDATE marketplace.booking SET state = 'RELEASED' WHERE state = 'HELD' AND id IN (
                SELECT id FROM marketplace.booking WHERE state = 'HELD' AND expires_at <= :now AND campaign_id IS NULL
                ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING id""";

    Uni<Void> insert(Booking booking, Instant now) {
        return Panache.getSession()
                .chain(session -> session.persist(BookingRow.of(booking, now)).chain(session::flush));
    }

    Uni<List<Booking>> byIds(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from BookingRow where id in (:ids) order by id", BookingRow.class)
                        .setParameter("ids", List.copyOf(ids))
                        .getResultList()
                        .invoke(rows -> rows.forEach(session::detach)))
                .map(rows -> rows.stream().map(BookingRow::toBooking).toList());
    }

    /** As it is now, and this transaction's alone from here on; empty where there is none in the tenancy. */
    Uni<Optional<Booking>> lock(UUID id) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(LOCK)
                        .setParameter("id", id)
                        .getResultList())
                .chain(this::byIds)
                .map(found -> found.stream().findFirst());
    }

    /** @param own whether it counts as moved by whom it was booked for */
    Uni<Integer> moveTime(UUID id, SlotHold held, boolean own) {
        var window = held.arrival().isWindow();
        return Panache.getSession().chain(session -> session.createNativeQuery(MOVE_TIME)
                .setParameter("technician", held.technicianId())
                .setParameter("starts", utc(held.startsAt()))
                .setParameter("ends", utc(held.endsAt()))
                .setParameter("from", window ? utc(held.arrival().from()) : null)
                .setParameter("until", window ? utc(held.arrival().until()) : null)
                .setParameter("own", (short) (own ? 1 : 0))
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Its state, which stays until the end of this transaction; empty where there is none in the tenancy. */
    Uni<Optional<Booking.State>> hold(UUID id) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(HOLD)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(Booking.State::valueOf));
    }

    /** Whether something that was agreed on site waits to be paid. */
    Uni<Boolean> toPay(UUID id) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(TO_PAY)
                        .setParameter("id", id)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    Uni<Integer> excuse(Collection<UUID> ids) {
        return Panache.getSession().chain(session -> session.createNativeQuery(EXCUSE)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .executeUpdate());
    }

    /** How many of the bookings were still held, and are now until then. */
    Uni<Integer> keep(Collection<UUID> ids, Instant until, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("until", utc(until))
                .setParameter("now", utc(now))
                .executeUpdate());
    }

    /** True when the booking was in the one state and is in the other now. */
    Uni<Boolean> move(UUID id, Booking.State from, Booking.State to) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MOVE)
                        .setParameter("id", id)
                        .setParameter("from", from.name())
                        .setParameter("to", to.name())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** Those of the bookings that were held and are given back now. */
    Uni<List<UUID>> release(Collection<UUID> ids) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(RELEASE)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList());
    }

    /** A portion of the bookings whose time is over, given back now. */
    Uni<List<UUID>> releaseExpired(int limit, Instant now) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(RELEASE_EXPIRED)
                .setParameter("limit", limit)
                .setParameter("now", utc(now))
                .getResultList());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
