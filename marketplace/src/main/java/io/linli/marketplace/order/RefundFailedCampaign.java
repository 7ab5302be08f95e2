package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.CampaignFailed;

/** A group-buy missed its threshold: whoever paid gets the money back, once. */
@ApplicationScoped
class RefundFailedCampaign implements DomainEventListener<CampaignFailed> {

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
    public Class<CampaignFailed> eventType() {
        return CampaignFailed.class;
    }

    @Override
    public Uni<Void> on(CampaignFailed event) {
        return tenancy.enter(event.companyId()).chain(() -> refunds.ofCampaign(event.campaignId()));
    }
}
