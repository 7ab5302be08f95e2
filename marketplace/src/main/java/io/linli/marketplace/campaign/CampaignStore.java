package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** Campaigns in the database. Needs an open session; writes need a transaction. */
@ApplicationScoped
class CampaignStore {

    /** Campaigns of one answer. */
    private static final int MOST = 1_000;

    private static final String BY_IDS = "from CampaignRow where id in (:ids) order by cutoffAt, id";

    private static final String OF_COMMUNITY =
            """
            from CampaignRow where communityId = :community and id < :before
                and (:openOnly = false or state = OPEN and cutoffAt > :now)
            order by id desc""";

    private static final String NEWEST = "from CampaignRow where communityId in (:communities) order by id desc";

    private static final String OPEN_FOR_OFFERS =
            """
            from CampaignRow where communityId = :community and offerId in (:offers) and state = OPEN
                and opensAt <= :now and cutoffAt > :now
            order by price, id""";

    /** One that a payment is changing, or somebody moves the cut-off of, is looked at again. */
    private static final String LOCK_DUE =
            """
            SELECT id FROM marketplace.campaign
            WHERE id = ANY(:ids) AND state = 'OPEN' AND cutoff_at <= :now
            ORDER BY id FOR UPDATE SKIP LOCKED""";

    private static final String FAIL =
            """
            UPDATE marketplace.campaign SET state = 'FAILED', closed_at = :now
            WHERE id = ANY(:ids) AND state = 'OPEN'""";

    private static final String SUCCEED =
            """
            UPDATE marketplace.campaign c SET state = 'SUCCEEDED', closed_at = :now, final_price = decided.final_price
            FROM unnest(cast(:ids AS uuid[]), cast(:prices AS bigint[])) AS decided (id, final_price)
            WHERE c.id = decided.id AND c.state = 'OPEN'""";

    private static final String COUNT_PAID =
            """
            UPDATE marketplace.campaign SET joined = joined + :quantity
            WHERE id = :campaign AND state <> 'FAILED'""";

    private static final String OUTCOME = "SELECT state FROM marketplace.campaign WHERE id = :campaign";

    /** Refuses with: {@code campaign-not-found}. */
    Uni<Campaign> get(UUID campaignId, Instant now) {
        return byIds(List.of(campaignId), now)
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("campaign")));
    }

    Uni<List<Campaign>> byIds(Collection<UUID> campaignIds, Instant now) {
        return list(BY_IDS, Map.of("ids", List.copyOf(campaignIds)), MOST, now);
    }

    Uni<List<Campaign>> ofCommunity(UUID communityId, boolean openOnly, UUID before, int limit, Instant now) {
        var parameters = Map.of("community", communityId, "openOnly", openOnly, "before", before, "now", now);
        return list(OF_COMMUNITY, parameters, limit, now);
    }

    Uni<List<Campaign>> newest(Collection<UUID> communityIds, int limit, Instant now) {
        return list(NEWEST, Map.of("communities", List.copyOf(communityIds)), limit, now);
    }

    Uni<List<Campaign>> openForOffers(UUID communityId, Collection<UUID> offerIds, int limit, Instant now) {
        var parameters = Map.of("community", communityId, "offers", List.copyOf(offerIds), "now", now);
        return list(OPEN_FOR_OFFERS, parameters, limit, now);
    }

    /** Those of the campaigns that are due, theirs for this transaction, in the order of ids. */
    Uni<List<Campaign.Due>> lockDue(Collection<UUID> campaignIds, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK_DUE, UUID.class)
                        .setParameter("ids", campaignIds.toArray(UUID[]::new))
                        .setParameter("now", Times.utc(now))
                        .getResultList())
                .chain(ids -> byIds(ids, now))
                .map(CampaignStore::due);
    }

    /** Decided, each with its final price. */
    Uni<Void> succeed(List<Campaign.Succeeded> decided, Instant now) {
        if (decided.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var prices =
                decided.stream().map(campaign -> campaign.finalPrice().amount()).toArray(Long[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SUCCEED)
                        .setParameter("now", Times.utc(now))
                        .setParameter("ids", ids(decided))
                        .setParameter("prices", prices)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> fail(List<Campaign.Failed> decided, Instant now) {
        if (decided.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FAIL)
                        .setParameter("now", Times.utc(now))
                        .setParameter("ids", ids(decided))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** True when the units count; false when the campaign has failed meanwhile. */
    Uni<Boolean> countPaid(UUID campaignId, long quantity) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COUNT_PAID)
                        .setParameter("quantity", quantity)
                        .setParameter("campaign", campaignId)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** As it is in the database now, whatever was read before; one that is not there has failed. */
    Uni<Campaign.Outcome> outcome(UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OUTCOME, String.class)
                        .setParameter("campaign", campaignId)
                        .getSingleResultOrNull())
                .map(state -> state == null ? Campaign.Outcome.FAILED : Campaign.Outcome.valueOf(state));
    }

    Uni<Void> insert(CampaignTerms terms) {
        return Panache.getSession()
                .chain(session -> session.persist(CampaignRow.opening(terms)).chain(session::flush));
    }

    private static UUID[] ids(List<? extends Campaign> campaigns) {
        return campaigns.stream().map(campaign -> campaign.terms().id()).toArray(UUID[]::new);
    }

    private static List<Campaign.Due> due(List<Campaign> locked) {
        return locked.stream()
                .filter(Campaign.Due.class::isInstance)
                .map(Campaign.Due.class::cast)
                .sorted(Comparator.comparing(due -> due.terms().id().toString()))
                .toList();
    }

    private static Uni<List<Campaign>> list(String query, Map<String, ?> parameters, int limit, Instant now) {
        return Panache.getSession()
                .chain(session -> {
                    var selection = session.createSelectionQuery(query, CampaignRow.class);
                    parameters.forEach(selection::setParameter);
                    return selection.setMaxResults(limit).getResultList();
                })
                .map(rows -> rows.stream().map(row -> row.toCampaign(now)).toList());
    }
}
