package io.linli.web.page.shop;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.web.page.SoldListings;

/** Brings group buys together with their offers. */
@ApplicationScoped
public class CampaignCards {

    private final SoldListings offers;

    CampaignCards(SoldListings offers) {
        this.offers = offers;
    }

    /** In the order given. */
    public Uni<List<CampaignCard>> of(List<Campaign> campaigns) {
        if (campaigns.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var ids = campaigns.stream()
                .flatMap(campaign -> campaign.terms().items().stream())
                .map(CampaignItem::offerId)
                .distinct()
                .toList();
        return offers.byIds(ids).map(found -> join(campaigns, found));
    }

    private static List<CampaignCard> join(List<Campaign> campaigns, List<OfferListing> offers) {
        Map<UUID, OfferListing> byId =
                offers.stream().collect(Collectors.toMap(OfferListing::offerId, Function.identity()));
        return campaigns.stream()
                .map(campaign -> CampaignCard.of(campaign, byId))
                .filter(card -> !card.items().isEmpty())
                .toList();
    }
}
