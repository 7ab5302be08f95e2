package io.linli.fulfillment.schedule;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.booking.SlotHold;
import io.linli.marketplace.booking.VisitNeeds;

/**
 * Holds in the database. That no two of a technician overlap is never looked up before it is written: the exclusion
 * constraint refuses the second. Needs an open transaction.
 */
@ApplicationScoped
class HoldStore {

    private static final String HOLD =
            """
            technician_id, cast(extract(epoch FROM lower(during)) AS bigint) AS starts,
            cast(extract(epoch FROM upper(during)) AS bigint) AS ends, before_minutes, after_minutes,
            cast(day AS text) AS day, state, community_id, building_id, skills, chosen, travel_minutes, week_minutes,
            chosen_of""";

    private static final String OF_BOOKING =
            "SELECT " + HOLD + " FROM fulfillment.slot_hold WHERE booking_id = :booking";

    /**
     * Looks whether there is any hope, then waits for whoever is taking the same time or the same place of the day or week, and
     * writes nothing if that one got it. Which places are free is read here; that nobody has the same is held by the indexes.
     */
    private static final String TAKE =
            """
            WITH who AS (
                SELECT id, visits_a_day, visits_a_week, cast(cast(:day AS text) AS date) AS day,
                       cast(cast(:week AS text) AS date) AS week, tstzrange(:starts, :ends) AS during
                FROM fulfillment.technician WHERE id = :technician),
            visits AS (
                SELECT h.during, h.day, h.week, h.place_of_day, h.place_of_week
                FROM who JOIN fulfillment.slot_hold h ON h.technician_id = who.id AND h.during && who.during
                WHERE h.state IN ('HELD', 'CONFIRMED')
                UNION
                SELECT h.during, h.day, h.week, h.place_of_day, h.place_of_week
                FROM who JOIN fulfillment.slot_hold h ON h.technician_id = who.id AND h.week = who.week
                WHERE h.state IN ('HELD', 'CONFIRMED') AND num_nonnulls(who.visits_a_day, who.visits_a_week) > 0),
            wanted AS (
                SELECT who.*,
                    (SELECT min(n) FROM generate_series(1, visits_a_day) n WHERE NOT EXISTS (
                        SELECT FROM visits v WHERE v.day = who.day AND v.place_of_day = n)) AS place_of_day,
                    (SELECT min(n) FROM generate_series(1, visits_a_week) n WHERE NOT EXISTS (
                        SELECT FROM visits v WHERE v.week = who.week AND v.place_of_week = n)) AS place_of_week
                FROM who
                WHERE NOT EXISTS (SELECT FROM visits v WHERE v.during && who.during)
                  AND NOT EXISTS (SELECT FROM fulfillment.busy_time b WHERE b.technician_id = who.id AND b.during && who.during)
                  AND (visits_a_day IS NULL OR visits_a_day > (SELECT count(*) FROM visits v WHERE v.day = who.day))
                  AND (visits_a_week IS NULL OR visits_a_week > (SELECT count(*) FROM visits v WHERE v.week = who.week))),
            written AS (
                INSERT INTO fulfillment.slot_hold (id, technician_id, booking_id, during, before_minutes, after_minutes, day, week,
                                                   place_of_day, place_of_week, state, expires_at, community_id, building_id,
                                                   skills, chosen, travel_minutes, week_minutes, chosen_of)
                SELECT cast(:id AS uuid), id, cast(:booking AS uuid), during, :before, :after, day, week, place_of_day,
                       place_of_week, 'HELD', cast(:expires AS timestamptz), cast(cast(:community AS text) AS uuid),
                       cast(cast(:building AS text) AS uuid), :skills, :chosen, cast(cast(:travel AS integer) AS smallint),
                       cast(:weekMinutes AS integer), cast(cast(:of AS integer) AS smallint)
                FROM wanted ON CONFLICT DO NOTHING RETURNING id)
            SELECT (SELECT count(*) FROM wanted) AS wanted, (SELECT count(*) FROM written) AS written""";

    /** Who lost a race looks again; every turn lost is a visit somebody else got, of which a week has no more. */
    private static final int MOST_TURNS = 200;

    private static final String CONFIRM =
            """
            UPDATE fulfillment.slot_hold SET state = 'CONFIRMED'
            WHERE booking_id = :booking AND state IN ('HELD', 'CONFIRMED')""";

    /** A clash would fail the caller's whole transaction, so the time is taken by a new row that may come to nothing. */
    private static final String SET_ASIDE =
            """
            DELETE FROM fulfillment.slot_hold WHERE booking_id = :booking AND state = 'RELEASED'
            RETURNING\s"""
                    + HOLD;

