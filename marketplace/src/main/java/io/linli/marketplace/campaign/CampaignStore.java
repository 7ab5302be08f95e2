package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.Refusal;

/** Campaigns in the database. Needs an open session; writes need a transaction. */
@ApplicationScoped
class CampaignStore {

    private static final String BY_IDS =
            "SELECT * FROM marketplace.campaign WHERE id = ANY(:ids) ORDER BY cutoff_at, id";

    private static final String OF_COMMUNITY =
            """
            SELECT * FROM marketplace.campaign
            WHERE community_id = :community AND id < :before AND (NOT :openOnly OR state = 'OPEN' AND cutoff_at > :now)
            ORDER BY id DESC LIMIT :limit""";

    private static final String OPEN_FOR_OFFERS =
            """
            SELECT * FROM marketplace.campaign
            WHERE community_id = :community AND offer_id = ANY(:offers) AND state = 'OPEN'
                AND opens_at <= :now AND cutoff_at > :now
            ORDER BY price, id LIMIT :limit""";

    /** A campaign another instance is closing, or a payment is changing, is left for the next round. */
    private static final String LOCK_DUE =
            """
            SELECT * FROM marketplace.campaign
            WHERE state = 'OPEN' AND cutoff_at <= :now AND id > :after
            ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED""";

    private static final String CLOSE =
            """
            UPDATE marketplace.campaign SET state = :state, closed_at = :now
            WHERE id = ANY(:ids) AND state = 'OPEN'""";

    private static final String COUNT_PAID =
            """
            UPDATE marketplace.campaign SET joined = joined + :quantity
            WHERE id = :campaign AND state <> 'FAILED'""";

    /** Refuses with: {@code campaign-not-found}. */
    Uni<Campaign> get(UUID campaignId, Instant now) {
        return byIds(List.of(campaignId), now)
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("campaign")));
    }

    Uni<List<Campaign>> byIds(Collection<UUID> campaignIds, Instant now) {
        return list(BY_IDS, Map.of("ids", campaignIds.toArray(UUID[]::new)), now);
    }

    Uni<List<Campaign>> ofCommunity(UUID communityId, boolean openOnly, UUID before, int limit, Instant now) {
        var parameters = Map.of(
                "community",
                communityId,
                "openOnly",
                openOnly,
                "before",
                before,
                "limit",
                limit,
                "now",
                Times.utc(now));
        return list(OF_COMMUNITY, parameters, now);
    }

    Uni<List<Campaign>> openForOffers(UUID communityId, Collection<UUID> offerIds, int limit, Instant now) {
        var parameters = Map.of(
                "community",
                communityId,
                "offers",
                offerIds.toArray(UUID[]::new),
                "limit",
                limit,
                "now",
                Times.utc(now));
        return list(OPEN_FOR_OFFERS, parameters, now);
    }

    /** Due campaigns, theirs for this transaction, in the order of ids. */
    Uni<List<Campaign.Due>> lockDue(UUID after, int limit, Instant now) {
        return list(LOCK_DUE, Map.of("after", after, "limit", limit, "now", Times.utc(now)), now)
                .map(found -> found.stream()
                        .map(campaign -> campaign instanceof Campaign.Due due ? due : null)
                        .filter(due -> due != null)
                        .toList());
    }

    Uni<Void> close(Collection<? extends Campaign> decided, Campaign.Outcome outcome, Instant now) {
        if (decided.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = decided.stream().map(campaign -> campaign.terms().id()).toArray(UUID[]::new);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLOSE)
                        .setParameter("state", outcome.name())
                        .setParameter("now", Times.utc(now))
                        .setParameter("ids", ids)
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

    Uni<Void> insert(CampaignTerms terms) {
        return Panache.getSession()
                .chain(session -> session.persist(CampaignRow.opening(terms)).chain(session::flush));
    }

    private static Uni<List<Campaign>> list(String sql, Map<String, ?> parameters, Instant now) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(sql, CampaignRow.class);
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(rows -> rows.stream().map(row -> row.toCampaign(now)).collect(Collectors.toList()));
    }
}
