package io.linli.web.search;

import static java.util.stream.Collectors.toSet;

import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.community.Communities;
import io.linli.search.query.RankingSignals;
import io.linli.search.query.Signals;
import io.linli.search.recommend.Recommend;
import io.linli.search.recommend.Recommend.Where;

/** What a community buys together and by itself, kept for a minute. */
@ApplicationScoped
class CommunitySignals implements RankingSignals {

    private static final int MOST_CAMPAIGNS = 100;
    private static final int MOST_POPULAR = 60;

    private final Communities communities;
    private final Campaigns campaigns;
    private final Recommend recommend;

    CommunitySignals(Communities communities, Campaigns campaigns, Recommend recommend) {
        this.communities = communities;
        this.campaigns = campaigns;
        this.recommend = recommend;
    }

    @Override
    @CacheResult(cacheName = "ranking-signals")
    public Uni<Signals> of(UUID communityId) {
        return inGroupBuys(communityId).chain(buys -> popular(communityId).map(popular -> new Signals(buys, popular)));
    }

    private Uni<Set<UUID>> inGroupBuys(UUID communityId) {
        return campaigns.ofCommunity(communityId, true, null, MOST_CAMPAIGNS).map(open -> open.items().stream()
                .flatMap(campaign -> campaign.terms().items().stream())
                .map(CampaignItem::offerId)
                .collect(toSet()));
    }

    /** None of a community that does not exist. */
    private Uni<List<UUID>> popular(UUID communityId) {
        return communities
                .get(communityId)
                .chain(community -> recommend.popular(new Where(community.companyId(), communityId), MOST_POPULAR))
                .map(found -> found.stream().map(one -> one.offer().offerId()).toList())
                .onFailure(Refusal.class)
                .recoverWithItem(List.of());
    }
}