    private static final String GIVE_UP =
            """
            DELETE FROM fulfillment.slot_hold WHERE booking_id = :booking AND state IN ('HELD', 'CONFIRMED')
            RETURNING state""";

    private static final String LOCK = OF_BOOKING + " AND state = 'CONFIRMED' FOR UPDATE";

    private static final String CHOICES =
            """
            SELECT booking_id, chosen, travel_minutes, week_minutes, chosen_of FROM fulfillment.slot_hold
            WHERE booking_id = ANY(:bookings) AND state = 'CONFIRMED'""";

    private static final String DROP = "DELETE FROM fulfillment.slot_hold WHERE booking_id = :booking";

    private static final String SWAP =
            "UPDATE fulfillment.slot_hold SET booking_id = :booking, state = 'CONFIRMED' WHERE booking_id = :other";

    private static final String CHOOSE =
            "UPDATE fulfillment.slot_hold SET chosen = :chosen WHERE booking_id = :booking AND state = 'CONFIRMED'";

    private static final String RELEASE =
            """
            UPDATE fulfillment.slot_hold SET state = 'RELEASED'
            WHERE booking_id = :booking AND state IN ('HELD', 'CONFIRMED')""";

    private static final String LAPSE_IN_THE_WAY =
            """
            UPDATE fulfillment.slot_hold SET state = 'RELEASED' WHERE state = 'HELD' AND id IN (
                SELECT id FROM fulfillment.slot_hold
                WHERE technician_id = ANY(:technicians) AND state = 'HELD' AND expires_at <= :now
                  AND (during && tstzrange(:starts, :ends) OR week = cast(cast(:week AS text) AS date))
                ORDER BY id FOR UPDATE SKIP LOCKED)""";

    private static final String LAPSE =
            """
            UPDATE fulfillment.slot_hold SET state = 'RELEASED' WHERE state = 'HELD' AND id IN (
                SELECT id FROM fulfillment.slot_hold WHERE state = 'HELD' AND expires_at <= :now
                ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)""";

    /** What is held for a booking, if it still counts. */
    record Held(Blocked blocked, boolean counts) {

        SlotHold hold() {
            return blocked.hold();
        }
    }

    /**
     * A technician's time for a visit.
     *
     * @param day of the visit's start where the technician is
     * @param asks what the visit asks for
     * @param choice why it is this technician's
     */
    record Blocked(
            UUID bookingId,
            UUID technicianId,
            TimeRange during,
            int beforeMinutes,
            int afterMinutes,
            LocalDate day,
            Asks asks,
            Chosen choice) {

        /** The same time for the same visit under another name. */
        Blocked named(UUID other) {
            return new Blocked(other, technicianId, during, beforeMinutes, afterMinutes, day, asks, choice);
        }

        SlotHold hold() {
            return new SlotHold(
                    bookingId,
                    technicianId,
                    during.starts().plus(beforeMinutes, ChronoUnit.MINUTES),
                    during.ends().minus(afterMinutes, ChronoUnit.MINUTES));
        }
    }

    /** What a visit asks of whoever comes: where it is, and what has to be known. */
    record Asks(Travel.Place place, String skills) {

        static Asks of(VisitNeeds needs) {
            return new Asks(
                    new Travel.Place(needs.communityId(), needs.buildingId()),
                    String.join(" ", new java.util.TreeSet<>(needs.skills())));
        }

        Set<String> skillSet() {
            return skills.isEmpty() ? Set.of() : Set.of(skills.split(" "));
        }
    }

