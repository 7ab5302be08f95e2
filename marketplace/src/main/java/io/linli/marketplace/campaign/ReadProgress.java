package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/** How far campaigns are. Anybody may see it: how many take part, never who. */
@ApplicationScoped
public class ReadProgress {

    private final CampaignStore campaigns;
    private final Clock clock;

    ReadProgress(CampaignStore campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Refuses with: {@code campaign-not-found}. */
    @WithSession
    public Uni<CampaignProgress> get(UUID campaignId) {
        return of(List.of(campaignId))
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("campaign")));
    }

    /** Of those of the campaigns that exist and are no drafts, read at one moment. */
    @WithSession
    public Uni<List<CampaignProgress>> of(Collection<UUID> campaignIds) {
        var now = clock.instant();
        return campaigns.byIds(campaignIds, now).map(found -> found.stream()
                .filter(campaign -> !(campaign instanceof Campaign.Draft))
                .map(campaign -> new CampaignProgress(campaign, now))
                .toList());
    }
}
