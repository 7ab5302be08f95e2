package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Seats in the database. Every call needs a transaction inside a tenancy. */
@ApplicationScoped
class SeatStore {

    /** Held until the transaction ends: whoever joins a campaign sees what those before took. In one order, by everybody. */
    private static final String LOCK_CAMPAIGNS =
            """
            SELECT count(pg_advisory_xact_lock(hashtextextended('campaign ' || c.id, 0)))
            FROM (SELECT id FROM unnest(cast(:campaigns AS uuid[])) AS w(id) ORDER BY id) AS c""";

    /**
     * A hold counts until it is given back, also when its time is over: its payment may be arriving. One row more says how many
     * of the keys are known: hardly ever any, so that the seats themselves are seldom read.
     */
    private static final String BEFORE =
            """
            SELECT j.household_id, j.item_id, cast(sum(j.up_to) AS bigint)
            FROM unnest(cast(:campaigns AS uuid[]), cast(:households AS uuid[])) AS w(campaign, household)
            JOIN marketplace.campaign_join j ON j.campaign_id = w.campaign AND j.household_id = w.household
            WHERE j.state IN ('HELD', 'CONFIRMED')
            GROUP BY j.household_id, j.item_id
            UNION ALL
            SELECT NULL, NULL, count(*) FROM marketplace.campaign_join WHERE id = ANY(:keys)""";

    private static final String ROOM =
            """
            SELECT i.id, i.stock_cap - (SELECT cast(coalesce(sum(j.up_to), 0) AS bigint) FROM marketplace.campaign_join j
                WHERE j.item_id = i.id AND j.state IN ('HELD', 'CONFIRMED'))
            FROM marketplace.campaign_item i WHERE i.campaign_id = ANY(:campaigns) AND i.stock_cap IS NOT NULL""";

    private static final String INSERT =
            """
            INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id, quantity,
                up_to, price, otherwise, substitutable, state, expires_at, created_at, starts_at, sole)
            SELECT w.id, :company, w.campaign, w.item, w.household, w.resident, w.quantity, w.up_to, w.price, w.otherwise,
                w.substitutable, 'HELD', :expires, :now, w.starts_at, c.kind IN ('TEAM', 'VISITS')
            FROM unnest(cast(:ids AS uuid[]), cast(:campaigns AS uuid[]), cast(:items AS uuid[]),
                cast(:households AS uuid[]), cast(:residents AS uuid[]), cast(:quantities AS bigint[]),
                cast(:most AS bigint[]), cast(:prices AS bigint[]), cast(:otherwise AS text[]),
                cast(:substitutable AS boolean[]), cast(cast(:starts AS text[]) AS timestamptz[]))
                AS w(id, campaign, item, household, resident, quantity, up_to, price, otherwise, substitutable, starts_at)
            JOIN marketplace.campaign c ON c.id = w.campaign""";

    private static final String BUILDINGS =
            """
            SELECT h.id, e.building_id FROM marketplace.household h JOIN marketplace.unit u ON u.id = h.unit_id
            JOIN marketplace.entrance e ON e.id = u.entrance_id WHERE h.id = ANY(:households)""";

    private static final String OF_RESIDENT =
            """
            from SeatRow s join fetch s.campaign where s.campaign.id = :campaign and s.residentId = :resident
                and s.state in (HELD, CONFIRMED) order by s.id""";

    private static final String BY_IDS = "from SeatRow s join fetch s.campaign where s.id in (:ids) order by s.id";

    private static final String HELD =
            """
            SELECT j.campaign_id, j.item_id, cast(sum(j.quantity) AS bigint), cast(sum(j.quantity * i.price) AS bigint),
                count(DISTINCT j.household_id)
            FROM marketplace.campaign_join j JOIN marketplace.campaign_item i ON i.id = j.item_id
            WHERE j.campaign_id = ANY(:campaigns) AND j.state = 'HELD' AND j.expires_at > :now
            GROUP BY j.campaign_id, j.item_id""";

    private static final String WISHES =
            """
            SELECT j.item_id, j.id, j.quantity, j.up_to
            FROM marketplace.campaign_join j JOIN marketplace.campaign_item i ON i.id = j.item_id
            WHERE j.campaign_id = ANY(:campaigns) AND i.case_size > 1 AND j.state = 'CONFIRMED'
            ORDER BY j.number""";

    private static final String ALLOT =
            """
            UPDATE marketplace.campaign_join j SET allotted = a.units,
                state = CASE WHEN a.units = 0 THEN 'REFUNDED' ELSE j.state END
            FROM unnest(cast(:ids AS uuid[]), cast(:units AS bigint[])) AS a (id, units)
            WHERE j.id = a.id AND j.state = 'CONFIRMED'""";

    private static final String KEEP =
            """
            UPDATE marketplace.campaign_join SET expires_at = :until
            WHERE id = ANY(:ids) AND state = 'HELD' AND expires_at > :now""";

