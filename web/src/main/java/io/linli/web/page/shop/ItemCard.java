package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignItem;
import io.linli.marketplace.campaign.PriceTiers;

/** One good of a group buy and the offer it is, as a page shows them. */
@TemplateData
public record ItemCard(Campaign campaign, CampaignItem item, OfferListing offer) {

    /**
     * One of its prices.
     *
     * @param here whether it is everybody's with the units so far
     * @param passed whether a lower one is
     */
    @TemplateData
    public record Step(long fromUnits, Money price, boolean here, boolean passed) {}

    public long joined() {
        return campaign.progress().unitsOf(item.id());
    }

    /** What its units so far make of the price. */
    public Money reached() {
        return campaign.priceReached(item);
    }

    /** What one unit costs who joins now; in the end, what it cost. */
    public Money price() {
        return campaign instanceof Campaign.Succeeded ? campaign.priceReached(item) : item.price();
    }

    /** What one unit costs less than alone. */
    public Money saving() {
        return item.listPrice().minus(price());
    }

    public boolean saves() {
        return saving().isPositive();
    }

    /** Whether more units make it cheaper. */
    public boolean falling() {
        return item.prices().falling();
    }

    /** All its prices, the first first. */
    public List<Step> ladder() {
        var reached = campaign.priceReached(item);
        return item.prices().tiers().stream()
                .map(tier -> new Step(
                        tier.fromUnits(),
                        tier.price(),
                        !off() && tier.price().equals(reached),
                        !off() && tier.price().compareTo(reached) > 0))
                .toList();
    }

    /** What more units would make of the price; null where none can. */
    public PriceTiers.@Nullable Next next() {
        return campaign.nextPrice(item).orElse(null);
    }

    public boolean succeeded() {
        return campaign instanceof Campaign.Succeeded;
    }

    /** Whether it is visited, not delivered. */
    public boolean visits() {
        return campaign.terms().visits() != null;
    }

    private boolean off() {
        return campaign instanceof Campaign.Failed || campaign instanceof Campaign.Cancelled;
    }
}
