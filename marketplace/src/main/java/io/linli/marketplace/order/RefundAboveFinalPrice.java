package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.CampaignSucceeded;

/**
 * A group-buy ended at a lower price: what was paid above it goes back, of lines that are paid by then and of those whose
 * cards are charged later, once they are paid. Whichever of the two is told last sees both facts.
 */
@ApplicationScoped
class RefundAboveFinalPrice implements DomainEventListener<DomainEvent> {

    private final Tenancy tenancy;
    private final PriceRefunds refunds;

    RefundAboveFinalPrice(Tenancy tenancy, PriceRefunds refunds) {
        this.tenancy = tenancy;
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "order.refund-above-final-price";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(CampaignSucceeded.class, OrderPaid.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof CampaignSucceeded succeeded) {
            return tenancy.enter(succeeded.companyId()).chain(() -> refunds.ofCampaign(succeeded.campaignId()));
        }
        if (event instanceof OrderPaid paid) {
            return tenancy.enter(paid.companyId()).chain(() -> refunds.ofGroup(paid.groupId()));
        }
        throw new IllegalArgumentException("not an event this listens to: " + event);
    }
}
