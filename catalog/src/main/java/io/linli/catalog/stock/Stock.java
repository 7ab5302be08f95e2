package io.linli.catalog.stock;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.AvailabilityChanges;

/**
 * Sets stock aside, takes it or gives it back. Each call joins the caller's transaction, and a repeated call changes nothing
 * more: a reservation is known by its id.
 */
@ApplicationScoped
public class Stock {

    /** Rows are locked in the order of their ids, so that two carts with the same goods never wait for each other. */
    private static final String RESERVE =
            """
            WITH wanted AS MATERIALIZED (
                SELECT * FROM unnest(cast(:offers AS uuid[]), cast(:quantities AS bigint[])) AS w(offer_id, quantity)),
            reserved AS (
                INSERT INTO catalog.stock_reservation (id, offer_id, quantity, state, expires_at)
                SELECT cast(:reservation AS uuid), w.offer_id, w.quantity, 'HELD', cast(:expires AS timestamptz)
                FROM wanted w JOIN catalog.offer o ON o.id = w.offer_id
                ON CONFLICT DO NOTHING
                RETURNING offer_id, quantity),
            locked AS MATERIALIZED (
                SELECT s.offer_id FROM catalog.stock s JOIN reserved r USING (offer_id)
                ORDER BY s.offer_id FOR UPDATE OF s),
            taken AS (
                UPDATE catalog.stock s SET available = s.available - r.quantity
                FROM reserved r JOIN locked l USING (offer_id)
                WHERE s.offer_id = r.offer_id AND s.available >= r.quantity
                RETURNING s.offer_id, s.available)
            SELECT r.offer_id, o.withdrawn, l.offer_id IS NOT NULL AS counted, t.available
            FROM reserved r
            JOIN catalog.offer o ON o.id = r.offer_id
            LEFT JOIN locked l ON l.offer_id = r.offer_id
            LEFT JOIN taken t ON t.offer_id = r.offer_id""";

    /** In the order of offers, as everybody who takes of several locks them. */
    private static final String LOCK =
            """
            SELECT o.id, o.withdrawn, s.available
            FROM (SELECT id, withdrawn FROM catalog.offer WHERE id = ANY(:offers) ORDER BY id) o
            LEFT JOIN LATERAL (SELECT available FROM catalog.stock WHERE offer_id = o.id FOR UPDATE) s ON true""";

    private static final String RESERVE_EACH =
            """
            WITH reserved AS (
                INSERT INTO catalog.stock_reservation (id, offer_id, quantity, state, expires_at)
                SELECT w.id, w.offer, w.quantity, 'HELD', :expires
                FROM unnest(cast(:ids AS uuid[]), cast(:offers AS uuid[]), cast(:quantities AS bigint[]))
                    AS w(id, offer, quantity)
                RETURNING offer_id, quantity)
            UPDATE catalog.stock s SET available = s.available - r.units
            FROM (SELECT offer_id, cast(sum(quantity) AS bigint) AS units FROM reserved GROUP BY offer_id) r
            WHERE s.offer_id = r.offer_id""";

    /** Of many reservations at once, so that their offers are locked in the order of their ids, as by everybody who takes of them. */
    private static final String GIVE_BACK =
            """
            WITH theirs AS (
                SELECT r.id, r.offer_id FROM catalog.stock_reservation r
                JOIN unnest(cast(:ids AS uuid[]), cast(:offers AS uuid[]), cast(:held AS boolean[]), cast(:taken AS boolean[]))
                    AS w (id, offer_id, held, taken) ON w.id = r.id AND coalesce(w.offer_id, r.offer_id) = r.offer_id
                WHERE r.state = 'HELD' AND w.held OR r.state = 'TAKEN' AND w.taken
                ORDER BY r.offer_id, r.id FOR UPDATE OF r),
            released AS (
                UPDATE catalog.stock_reservation r SET state = 'RELEASED' FROM theirs t
                WHERE r.id = t.id AND r.offer_id = t.offer_id RETURNING r.offer_id, r.quantity),
            back AS (SELECT offer_id, cast(sum(quantity) AS bigint) AS units FROM released GROUP BY offer_id),
            locked AS MATERIALIZED (
                SELECT s.offer_id FROM catalog.stock s JOIN back b USING (offer_id) ORDER BY s.offer_id FOR UPDATE OF s),
            returned AS (
                UPDATE catalog.stock s SET available = s.available + b.units
                FROM back b JOIN locked l USING (offer_id) WHERE s.offer_id = b.offer_id
                RETURNING s.offer_id, s.available = b.units AS was_sold_out)
            SELECT offer_id FROM returned WHERE was_sold_out""";

