package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Seats in the database. Every call needs a transaction inside a tenancy. */
@ApplicationScoped
class SeatStore {

    /** Held until the transaction ends: whoever joins a campaign sees what those before took. */
    private static final String LOCK_CAMPAIGN =
            "SELECT cast(pg_advisory_xact_lock(hashtextextended('campaign ' || :campaign, 0)) AS text)";

    /** A hold counts until it is given back, also when its time is over: its payment may be arriving. */
    private static final String TAKEN =
            """
            SELECT household_id, cast(sum(quantity) AS bigint) FROM marketplace.campaign_join
            WHERE campaign_id = :campaign AND household_id = ANY(:households) AND state IN ('HELD', 'CONFIRMED')
            GROUP BY household_id""";

    private static final String INSERT =
            """
            INSERT INTO marketplace.campaign_join
                (id, company_id, campaign_id, household_id, resident_id, quantity, state, expires_at, created_at)
            SELECT w.id, :company, :campaign, w.household, w.resident, w.quantity, 'HELD', :expires, :now
            FROM unnest(cast(:ids AS uuid[]), cast(:households AS uuid[]), cast(:residents AS uuid[]),
                cast(:quantities AS bigint[])) AS w(id, household, resident, quantity)""";

    private static final String BY_IDS = "from SeatRow s join fetch s.campaign where s.id in (:ids) order by s.id";

    private static final String HELD =
            """
            SELECT campaign_id, cast(sum(quantity) AS bigint) FROM marketplace.campaign_join
            WHERE campaign_id = ANY(:campaigns) AND state = 'HELD' AND expires_at > :now
            GROUP BY campaign_id""";

    private static final String KEEP =
            """
            UPDATE marketplace.campaign_join SET expires_at = :until
            WHERE id = ANY(:ids) AND state = 'HELD' AND expires_at > :now""";

    private static final String CONFIRM =
            "UPDATE marketplace.campaign_join SET state = 'CONFIRMED' WHERE id = :id AND state = 'HELD'";

    private static final String UNCONFIRM =
            """
            WITH held AS (
                UPDATE marketplace.campaign_join SET state = 'HELD', expires_at = :until
                WHERE id = ANY(:ids) AND state = 'CONFIRMED' RETURNING campaign_id, quantity)
            SELECT campaign_id, cast(sum(quantity) AS bigint) FROM held GROUP BY campaign_id ORDER BY campaign_id""";

    private static final String UNDO_CONFIRM =
            "UPDATE marketplace.campaign_join SET state = 'REFUNDED' WHERE id = ANY(:ids) AND state = 'CONFIRMED'";

    /** In the order of offers: whoever gives stock back takes its rows in the order in which buyers take them. */
    private static final String IN_ORDER_OF_OFFERS =
            """
             SELECT released.id FROM released JOIN marketplace.campaign c ON c.id = released.campaign_id
            ORDER BY c.offer_id, released.id""";

    private static final String RELEASE =
            """
            WITH released AS (
                UPDATE marketplace.campaign_join SET state = 'RELEASED'
                WHERE id = ANY(:ids) AND state = 'HELD' RETURNING id, campaign_id)"""
                    + IN_ORDER_OF_OFFERS;

    private static final String RELEASE_EXPIRED =
            """
            WITH released AS (
                UPDATE marketplace.campaign_join SET state = 'RELEASED' WHERE state = 'HELD' AND id IN (
                    SELECT id FROM marketplace.campaign_join WHERE state = 'HELD' AND expires_at <= :now
                    ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING id, campaign_id)"""
                    + IN_ORDER_OF_OFFERS;

    Uni<Void> lockCampaign(UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK_CAMPAIGN, String.class)
                        .setParameter("campaign", campaignId.toString())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /** Units that households have in a campaign, held or paid; one that has none is absent. */
    Uni<Map<UUID, Long>> taken(UUID campaignId, Collection<UUID> householdIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKEN, Object[].class)
                        .setParameter("campaign", campaignId)
                        .setParameter("households", householdIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
    }

    /** Seats of one campaign, all taken at this moment. */
    Uni<Void> insert(List<SeatHold> held, Instant now) {
        if (held.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var one = held.get(0);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("company", one.companyId())
                        .setParameter("campaign", one.campaignId())
                        .setParameter("expires", Times.utc(one.expiresAt()))
                        .setParameter("now", Times.utc(now))
                        .setParameter("ids", ids(held, SeatHold::id))
                        .setParameter("households", ids(held, SeatHold::householdId))
                        .setParameter("residents", ids(held, SeatHold::residentId))
                        .setParameter(
                                "quantities",
                                held.stream().map(SeatHold::quantity).toArray(Long[]::new))
                        .executeUpdate())
                .replaceWithVoid();
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

    /** Units held in each of the campaigns whose payment may still come; a campaign without any is absent. */
    Uni<Map<UUID, Long>> held(Collection<UUID> campaignIds, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HELD, Object[].class)
                        .setParameter("campaigns", campaignIds.toArray(UUID[]::new))
                        .setParameter("now", Times.utc(now))
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
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

    /** Units by campaign of those of the seats that were confirmed and are only held now, until then. */
    Uni<Map<UUID, Long>> unconfirm(Collection<UUID> ids, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UNCONFIRM, Object[].class)
                        .setParameter("until", Times.utc(until))
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1])));
    }

    Uni<Integer> refunded(Collection<UUID> ids) {
        return Panache.getSession().chain(session -> session.createNativeQuery(UNDO_CONFIRM)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .executeUpdate());
    }

    /** Those of the seats that were held and are given back now. */
    Uni<List<UUID>> release(Collection<UUID> ids) {
        return Panache.getSession().chain(session -> session.createNativeQuery(RELEASE, UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList());
    }

    /** A portion of the seats whose time is over, given back now. */
    Uni<List<UUID>> releaseExpired(int limit, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(RELEASE_EXPIRED, UUID.class)
                .setParameter("limit", limit)
                .setParameter("now", Times.utc(now))
                .getResultList());
    }
}
