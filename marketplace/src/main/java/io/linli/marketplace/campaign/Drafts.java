package io.linli.marketplace.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/** Own drafts, to be changed. Needs a transaction, and enters the host's tenancy. */
@ApplicationScoped
class Drafts {

    private final Tenancy tenancy;
    private final CampaignStore campaigns;
    private final Clock clock;

    Drafts(Tenancy tenancy, CampaignStore campaigns, Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * Locked: nobody publishes it meanwhile. Refuses with: {@code campaign-not-found} (also another company's), {@code
     * not-the-leader}, {@code not-a-draft}.
     */
    Uni<Campaign> own(Host host, UUID campaignId) {
        return tenancy.enter(host.companyId())
                .chain(() -> campaigns.lock(campaignId))
                .chain(() -> campaigns.get(campaignId, clock.instant()))
                .invoke(campaign -> requireOwnDraft(host, campaign));
    }

    private static void requireOwnDraft(Host host, Campaign campaign) {
        if (campaign instanceof Campaign.Draft && !host.owns(campaign.terms())) {
            throw Refusal.notFound("campaign");
        }
        host.requireOwn(campaign.terms());
        if (!(campaign instanceof Campaign.Draft)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "not-a-draft", "It is published: what it promises stays as it is.");
        }
    }
}
