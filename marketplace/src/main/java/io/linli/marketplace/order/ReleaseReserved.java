package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.CampaignOff;

/** A group-buy missed its threshold or was cancelled: whoever reserved a place by card is not charged. */
@ApplicationScoped
class ReleaseReserved implements DomainEventListener<CampaignOff> {

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
    public Class<CampaignOff> eventType() {
        return CampaignOff.class;
    }

    @Override
    public List<Class<? extends CampaignOff>> eventTypes() {
        return CampaignOff.TYPES;
    }

    @Override
    public Uni<Void> on(CampaignOff event) {
        return tenancy.enter(event.companyId()).chain(() -> groups.release(event.campaignId()));
    }
}
