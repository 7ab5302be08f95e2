package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;

/** Substitutes in the database. Every call needs a transaction inside a tenancy, and the campaign locked. */
@ApplicationScoped
class SubstitutionStore {

    private static final String BY_IDS =
            """
            SELECT i.id, i.campaign_id, i.offer_id, was.offer_id, i.price, cast(c.currency AS text)
            FROM marketplace.campaign_item i JOIN marketplace.campaign_item was ON was.id = i.replaces
            JOIN marketplace.campaign c ON c.id = i.campaign_id WHERE i.id = ANY(:ids) ORDER BY i.id""";

    private static final String KNOWN =
            """
            SELECT id, campaign_id, replaces, offer_id FROM marketplace.campaign_item
            WHERE id = :key OR campaign_id = :campaign ORDER BY position, id""";

    /** The substitute is shown in its place. */
    private static final String MOVE_ASIDE =
            """
            UPDATE marketplace.campaign_item i SET position = (
                SELECT min(place) FROM generate_series(1, 50) AS place WHERE place NOT IN (
                    SELECT position FROM marketplace.campaign_item WHERE campaign_id = i.campaign_id))
            FROM marketplace.campaign_item before WHERE i.id = :item AND before.id = i.id RETURNING cast(before.position AS integer)""";

    /** Whoever paid first has the first choice. What they are to have is known after the cut-off, or wanted before it. */
    private static final String WILLING =
            """
            SELECT j.id, CASE WHEN :decided THEN coalesce(j.allotted, j.quantity) WHEN :inCases THEN j.up_to ELSE j.quantity END
            FROM marketplace.campaign_join j
            WHERE j.item_id = :item AND j.state = 'CONFIRMED' AND j.substitutable ORDER BY j.number NULLS LAST, j.id""";

    /** What was to be bought alone was another good: who has the substitute has it together with the others, or not at all. */
    private static final String MOVE =
            """
            UPDATE marketplace.campaign_join SET item_id = :substitute, substitution_id = :substitute, otherwise = 'REFUND',
                up_to = CASE WHEN :decided OR :inCases THEN up_to ELSE quantity END
            WHERE id = ANY(:ids) AND state = 'CONFIRMED'""";

    private static final String GIVE_UP =
            """
            UPDATE marketplace.campaign_join SET substitution_id = :substitute,
                state = CASE state WHEN 'HELD' THEN 'RELEASED' ELSE 'REFUNDED' END
            WHERE item_id = :item AND state IN ('HELD', 'CONFIRMED') RETURNING id""";

    private static final String RECOUNT =
            """
            WITH paid AS (
                SELECT item_id, household_id, quantity FROM marketplace.campaign_join
                WHERE campaign_id = :campaign AND state = 'CONFIRMED'),
            of_items AS (
                UPDATE marketplace.campaign_item i SET joined = (
                    SELECT coalesce(sum(quantity), 0) FROM paid WHERE paid.item_id = i.id)
                WHERE i.id IN (:item, :substitute))
            UPDATE marketplace.campaign c SET people = (SELECT count(DISTINCT household_id) FROM paid),
                amount = CASE WHEN c.state = 'OPEN' THEN (SELECT coalesce(sum(paid.quantity * i.price), 0)
                    FROM paid JOIN marketplace.campaign_item i ON i.id = paid.item_id) ELSE c.amount END
            WHERE c.id = :campaign""";

    /** A good, also one that another is offered instead of. */
    record Known(UUID id, UUID campaignId, @Nullable UUID replaces, UUID offerId) {}

    /** Those of the ids that are substitutes. */
    Uni<List<Substitution>> byIds(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BY_IDS, Object[].class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Substitution(
                                (UUID) row[0],
                                (UUID) row[1],
                                (UUID) row[2],
                                (UUID) row[3],
                                Money.of((Long) row[4], (String) row[5])))
                        .toList());
    }

    /** All goods a campaign ever had, and the one of that key, whosever it is. */
    Uni<List<Known>> known(UUID campaignId, UUID key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KNOWN, Object[].class)
                        .setParameter("key", key)
                        .setParameter("campaign", campaignId)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Known((UUID) row[0], (UUID) row[1], (UUID) row[2], (UUID) row[3]))
                        .toList());
    }

    /** @param finalPrice where the campaign is decided */
    Uni<Void> insert(UUID campaignId, CampaignItem substitute, UUID replaced, Optional<Money> finalPrice) {
        return Panache.getSession().chain(session -> session.createNativeQuery(MOVE_ASIDE, Integer.class)
                .setParameter("item", replaced)
                .getSingleResult()
                .chain(place -> session.persist(ItemRow.instead(
                        campaignId,
                        place,
                        substitute,
                        replaced,
                        finalPrice.map(Money::amount).orElse(null))))
                .chain(session::flush));
    }

    /** Units by seat of those who take a substitute, in the order in which they get it. */
    Uni<Map<UUID, Long>> willing(UUID itemId, boolean decided, boolean inCases) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WILLING, Object[].class)
                        .setParameter("decided", decided)
                        .setParameter("inCases", inCases)
                        .setParameter("item", itemId)
                        .getResultList())
                .map(rows -> {
                    var units = new LinkedHashMap<UUID, Long>();
                    rows.forEach(row -> units.put((UUID) row[0], (Long) row[1]));
                    return units;
                });
    }

    Uni<Void> move(Collection<UUID> seatIds, UUID substituteId, boolean decided, boolean inCases) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(MOVE)
                        .setParameter("substitute", substituteId)
                        .setParameter("decided", decided)
                        .setParameter("inCases", inCases)
                        .setParameter("ids", seatIds.toArray(UUID[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** All that are still seats of the good that is replaced. @return which they were */
    Uni<List<UUID>> giveUp(UUID itemId, UUID substituteId) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(GIVE_UP)
                .setParameter("substitute", substituteId)
                .setParameter("item", itemId)
                .getResultList());
    }

    Uni<Void> recount(UUID campaignId, UUID itemId, UUID substituteId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RECOUNT)
                        .setParameter("campaign", campaignId)
                        .setParameter("item", itemId)
                        .setParameter("substitute", substituteId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
