package io.linli.marketplace.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.stock.Stock;
import io.linli.catalog.supplier.Suppliers;

/**
 * Takes goods into a draft and out of it, by whoever wrote it. What is published stays as it was promised.
 *
 * <p>Refuses with: {@code campaign-not-found} (also another company's), {@code not-the-leader}, {@code not-a-draft}; and as below.
 */
@ApplicationScoped
public class ChangeItems {

    private final Drafts drafts;
    private final CampaignStore campaigns;
    private final Offers offers;
    private final Suppliers suppliers;
    private final Stock stock;
    private final OpeningRules rules;
    private final Clock clock;

    ChangeItems(
            Drafts drafts,
            CampaignStore campaigns,
            Offers offers,
            Suppliers suppliers,
            Stock stock,
            CampaignSettings settings,
            Clock clock) {
        this.drafts = drafts;
        this.campaigns = campaigns;
        this.offers = offers;
        this.suppliers = suppliers;
        this.stock = stock;
        this.rules = new OpeningRules(settings.longest());
        this.clock = clock;
    }

    /**
     * Refuses with: {@code already-in-campaign}, {@code offer-not-found} (also withdrawn), {@code offer-not-served}, {@code
     * price-above-offer}, {@code campaign-terms-invalid} with the fact {@code field}, {@code price-tiers-invalid}.
     */
    @WithTransaction
    public Uni<Campaign> add(Host host, UUID campaignId, ItemRequest item) {
        return drafts.own(host, campaignId).chain(campaign -> offers.get(item.offerId())
                .call(offer -> suppliers
                        .serving(campaign.terms().communityId())
                        .invoke(serving -> OpenCampaign.checkServed(offer, serving)))
                .map(offer -> added(campaign, item, offer))
                .chain(added -> campaigns.insertItem(campaignId, added))
                .chain(() -> campaigns.again(campaignId, clock.instant())));
    }

    /** Refuses with: {@code campaign-item-not-found}, {@code last-item}, {@code threshold-above-stock}. */
    @WithTransaction
    public Uni<Campaign> remove(Host host, UUID campaignId, UUID itemId) {
        return drafts.own(host, campaignId).chain(campaign -> {
            var left = without(campaign, itemId);
            return stock.available(left.stream().map(CampaignItem::offerId).toList())
                    .invoke(available -> rules.checkThreshold(campaign.terms().threshold(), left, available))
                    .chain(() -> campaigns.deleteItem(campaignId, itemId))
                    .chain(() -> campaigns.again(campaignId, clock.instant()));
        });
    }

    private CampaignItem added(Campaign campaign, ItemRequest item, OfferListing offer) {
        if (campaign.terms().items().stream().anyMatch(one -> one.offerId().equals(item.offerId()))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "already-in-campaign",
                    "The draft has that good already.",
                    Map.of("offerId", item.offerId()));
        }
        return rules.oneMore(campaign.terms(), item, offer);
    }

    private static List<CampaignItem> without(Campaign campaign, UUID itemId) {
        var terms = campaign.terms();
        if (terms.item(itemId).isEmpty()) {
            throw Refusal.notFound("campaign-item");
        }
        if (terms.items().size() == 1) {
            throw new Refusal(Refusal.Kind.CONFLICT, "last-item", "A group-buy has one good at least.");
        }
        return terms.items().stream().filter(item -> !item.id().equals(itemId)).toList();
    }
}
