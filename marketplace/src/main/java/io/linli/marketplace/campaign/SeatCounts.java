package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What paid seats make of a campaign: its units, households and money, and the number of each seat. Every call needs a
 * transaction inside a tenancy; a campaign is locked before its seats are counted, so that everybody counts after everybody
 * before.
 */
@ApplicationScoped
class SeatCounts {

    /** Of all locks of campaigns: whoever places an order refers to those of its lines, in any order, and is not to wait. */
    private static final String LOCK =
            """
            SELECT id, state FROM marketplace.campaign
            WHERE id IN (SELECT campaign_id FROM marketplace.campaign_join WHERE id = ANY(:seats))
            ORDER BY id FOR NO KEY UPDATE""";

    private static final String COUNT =
            """
            WITH seat AS (
                SELECT j.campaign_id, j.item_id, j.household_id, j.quantity, j.quantity * i.price AS amount
                FROM marketplace.campaign_join j JOIN marketplace.campaign_item i ON i.id = j.item_id WHERE j.id = :seat),
            of_item AS (
                UPDATE marketplace.campaign_item i SET joined = joined + seat.quantity
                FROM seat WHERE i.id = seat.item_id),
            counted AS (
                UPDATE marketplace.campaign c SET amount = c.amount + seat.amount,
                    people = people + CASE WHEN EXISTS (
                        SELECT FROM marketplace.campaign_join other WHERE other.campaign_id = seat.campaign_id
                            AND other.household_id = seat.household_id AND other.state = 'CONFIRMED' AND other.id <> :seat)
                        THEN 0 ELSE 1 END,
                    numbered = numbered + 1
                FROM seat WHERE c.id = seat.campaign_id RETURNING numbered)
            UPDATE marketplace.campaign_join j SET number = counted.numbered
            FROM counted WHERE j.id = :seat AND j.number IS NULL""";

    /** A team whose last place is paid need not wait any longer: its cut-off is now, and so its deadline. */
    private static final String FILL =
            """
            UPDATE marketplace.campaign c SET full_until = c.cutoff_at,
                cutoff_at = greatest(c.opens_at + interval '1 microsecond', :now)
            WHERE c.id = (SELECT campaign_id FROM marketplace.campaign_join WHERE id = :seat)
                AND c.kind = 'TEAM' AND c.state = 'OPEN' AND c.cutoff_at > :now
                AND c.threshold <= (SELECT sum(i.joined) FROM marketplace.campaign_item i WHERE i.campaign_id = c.id)""";

    /** A team that was full and is not decided has its time again when it is full no more. */
    private static final String REOPEN =
            """
            UPDATE marketplace.campaign c SET cutoff_at = c.full_until, full_until = NULL
            WHERE c.id = :campaign AND c.kind = 'TEAM' AND c.state = 'OPEN' AND c.full_until > :now
                AND c.threshold > (SELECT sum(i.joined) FROM marketplace.campaign_item i WHERE i.campaign_id = c.id)""";

    private static final String LOCK_ONE =
            """
            SELECT state = 'OPEN' AND cutoff_at > :now FROM marketplace.campaign
            WHERE id = :campaign AND state <> 'DRAFT' FOR NO KEY UPDATE""";

    /** Where its initiator has no place: to who paid first, or else holds longest; without anybody it is over, its deadline now. */
    private static final String PASS_ON =
            """
            WITH member AS (
                SELECT resident_id FROM marketplace.campaign_join
                WHERE campaign_id = :campaign AND state IN ('HELD', 'CONFIRMED')
                ORDER BY state = 'HELD', number, created_at, id LIMIT 1)
            UPDATE marketplace.campaign c SET
                initiator_id = CASE WHEN c.initiator_id = :resident AND NOT EXISTS (
                        SELECT FROM marketplace.campaign_join own WHERE own.campaign_id = c.id
                            AND own.resident_id = c.initiator_id AND own.state IN ('HELD', 'CONFIRMED'))
                    THEN coalesce((SELECT resident_id FROM member), c.initiator_id) ELSE c.initiator_id END,
                cutoff_at = CASE WHEN EXISTS (SELECT FROM member) THEN c.cutoff_at
                    ELSE greatest(c.opens_at + interval '1 microsecond', least(c.cutoff_at, :now)) END
            WHERE c.id = :campaign AND c.kind = 'TEAM' AND c.state = 'OPEN'""";