    /** Offers are locked in the order of their ids, as by everybody who takes of them. */
    private static final String SHRINK =
            """
            WITH kept AS (
                SELECT r.id, r.offer_id, r.quantity, k.units FROM catalog.stock_reservation r
                JOIN unnest(cast(:reservations AS uuid[]), cast(:units AS bigint[])) AS k (id, units) ON k.id = r.id
                WHERE r.state = 'TAKEN' AND r.quantity > k.units
                FOR UPDATE OF r),
            shrunk AS (
                UPDATE catalog.stock_reservation r SET quantity = coalesce(nullif(k.units, 0), r.quantity),
                    state = CASE WHEN k.units = 0 THEN 'RELEASED' ELSE r.state END
                FROM kept k WHERE r.id = k.id AND r.offer_id = k.offer_id),
            back AS (SELECT offer_id, cast(sum(quantity - units) AS bigint) AS units FROM kept GROUP BY offer_id),
            locked AS MATERIALIZED (
                SELECT s.offer_id FROM catalog.stock s JOIN back b USING (offer_id) ORDER BY s.offer_id FOR UPDATE OF s),
            returned AS (
                UPDATE catalog.stock s SET available = s.available + b.units
                FROM back b JOIN locked l USING (offer_id) WHERE s.offer_id = b.offer_id
                RETURNING s.offer_id, s.available = b.units AS was_sold_out)
            SELECT offer_id FROM returned WHERE was_sold_out""";

    /** One row a reservation stays one row. */
    private static final String EXCHANGE =
            """
            WITH exchanged AS (
                UPDATE catalog.stock_reservation r SET offer_id = :offer, quantity = w.quantity
                FROM unnest(cast(:ids AS uuid[]), cast(:quantities AS bigint[])) AS w (id, quantity)
                WHERE r.id = w.id AND r.state = 'TAKEN' AND r.offer_id <> :offer
                RETURNING r.id, r.quantity),
            taken AS (
                UPDATE catalog.stock SET available = available - (SELECT coalesce(sum(quantity), 0) FROM exchanged)
                WHERE offer_id = :offer)
            SELECT id FROM exchanged""";

    private static final String WRITE_OFF =
            """
            UPDATE catalog.stock_reservation SET state = 'RELEASED'
            WHERE id = ANY(:reservations) AND state IN ('HELD', 'TAKEN')""";

    private static final String TAKE =
            "UPDATE catalog.stock_reservation SET state = 'TAKEN' WHERE id = :reservation AND state = 'HELD'";

    private static final String COUNT_RELEASED =
            "SELECT count(*) FROM catalog.stock_reservation WHERE id = :reservation AND state = 'RELEASED'";

    private static final String EXPIRED =
            """
            SELECT DISTINCT id FROM catalog.stock_reservation
            WHERE state = 'HELD' AND expires_at <= :now ORDER BY id LIMIT :limit""";

    private final AvailabilityChanges availability;

    Stock(AvailabilityChanges availability) {
        this.availability = availability;
    }

    /**
     * Sets goods aside until they are taken, released or expire. All lines or none.
     *
     * <p>Refuses with: {@code sold-out} (less left than asked for), {@code offer-withdrawn}, {@code offer-not-found}; each
     * with the fact {@code offerId}. The caller's transaction must then roll back.
     *
     * @param reservationId made by the caller; a repeated call with it changes nothing
     * @param lines several lines of one offer are added up
     */
    @WithTransaction
    public Uni<Void> reserve(UUID reservationId, List<StockLine> lines, Instant expiresAt) {
        var wanted = lines.stream()
                .collect(Collectors.groupingBy(StockLine::offerId, Collectors.summingLong(StockLine::quantity)));
        return refuseUnknown(wanted)
                .chain(() -> reserveAll(reservationId, wanted, expiresAt))
                .map(reserved -> reserved.stream().map(ReservedLine::orRefuse).toList())
                .map(reserved -> reserved.stream()
                        .filter(ReservedLine::justSoldOut)
                        .map(ReservedLine::offerId)
                        .toList())
                .chain(availability::publish);
    }

