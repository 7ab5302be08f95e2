package io.linli.web.search;

import static java.util.stream.Collectors.toMap;

import io.quarkus.cache.CacheResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.Campaigns;
import io.linli.marketplace.review.RatedServices;

/** Services and open group buys of a community with the texts they are found by, kept for moments. */
@ApplicationScoped
class OnOffer {

    private static final int MOST_CAMPAIGNS = 100;

    private final ServiceItems services;
    private final RatedServices ranking;
    private final Campaigns campaigns;
    private final Offers offers;

    OnOffer(ServiceItems services, RatedServices ranking, Campaigns campaigns, Offers offers) {
        this.services = services;
        this.ranking = ranking;
        this.campaigns = campaigns;
        this.offers = offers;
    }

    /** @param services the better rated first, as in their list */
    record Found(List<Service> services, List<Buy> campaigns) {}

    record Service(ServiceItem item) {

        List<LocalizedText> texts() {
            return List.of(item.name(), item.description());
        }
    }

    /** @param goods what it is about */
    record Buy(Campaign campaign, List<LocalizedText> goods) {

        List<LocalizedText> texts() {
            return Stream.concat(Stream.of(campaign.terms().title()), goods.stream())
                    .toList();
        }
    }

    @CacheResult(cacheName = "on-offer")
    Uni<Found> in(UUID communityId) {
        return services.inCommunity(communityId)
                .chain(ranking::ranked)
                .map(rated -> rated.stream().map(one -> new Service(one.item())).toList())
                .chain(items -> buys(communityId).map(open -> new Found(items, open)));
    }

    private Uni<List<Buy>> buys(UUID communityId) {
        return campaigns
                .ofCommunity(communityId, true, null, MOST_CAMPAIGNS)
                .chain(open -> offers.byIds(ids(open.items())).map(found -> {
                    var names = found.stream().collect(toMap(OfferListing::offerId, OfferListing::name));
                    return open.items().stream().map(one -> buy(one, names)).toList();
                }));
    }

    private static List<UUID> ids(List<Campaign> open) {
        return open.stream()
                .flatMap(campaign -> campaign.terms().items().stream())
                .map(CampaignItem::offerId)
                .distinct()
                .toList();
    }

    private static Buy buy(Campaign campaign, Map<UUID, LocalizedText> names) {
        return new Buy(
                campaign,
                campaign.terms().items().stream()
                        .map(item -> names.get(item.offerId()))
                        .filter(name -> name != null)
                        .toList());
    }
}