    private static final String CONFIRM =
            "UPDATE marketplace.campaign_join SET state = 'CONFIRMED' WHERE id = :id AND state = 'HELD'";

    private static final String UNCONFIRM =
            """
            UPDATE marketplace.campaign_join SET state = 'HELD', expires_at = :until
            WHERE id = ANY(:ids) AND state = 'CONFIRMED' RETURNING campaign_id, id""";

    private static final String UNDO_CONFIRM =
            """
            UPDATE marketplace.campaign_join SET state = 'REFUNDED'
            WHERE id = ANY(:ids) AND state = 'CONFIRMED' RETURNING campaign_id, id""";

    private static final String NOTE_LEFT =
            "UPDATE marketplace.campaign_join SET left_at = :now WHERE id = ANY(:ids) AND left_at IS NULL";

    private static final String OF_OFFERS =
            """
             SELECT released.id, i.offer_id FROM released JOIN marketplace.campaign_item i ON i.id = released.item_id
            ORDER BY i.offer_id, released.id""";

    private static final String OFFERS =
            """
            SELECT j.id, i.offer_id FROM marketplace.campaign_join j JOIN marketplace.campaign_item i ON i.id = j.item_id
            WHERE j.id = ANY(:ids)""";

    private static final String RELEASE =
            """
            WITH released AS (
                UPDATE marketplace.campaign_join SET state = 'RELEASED'
                WHERE id = ANY(:ids) AND state = 'HELD' RETURNING id, item_id)"""
                    + OF_OFFERS;

    private static final String RELEASE_EXPIRED =
            """
            WITH released AS (
                UPDATE marketplace.campaign_join SET state = 'RELEASED' WHERE state = 'HELD' AND id IN (
                    SELECT id FROM marketplace.campaign_join WHERE state = 'HELD' AND expires_at <= :now
                    ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING id, item_id)"""
                    + OF_OFFERS;

    Uni<Void> lockCampaigns(Collection<UUID> campaignIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK_CAMPAIGNS, Object.class)
                        .setParameter("campaigns", campaignIds.toArray(UUID[]::new))
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** A household's units of an item. */
    record Taken(UUID householdId, UUID itemId) {}

    /**
     * What stands before somebody joins.
     *
     * @param taken units that households have of the campaign's items, held or paid; what nobody has is absent
     * @param repeats some of the keys have been used
     */
    record Before(Map<Taken, Long> taken, boolean repeats) {}

