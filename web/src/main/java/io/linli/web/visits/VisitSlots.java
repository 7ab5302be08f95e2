package io.linli.web.visits;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.fulfillment.schedule.FreeSlots;
import io.linli.fulfillment.schedule.Slot;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.campaign.VisitDay;
import io.linli.marketplace.community.Communities;

/** What is free on the day of a group-buy of visits. */
@ApplicationScoped
public class VisitSlots {

    private final Campaigns campaigns;
    private final Communities communities;
    private final ServiceItems services;
    private final FreeSlots slots;

    VisitSlots(Campaigns campaigns, Communities communities, ServiceItems services, FreeSlots slots) {
        this.campaigns = campaigns;
        this.communities = communities;
        this.services = services;
        this.slots = slots;
    }

    /** In order of time. Refuses with: {@code campaign-not-found} (also one of goods). */
    public Uni<List<Slot>> free(UUID campaignId) {
        return campaigns.get(campaignId).chain(this::free);
    }

    /** In order of time; none once nobody can join any more. Refuses with: {@code campaign-not-found} (one of goods). */
    public Uni<List<Slot>> free(Campaign campaign) {
        var day = campaign.terms().visits();
        if (day == null) {
            return Uni.createFrom().failure(() -> Refusal.notFound("campaign"));
        }
        return isRunning(campaign) ? find(campaign, day) : Uni.createFrom().item(List.of());
    }

    private Uni<List<Slot>> find(Campaign campaign, VisitDay day) {
        return services.get(day.serviceItemId())
                .map(service -> lasting(service, day))
                .chain(service -> communities
                        .get(campaign.terms().communityId())
                        .chain(place -> slots.find(service, place.zone(), day.day(), 1)));
    }

    /** As it was when the group-buy was opened. */
    private static ServiceItem lasting(ServiceItem service, VisitDay day) {
        return new ServiceItem(
                service.id(),
                day.supplierId(),
                service.categoryId(),
                service.name(),
                service.description(),
                day.minutes(),
                service.price());
    }

    private static boolean isRunning(Campaign campaign) {
        return campaign instanceof Campaign.Scheduled
                || campaign instanceof Campaign.Open
                || campaign instanceof Campaign.Tipped;
    }
}
