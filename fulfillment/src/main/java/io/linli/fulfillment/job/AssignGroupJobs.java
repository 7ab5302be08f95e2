package io.linli.fulfillment.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.campaign.CampaignFailed;
import io.linli.marketplace.campaign.CampaignSucceeded;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.order.VisitsToMake;

/**
 * A group-buy of visits was decided: those that are paid go to the technicians whose time they took; where it failed, those
 * that were to be bought alone. What is paid later comes by {@link AssignJobs}: whichever of the two is told last sees both
 * facts. Told twice, it is done once.
 */
@ApplicationScoped
class AssignGroupJobs implements DomainEventListener<DomainEvent> {

    private final Tenancy tenancy;
    private final Campaigns campaigns;
    private final VisitsToMake visits;
    private final GiveJob give;

    AssignGroupJobs(Tenancy tenancy, Campaigns campaigns, VisitsToMake visits, GiveJob give) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.visits = visits;
        this.give = give;
    }

    @Override
    public String name() {
        return "fulfillment.job.assign-group";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(CampaignSucceeded.class, CampaignFailed.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof CampaignSucceeded succeeded) {
            return assign(succeeded.companyId(), succeeded.campaignId());
        }
        if (event instanceof CampaignFailed failed) {
            return assign(failed.companyId(), failed.campaignId());
        }
        throw new IllegalArgumentException("not an event this listens to: " + event);
    }

    private Uni<Void> assign(UUID companyId, UUID campaignId) {
        return tenancy.enter(companyId)
                .chain(() -> campaigns.get(campaignId))
                .chain(campaign -> campaign.terms().visits() == null
                        ? Uni.createFrom().item(List.<Booking>of())
                        : visits.of(campaignId))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(give::give)
                .collect()
                .last();
    }
}