    /**
     * Sets goods of several offers aside for several buyers, each on their own: in the order given, and whoever wants more than
     * is left then is passed over. Until the caller's transaction ends nobody else gets any.
     *
     * <p>Refuses, for those who want it only, an offer with: {@code offer-withdrawn}, {@code offer-not-found}.
     *
     * @param wanted by reservation, made by the caller; none may be known yet
     */
    @WithTransaction
    public Uni<Reserved> reserveEach(List<Portions> wanted, Instant expiresAt) {
        return wanted.isEmpty()
                ? Uni.createFrom().item(new Reserved(Set.of(), Map.of()))
                : shelves(wanted.stream().map(Portions::offerId).collect(Collectors.toSet()))
                        .map(shelves -> Division.of(wanted, shelves))
                        .call(division -> reserve(division, expiresAt))
                        .map(Division::reserved);
    }

    private Uni<Void> reserve(Division division, Instant expiresAt) {
        var lines = division.lines();
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RESERVE_EACH)
                        .setParameter("expires", utc(expiresAt))
                        .setParameter(
                                "ids", lines.stream().map(Division.Line::id).toArray(UUID[]::new))
                        .setParameter(
                                "offers",
                                lines.stream().map(Division.Line::offerId).toArray(UUID[]::new))
                        .setParameter(
                                "quantities",
                                lines.stream().map(Division.Line::units).toArray(Long[]::new))
                        .executeUpdate())
                .chain(() -> availability.publish(division.emptied()));
    }

    private static Uni<Shelf> lock(UUID offerId) {
        return shelves(Set.of(offerId)).map(shelves -> Optional.ofNullable(shelves.get(offerId))
                .orElseThrow(() -> Refusal.notFound("offer"))
                .orRefuse());
    }

    /** Those of the offers that exist, locked. */
    private static Uni<Map<UUID, Shelf>> shelves(Collection<UUID> offerIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Object[].class)
                        .setParameter("offers", offerIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Shelf((UUID) row[0], (Boolean) row[1], Optional.ofNullable((Long) row[2])))
                        .collect(Collectors.toMap(Shelf::offerId, Function.identity())));
    }

    /**
     * Goods set aside are sold: they never come back by expiry. Refuses with: {@code reservation-released} when they were
     * given back before.
     */
    @WithTransaction
    public Uni<Void> take(UUID reservationId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE)
                        .setParameter("reservation", reservationId)
                        .executeUpdate()
                        .chain(taken -> taken > 0
                                ? Uni.createFrom().item(0L)
                                : session.<Long>createNativeQuery(COUNT_RELEASED)
                                        .setParameter("reservation", reservationId)
                                        .getSingleResult()))
                .invoke(Stock::refuseReleased)
                .replaceWithVoid();
    }

    /** Gives back what is set aside and not taken; nothing happens if it was taken or released before. */
    @WithTransaction
    public Uni<Void> release(UUID reservationId) {
        return giveBack(List.of(GoodsBack.held(reservationId)));
    }

    /** Gives back what was taken, when its sale is undone as a whole; nothing happens if it was not taken. */
    @WithTransaction
    public Uni<Void> restock(UUID reservationId) {
        return giveBack(List.of(GoodsBack.taken(reservationId)));
    }

    /** Gives back goods of many reservations, those that stand so; the rows of offers are locked in their order. */
    @WithTransaction
    public Uni<Void> giveBack(Collection<GoodsBack> goods) {
        var given = List.copyOf(goods);
        return given.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> session.<UUID>createNativeQuery(GIVE_BACK)
                                .setParameter("ids", column(given, GoodsBack::reservationId, UUID[]::new))
                                .setParameter("offers", column(given, GoodsBack::offerId, UUID[]::new))
                                .setParameter("held", column(given, GoodsBack::held, Boolean[]::new))
                                .setParameter("taken", column(given, GoodsBack::taken, Boolean[]::new))
                                .getResultList())
                        .chain(availability::publish);
    }

    private static <T> T[] column(List<GoodsBack> goods, Function<GoodsBack, T> value, IntFunction<T[]> array) {
        return goods.stream().map(value).toArray(array);
    }

    /**
     * Of what was taken, keeps only so much; the rest is sellable again. Nothing happens to a reservation that holds no more
     * than that, or was not taken.
     *
     * @param units by reservation, 0 to give back all of it
     */
    @WithTransaction
    public Uni<Void> shrink(Map<UUID, Long> units) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(SHRINK)
                        .setParameter("reservations", units.keySet().toArray(UUID[]::new))
                        .setParameter("units", units.values().toArray(Long[]::new))
                        .getResultList())
                .chain(availability::publish);
    }

    /**
     * Goods that were taken of other offers cannot be delivered: takes goods of this one instead, in the order given; whoever
     * wants more than is left then is passed over. What was taken before does not come back: there is none of it.
     *
     * <p>Refuses with: {@code offer-withdrawn}, {@code offer-not-found}.
     *
     * @param portions units by reservation
     * @return the reservations that are of this offer now
     */
    @WithTransaction
    public Uni<Set<UUID>> exchange(UUID offerId, Map<UUID, Long> portions) {
        return portions.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : lock(offerId).chain(shelf -> exchange(shelf, shelf.divide(portions, Long.MAX_VALUE)));
    }

    private Uni<Set<UUID>> exchange(Shelf shelf, Map<UUID, Long> divided) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(EXCHANGE)
                        .setParameter("offer", shelf.offerId())
                        .setParameter("ids", divided.keySet().toArray(UUID[]::new))
                        .setParameter("quantities", divided.values().toArray(Long[]::new))
                        .getResultList())
                .call(taken -> availability.publish(
                        taken.size() == divided.size() && shelf.isEmptiedBy(divided)
                                ? List.of(shelf.offerId())
                                : List.of()))
                .map(Set::copyOf);
    }

    /** Reserved goods that cannot be delivered: nobody has them any more, and they do not come back. */
    @WithTransaction
    public Uni<Void> writeOff(Collection<UUID> reservationIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WRITE_OFF)
                        .setParameter("reservations", reservationIds.toArray(UUID[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Units of offers that can be had; one whose stock is not counted is absent. */
    @WithSession
    public Uni<Map<UUID, Long>> available(Collection<UUID> offerIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "SELECT offer_id, available FROM catalog.stock WHERE offer_id = ANY(:offers)",
                                Object[].class)
                        .setParameter("offers", offerIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
    }

    /** Reservations neither taken nor released at their expiry, a portion: for whoever made them to release. */
    @WithSession
    public Uni<List<UUID>> expired(Instant now, int limit) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(EXPIRED)
                .setParameter("now", utc(now))
                .setParameter("limit", limit)
                .getResultList());
    }

    private Uni<Void> refuseUnknown(Map<UUID, Long> wanted) {
        var offers = wanted.keySet().toArray(UUID[]::new);
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(
                                "SELECT count(*) FROM catalog.offer WHERE id = ANY(:offers)")
                        .setParameter("offers", offers)
                        .getSingleResult())
                .invoke(found -> refuseMissing(found, offers.length))
                .replaceWithVoid();
    }

    private Uni<List<ReservedLine>> reserveAll(UUID reservationId, Map<UUID, Long> wanted, Instant expiresAt) {
        var entries =
                wanted.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RESERVE, Object[].class)
                        .setParameter(
                                "offers",
                                entries.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                        .setParameter(
                                "quantities",
                                entries.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                        .setParameter("reservation", reservationId)
                        .setParameter("expires", utc(expiresAt))
                        .getResultList())
                .map(rows -> rows.stream().map(ReservedLine::of).toList());
    }

    private static void refuseMissing(long found, int wanted) {
        if (found < wanted) {
            throw Refusal.notFound("offer");
        }
    }

    private static void refuseReleased(long released) {
        if (released > 0) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "reservation-released", "The goods were set aside too long and given back.");
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
