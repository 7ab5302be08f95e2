package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.CampaignOff;

/** A group-buy missed its threshold or was cancelled: whoever paid gets the money back, once. */
@ApplicationScoped
class RefundFailedCampaign implements DomainEventListener<CampaignOff> {

    private final Tenancy tenancy;
    private final LineRefunds refunds;

    RefundFailedCampaign(Tenancy tenancy, LineRefunds refunds) {
        this.tenancy = tenancy;
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "order.refund-failed-campaign";
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
        return tenancy.enter(event.companyId()).chain(() -> refunds.ofCampaign(event.campaignId()));
    }
}
