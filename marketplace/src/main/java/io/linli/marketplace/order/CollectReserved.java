package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.CampaignSucceeded;

/** A group-buy succeeded: whoever reserved a place by card is charged now. */
@ApplicationScoped
class CollectReserved implements DomainEventListener<CampaignSucceeded> {

    private final Tenancy tenancy;
    private final ReservedGroups groups;

    CollectReserved(Tenancy tenancy, ReservedGroups groups) {
        this.tenancy = tenancy;
        this.groups = groups;
    }

    @Override
    public String name() {
        return "order.collect-reserved";
    }

    @Override
    public Class<CampaignSucceeded> eventType() {
        return CampaignSucceeded.class;
    }

    @Override
    public Uni<Void> on(CampaignSucceeded event) {
        return tenancy.enter(event.companyId()).chain(() -> groups.collect(event.campaignId()));
    }
}