    /** Confirmed time of a booking, this transaction's alone from here on. */
    Uni<Optional<Blocked>> lock(UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Object[].class)
                        .setParameter("booking", bookingId)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> held(bookingId, found).blocked()));
    }

    /** Why confirmed time is whose it is, by booking. */
    Uni<Map<UUID, Chosen>> choices(Collection<UUID> bookingIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHOICES, Object[].class)
                        .setParameter("bookings", bookingIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (UUID) row[0],
                                row -> new Chosen(
                                        Chosen.By.valueOf((String) row[1]),
                                        integer(row[2]),
                                        integer(row[3]),
                                        integer(row[4])))));
    }

    /** The booking's time is now what was taken under another name; what it had before is free. */
    Uni<Void> swap(UUID bookingId, UUID takenAs) {
        return change(DROP, bookingId)
                .chain(() -> Panache.getSession())
                .chain(session -> session.createNativeQuery(SWAP)
                        .setParameter("booking", bookingId)
                        .setParameter("other", takenAs)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Why it is this technician's is something else now. */
    Uni<Void> choose(UUID bookingId, Chosen.By by) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHOOSE)
                        .setParameter("booking", bookingId)
                        .setParameter("chosen", by.name())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Optional<Held>> ofBooking(UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OF_BOOKING, Object[].class)
                        .setParameter("booking", bookingId)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(found -> held(bookingId, found)));
    }

    /** @return whether the time is now the booking's */
    Uni<Boolean> take(Blocked wanted, Instant expiresAt) {
        return take(wanted, expiresAt, MOST_TURNS);
    }

    private Uni<Boolean> take(Blocked wanted, Instant expiresAt, int turns) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE, Object[].class)
                        .setParameter("id", Ids.next())
                        .setParameter("technician", wanted.technicianId())
                        .setParameter("booking", wanted.bookingId())
                        .setParameter("starts", utc(wanted.during().starts()))
                        .setParameter("ends", utc(wanted.during().ends()))
                        .setParameter("before", (short) wanted.beforeMinutes())
                        .setParameter("after", (short) wanted.afterMinutes())
                        .setParameter("day", wanted.day().toString())
                        .setParameter("week", VisitLimits.monday(wanted.day()).toString())
                        .setParameter("expires", utc(expiresAt))
                        .setParameter("community", text(wanted.asks().place().communityId()))
                        .setParameter("building", text(wanted.asks().place().buildingId()))
                        .setParameter("skills", wanted.asks().skills())
                        .setParameter("chosen", wanted.choice().by().name())
                        .setParameter("travel", wanted.choice().travelMinutes())
                        .setParameter("weekMinutes", wanted.choice().weekMinutes())
                        .setParameter("of", wanted.choice().of())
                        .getSingleResult())
                .chain(found -> lostRace(found) && turns > 1
                        ? take(wanted, expiresAt, turns - 1)
                        : Uni.createFrom().item(is(found[1])));
    }

    private static boolean lostRace(Object[] found) {
        return is(found[0]) && !is(found[1]);
    }

    private static boolean is(Object count) {
        return ((Number) count).longValue() > 0;
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
                        : take(held(bookingId, row).blocked(), Instant.EPOCH))
                .call(taken -> confirm(bookingId));
    }

    /** What was held until now. */
    record Given(boolean confirmed) {}

    /** Makes room for another time of the same visit; empty where nothing is held. */
    Uni<Optional<Given>> giveUp(UUID bookingId) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(GIVE_UP)
                        .setParameter("booking", bookingId)
                        .getSingleResultOrNull())
                .map(state -> Optional.ofNullable(state).map(known -> new Given(known.equals("CONFIRMED"))));
    }

    Uni<Void> release(UUID bookingId) {
        return change(RELEASE, bookingId).replaceWithVoid();
    }

    /** Gives back what has run out and stands in the way of a visit: at its time, or in its week. */
    Uni<Void> lapse(Collection<UUID> technicianIds, TimeRange during, LocalDate day, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LAPSE_IN_THE_WAY)
                        .setParameter("technicians", technicianIds.toArray(UUID[]::new))
                        .setParameter("starts", utc(during.starts()))
                        .setParameter("ends", utc(during.ends()))
                        .setParameter("week", VisitLimits.monday(day).toString())
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

    /** Holds of before there were days have none: theirs is only counted for limits, by UTC then. */
    private static Held held(UUID bookingId, Object[] row) {
        var during = new TimeRange(instant(row[1]), instant(row[2]));
        var day = row[5] == null
                ? during.starts().atOffset(ZoneOffset.UTC).toLocalDate()
                : LocalDate.parse((String) row[5]);
        var blocked = new Blocked(
                bookingId,
                (UUID) row[0],
                during,
                ((Number) row[3]).intValue(),
                ((Number) row[4]).intValue(),
                day,
                new Asks(new Travel.Place((UUID) row[7], (UUID) row[8]), (String) row[9]),
                new Chosen(Chosen.By.valueOf((String) row[10]), integer(row[11]), integer(row[12]), integer(row[13])));
        return new Held(blocked, List.of("HELD", "CONFIRMED").contains((String) row[6]));
    }

    private static @Nullable Integer integer(@Nullable Object number) {
        return number == null ? null : ((Number) number).intValue();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static Instant instant(Object epochSeconds) {
        return Instant.ofEpochSecond(((Number) epochSeconds).longValue());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
