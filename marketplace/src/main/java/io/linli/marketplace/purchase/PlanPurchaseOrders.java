package io.linli.marketplace.purchase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.CampaignSucceeded;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.deadline.Deadlines;

/** A group-buy of goods succeeded: its purchase orders are to be written, now or as soon as nothing of it is open. */
@ApplicationScoped
class PlanPurchaseOrders implements DomainEventListener<CampaignSucceeded> {

    private final Tenancy tenancy;
    private final Campaigns campaigns;
    private final Deadlines deadlines;
    private final Clock clock;

    PlanPurchaseOrders(Tenancy tenancy, Campaigns campaigns, Deadlines deadlines, Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "purchase.plan-purchase-orders";
    }

    @Override
    public Class<CampaignSucceeded> eventType() {
        return CampaignSucceeded.class;
    }

    @Override
    public Uni<Void> on(CampaignSucceeded event) {
        return tenancy.enter(event.companyId())
                .chain(() -> campaigns.get(event.campaignId()))
                .chain(campaign -> campaign.terms().visits() == null
                        ? deadlines.set(
                                WritePurchaseOrders.KIND, event.campaignId(), event.companyId(), clock.instant())
                        : Uni.createFrom().voidItem());
    }
}
