package io.linli.marketplace.visits;

import static java.util.stream.Collectors.toSet;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.booking.DayCapacity;
import io.linli.marketplace.booking.VisitNeeds;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignSettings;
import io.linli.marketplace.campaign.VisitCampaigns;
import io.linli.marketplace.community.Building;
import io.linli.marketplace.community.Buildings;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;

/**
 * Opens a group-buy of a home service on one day in a community.
 *
 * <p>A replay of the same key answers with the first. Refuses with: {@code community-not-found} (also another company's), {@code
 * service-not-offered} (unknown, or nobody does it there), {@code service-has-choices}, {@code visit-day-invalid}, {@code cutoff-too-near-visits} with the
 * fact {@code latest}, {@code building-not-found}, {@code price-above-offer}, {@code price-tiers-invalid}, {@code
 * visits-above-calendar} with the facts {@code field} and {@code most}, {@code campaign-terms-invalid} with the fact {@code
 * field}.
 */
@ApplicationScoped
public class OpenVisits {

    private final Tenancy tenancy;
    private final VisitCampaigns campaigns;
    private final Communities communities;
    private final Buildings buildings;
    private final ServiceItems services;
    private final DayCapacity capacity;
    private final CampaignSettings settings;
    private final Clock clock;

    OpenVisits(
            Tenancy tenancy,
            VisitCampaigns campaigns,
            Communities communities,
            Buildings buildings,
            ServiceItems services,
            DayCapacity capacity,
            CampaignSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.campaigns = campaigns;
        this.communities = communities;
        this.buildings = buildings;
        this.services = services;
        this.capacity = capacity;
        this.settings = settings;
        this.clock = clock;
    }

    /** The caller has checked that whoever asks is a leader of that community or its property company. */
    @WithTransaction
    public Uni<Campaign> open(VisitsRequest request) {
        return tenancy.enter(request.companyId())
                .chain(() -> campaigns.find(request.key()))
                .chain(found -> found.map(first -> Uni.createFrom().item(first)).orElseGet(() -> openNew(request)));
    }

    private Uni<Campaign> openNew(VisitsRequest request) {
        return communities
                .get(request.communityId())
                .invoke(place -> checkCompany(place, request))
                .chain(place -> services.inCommunity(place.id())
                        .map(offered -> opening(request, pick(offered, request), place)))
                .invoke(OpeningTerms::checkService)
                .invoke(OpeningTerms::checkDay)
                .invoke(opening -> campaigns.checkTimes(opening.opensAt(), request.cutoffAt(), opening.dayBegins()))
                .call(opening -> buildings
                        .ofCommunity(request.companyId(), request.communityId())
                        .invoke(found -> opening.checkBuildings(
                                found.stream().map(Building::id).collect(toSet()))))
                .chain(opening -> capacity(opening).map(opening::terms))
                .chain(campaigns::open);
    }

    private OpeningTerms opening(VisitsRequest request, ServiceItem service, Community place) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new OpeningTerms(request, service, place.zone(), now, settings.visitDaysAhead());
    }

    private Uni<Long> capacity(OpeningTerms opening) {
        var service = opening.service();
        return capacity.visits(
                service.supplierId(),
                opening.request().day(),
                opening.zone(),
                Duration.ofMinutes(service.durationMinutes()),
                new VisitNeeds(service.visit(), opening.request().communityId(), null));
    }

    private static ServiceItem pick(List<ServiceItem> offered, VisitsRequest request) {
        return offered.stream()
                .filter(item -> item.id().equals(request.serviceItemId()))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "service-not-offered", "Nobody offers this service in the community."));
    }

    private static void checkCompany(Community place, VisitsRequest request) {
        if (!place.companyId().equals(request.companyId())) {
            throw Refusal.notFound("community");
        }
    }
}