    /** Whoever opened them, or had them since, has no place in them: they are of who paid first. */
    private static final String PASS_ON_ABANDONED =
            """
            UPDATE marketplace.campaign c SET initiator_id = heir.resident_id
            FROM (SELECT t.id, (SELECT j.resident_id FROM marketplace.campaign_join j
                    WHERE j.campaign_id = t.id AND j.state = 'CONFIRMED' ORDER BY j.number, j.id LIMIT 1) AS resident_id
                FROM marketplace.campaign t
                WHERE t.kind = 'TEAM' AND t.state = 'OPEN' AND t.people > 0 AND t.opens_at < :before
                    AND NOT EXISTS (SELECT FROM marketplace.campaign_join own WHERE own.campaign_id = t.id
                        AND own.resident_id = t.initiator_id AND own.state IN ('HELD', 'CONFIRMED'))
                ORDER BY t.id LIMIT :limit FOR NO KEY UPDATE OF t SKIP LOCKED) AS heir
            WHERE c.id = heir.id AND heir.resident_id IS NOT NULL""";

    /** Whoever opened them did not pay, or nobody is left: they are over, and their deadline now. */
    private static final String END_EMPTY =
            """
            UPDATE marketplace.campaign c SET cutoff_at = greatest(c.opens_at + interval '1 microsecond', :now)
            WHERE c.id IN (SELECT t.id FROM marketplace.campaign t
                WHERE t.kind = 'TEAM' AND t.state = 'OPEN' AND t.cutoff_at > :now AND t.opens_at < :before
                    AND NOT EXISTS (SELECT FROM marketplace.campaign_join j
                        WHERE j.campaign_id = t.id AND j.state IN ('HELD', 'CONFIRMED'))
                ORDER BY t.id LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED)""";

    private static final String LOCK_HOUSEHOLD =
            "SELECT cast(pg_advisory_xact_lock(hashtextextended('teams of ' || :household, 0)) AS text)";

    private static final String OPEN_TEAMS =
            """
            SELECT count(*) FROM marketplace.campaign c JOIN marketplace.resident r ON r.id = c.initiator_id
            WHERE r.household_id = :household AND c.kind = 'TEAM' AND c.state = 'OPEN' AND c.cutoff_at > :now""";

    private static final String COUNT_BACK =
            """
            WITH gone AS (
                SELECT j.item_id, j.household_id, j.quantity, j.quantity * i.price AS amount
                FROM marketplace.campaign_join j JOIN marketplace.campaign_item i ON i.id = j.item_id
                WHERE j.id = ANY(:seats) AND j.campaign_id = :campaign),
            of_items AS (
                UPDATE marketplace.campaign_item i SET joined = joined - by_item.units
                FROM (SELECT item_id, sum(quantity) AS units FROM gone GROUP BY item_id) AS by_item
                WHERE i.id = by_item.item_id)
            UPDATE marketplace.campaign c SET
                amount = amount - (SELECT coalesce(sum(amount), 0) FROM gone),
                people = people - (SELECT count(DISTINCT household_id) FROM gone WHERE NOT EXISTS (
                    SELECT FROM marketplace.campaign_join other WHERE other.campaign_id = :campaign
                        AND other.household_id = gone.household_id AND other.state = 'CONFIRMED'))
            WHERE c.id = :campaign""";