    Uni<Before> before(List<JoinRequest> requests) {
        var wishes = requests.stream().map(Wish::of).distinct().toList();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BEFORE, Object[].class)
                        .setParameter(
                                "campaigns",
                                wishes.stream().map(Wish::campaignId).toArray(UUID[]::new))
                        .setParameter(
                                "households",
                                wishes.stream().map(Wish::householdId).toArray(UUID[]::new))
                        .setParameter(
                                "keys", requests.stream().map(JoinRequest::key).toArray(UUID[]::new))
                        .getResultList())
                .map(SeatStore::stood);
    }

    private record Wish(UUID campaignId, UUID householdId) {

        static Wish of(JoinRequest request) {
            return new Wish(request.campaignId(), request.resident().householdId());
        }
    }

    private static Before stood(List<Object[]> rows) {
        var taken = rows.stream()
                .filter(row -> row[0] != null)
                .collect(Collectors.toMap(row -> new Taken((UUID) row[0], (UUID) row[1]), row -> (Long) row[2]));
        boolean repeats = rows.stream().anyMatch(row -> row[0] == null && (Long) row[2] > 0);
        return new Before(taken, repeats);
    }

    /** Units that may still be taken of those items of campaigns that have a cap. */
    Uni<Map<UUID, Long>> room(Collection<UUID> campaignIds) {
        return campaignIds.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(ROOM, Object[].class)
                                .setParameter("campaigns", campaignIds.toArray(UUID[]::new))
                                .getResultList())
                        .map(rows ->
                                rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
    }

    /** Seats of one company, all taken at this moment. */
    Uni<Void> insert(List<SeatHold> held, Instant now) {
        if (held.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var one = held.get(0);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("company", one.companyId())
                        .setParameter("expires", Times.utc(one.expiresAt()))
                        .setParameter("now", Times.utc(now))
                        .setParameter("ids", ids(held, SeatHold::id))
                        .setParameter("campaigns", ids(held, SeatHold::campaignId))
                        .setParameter("items", ids(held, SeatHold::itemId))
                        .setParameter("households", ids(held, SeatHold::householdId))
                        .setParameter("residents", ids(held, SeatHold::residentId))
                        .setParameter("quantities", numbers(held, SeatHold::quantity))
                        .setParameter("most", numbers(held, SeatHold::upTo))
                        .setParameter(
                                "prices", numbers(held, seat -> seat.price().amount()))
                        .setParameter(
                                "otherwise",
                                held.stream()
                                        .map(seat -> seat.otherwise().name())
                                        .toArray(String[]::new))
                        .setParameter(
                                "substitutable",
                                held.stream().map(SeatHold::substitutable).toArray(Boolean[]::new))
                        .setParameter(
                                "starts",
                                held.stream()
                                        .map(seat -> Objects.toString(seat.startsAt(), null))
                                        .toArray(String[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The buildings of these households. */
    Uni<Map<UUID, UUID>> buildings(Collection<UUID> householdIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BUILDINGS, Object[].class)
                        .setParameter("households", householdIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1])));
    }

    private static Long[] numbers(List<SeatHold> seats, Function<SeatHold, Long> number) {
        return seats.stream().map(number).toArray(Long[]::new);
    }

    private static UUID[] ids(List<SeatHold> seats, Function<SeatHold, UUID> id) {
        return seats.stream().map(id).toArray(UUID[]::new);
    }

    Uni<List<SeatHold>> byIds(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(BY_IDS, SeatRow.class)
                        .setParameter("ids", List.copyOf(ids))
                        .getResultList())
                .map(rows -> rows.stream().map(SeatRow::toHold).toList());
    }

    /** What a resident has of a campaign, held or paid. */
    Uni<List<SeatHold>> ofResident(UUID campaignId, UUID residentId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(OF_RESIDENT, SeatRow.class)
                        .setParameter("campaign", campaignId)
                        .setParameter("resident", residentId)
                        .getResultList()
                        .invoke(rows -> rows.forEach(session::detach)))
                .map(rows -> rows.stream().map(SeatRow::toHold).toList());
    }

    /**
     * What is held in each of the campaigns whose payment may still come; a campaign without any is absent. A household that
     * holds several items counts for each.
     */
    Uni<Map<UUID, Progress>> held(Collection<UUID> campaignIds, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HELD, Object[].class)
                        .setParameter("campaigns", campaignIds.toArray(UUID[]::new))
                        .setParameter("now", Times.utc(now))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], SeatStore::progress, Progress::plus)));
    }

    private static Progress progress(Object[] row) {
        return new Progress((Long) row[4], (Long) row[3], Map.of((UUID) row[1], (Long) row[2]));
    }

    /** What is wanted of the items of these campaigns that are sold in cases, by item, in the order of numbers. */
    Uni<Map<UUID, List<Allotment.Wish>>> wishes(Collection<UUID> campaignIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WISHES, Object[].class)
                        .setParameter("campaigns", campaignIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> (UUID) row[0],
                                Collectors.mapping(
                                        row -> new Allotment.Wish((UUID) row[1], (Long) row[2], (Long) row[3]),
                                        Collectors.toList()))));
    }

    /** What paid seats get in the end; one that gets nothing is none any more. */
    Uni<Void> allot(Map<UUID, Long> units) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ALLOT)
                        .setParameter("ids", units.keySet().toArray(UUID[]::new))
                        .setParameter("units", units.values().toArray(Long[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** How many of the seats were still held, and are now until then. */
    Uni<Integer> keep(Collection<UUID> ids, Instant until, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("until", Times.utc(until))
                .setParameter("now", Times.utc(now))
                .executeUpdate());
    }

    /** True when the seat was held and is confirmed now. */
    Uni<Boolean> confirm(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CONFIRM)
                        .setParameter("id", id)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** Those of the seats, by campaign, that were confirmed and are only held now, until then. */
    Uni<Map<UUID, List<UUID>>> unconfirm(Collection<UUID> ids, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNCONFIRM, Object[].class)
                        .setParameter("until", Times.utc(until))
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(SeatStore::byCampaign);
    }

    /** Those of the seats, by campaign, that were confirmed and whose money goes back now. */
    Uni<Map<UUID, List<UUID>>> refunded(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNDO_CONFIRM, Object[].class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(SeatStore::byCampaign);
    }

    private static Map<UUID, List<UUID>> byCampaign(List<Object[]> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0], Collectors.mapping(row -> (UUID) row[1], Collectors.toList())));
    }

    Uni<Void> noteLeft(Collection<UUID> ids, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NOTE_LEFT)
                        .setParameter("now", Times.utc(now))
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A seat and what it is of: an offer of goods, or the service of visits. */
    record Goods(UUID seatId, UUID offerId) {

        private static Goods of(Object[] row) {
            return new Goods((UUID) row[0], (UUID) row[1]);
        }
    }

    /** What the seats are of, also those that nobody has any more. */
    Uni<List<Goods>> goods(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OFFERS, Object[].class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().map(Goods::of).toList());
    }

    /** Those of the seats that were held and are given back now. */
    Uni<List<Goods>> release(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RELEASE, Object[].class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().map(Goods::of).toList());
    }

    /** A portion of the seats whose time is over, given back now. */
    Uni<List<Goods>> releaseExpired(int limit, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RELEASE_EXPIRED, Object[].class)
                        .setParameter("limit", limit)
                        .setParameter("now", Times.utc(now))
                        .getResultList())
                .map(rows -> rows.stream().map(Goods::of).toList());
    }
}
