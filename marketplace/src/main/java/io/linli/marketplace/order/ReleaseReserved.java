package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.CampaignFailed;

/** A group-buy missed its threshold: whoever reserved a place by card is not charged. */
@ApplicationScoped
class ReleaseReserved implements DomainEventListener<CampaignFailed> {

    private final Tenancy tenancy;
    private final ReservedGroups groups;

    ReleaseReserved(Tenancy tenancy, ReservedGroups groups) {
        this.tenancy = tenancy;
        this.groups = groups;
    }

    @Override
    public String name() {
        return "order.release-reserved";
    }

    @Override
    public Class<CampaignFailed> eventType() {
        return CampaignFailed.class;
    }

    @Override
    public Uni<Void> on(CampaignFailed event) {
        return tenancy.enter(event.companyId()).chain(() -> groups.release(event.campaignId()));
    }
}