    /** Who has nothing of a campaign any more takes no part in it; what was decided by units and money stays. */
    private static final String COUNT_OUT =
            """
            UPDATE marketplace.campaign c SET people = c.people - gone.people
            FROM (SELECT j.campaign_id, count(DISTINCT j.household_id) AS people
                FROM marketplace.campaign_join j WHERE j.id = ANY(:seats) AND NOT EXISTS (
                    SELECT FROM marketplace.campaign_join other WHERE other.campaign_id = j.campaign_id
                        AND other.household_id = j.household_id AND other.state = 'CONFIRMED')
                GROUP BY j.campaign_id) AS gone
            WHERE c.id = gone.campaign_id RETURNING c.id""";

    /** How the campaigns of these seats stand, locked. */
    Uni<Map<UUID, Campaign.Outcome>> lock(Collection<UUID> seatIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Object[].class)
                        .setParameter("seats", seatIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (UUID) row[0], row -> Campaign.Outcome.valueOf((String) row[1]))));
    }

    /**
     * Whether a campaign is open and not due, locked: until the transaction ends nobody counts in it or decides it. Empty
     * where there is none.
     */
    Uni<Optional<Boolean>> lockOpen(UUID campaignId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.<Boolean>createNativeQuery(LOCK_ONE)
                        .setParameter("now", Times.utc(now))
                        .setParameter("campaign", campaignId)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    /** Of a team, locked, that a resident has left: it is another's then, or over. Of another campaign nothing happens. */
    Uni<Void> passOn(UUID campaignId, UUID residentId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PASS_ON)
                        .setParameter("campaign", campaignId)
                        .setParameter("resident", residentId)
                        .setParameter("now", Times.utc(now))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Teams that were opened before then, and that who has them did not pay for in time, are passed on. @return how many */
    Uni<Integer> passOnAbandoned(Instant before, int limit) {
        return Panache.getSession().chain(session -> session.createNativeQuery(PASS_ON_ABANDONED)
                .setParameter("before", Times.utc(before))
                .setParameter("limit", limit)
                .executeUpdate());
    }

    /** Teams that were opened before then and have nobody in them end now. @return how many */
    Uni<Integer> endEmpty(Instant before, int limit, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(END_EMPTY)
                .setParameter("before", Times.utc(before))
                .setParameter("limit", limit)
                .setParameter("now", Times.utc(now))
                .executeUpdate());
    }

    /**
     * A seat that is confirmed now counts, and has its number: one it had before stays its own. A team it makes full is due
     * at once.
     */
    Uni<Void> count(UUID seatId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COUNT)
                        .setParameter("seat", seatId)
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(FILL)
                                .setParameter("seat", seatId)
                                .setParameter("now", Times.utc(now))
                                .executeUpdate()))
                .replaceWithVoid();
    }

    /** Teams a household has open. Until the transaction ends, nobody else counts them. */
    Uni<Long> openTeams(UUID householdId, Instant now) {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(LOCK_HOUSEHOLD)
                .setParameter("household", householdId.toString())
                .getSingleResultOrNull()
                .chain(() -> session.<Long>createNativeQuery(OPEN_TEAMS)
                        .setParameter("household", householdId)
                        .setParameter("now", Times.utc(now))
                        .getSingleResult()));
    }

    /** Seats whose money goes back: whose households have nothing else are no longer counted among those who take part. */
    Uni<Void> countOut(Collection<UUID> seatIds) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(COUNT_OUT)
                        .setParameter("seats", seatIds.toArray(UUID[]::new))
                        .getResultList())
                .replaceWithVoid();
    }

    /**
     * Seats of one campaign that are confirmed no longer do not count any more. A team that is not full by that, and was to be
     * decided for being full, is open again.
     */
    Uni<Void> countBack(UUID campaignId, Collection<UUID> seatIds, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COUNT_BACK)
                        .setParameter("campaign", campaignId)
                        .setParameter("seats", seatIds.toArray(UUID[]::new))
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(REOPEN)
                                .setParameter("campaign", campaignId)
                                .setParameter("now", Times.utc(now))
                                .executeUpdate()))
                .replaceWithVoid();
    }
}
