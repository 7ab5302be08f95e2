package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.offer.OfferListing;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.Campaign.Standing;
import io.linli.marketplace.campaign.CampaignTerms;
import io.linli.marketplace.campaign.PriceTiers;

/** A group buy and the offer it is about, as a page shows them. */
@TemplateData
public record CampaignCard(Campaign campaign, OfferListing offer) {

    /**
     * One of its prices.
     *
     * @param here whether it is everybody's with the units so far
     * @param passed whether a lower one is
     */
    @TemplateData
    public record Step(long fromUnits, Money price, boolean here, boolean passed) {}

    public CampaignTerms terms() {
        return campaign.terms();
    }

    public long joined() {
        return campaign.joined();
    }

    /** Units still wanted; 0 when the threshold is reached, or was when it was decided. */
    public long missing() {
        return succeeded() ? 0 : Math.max(0, terms().threshold() - campaign.joined());
    }

    /** What fills the bar: never more than the threshold. */
    public long filled() {
        return Math.min(terms().threshold(), campaign.joined());
    }

    public boolean reached() {
        return missing() == 0;
    }

    /** What one unit costs who joins now; in the end, what it cost. */
    public Money price() {
        return succeeded() ? campaign.priceReached() : terms().price();
    }

    /** What one unit costs less than alone. */
    public Money saving() {
        return terms().listPrice().minus(price());
    }

    /** Whether more units make it cheaper. */
    public boolean falling() {
        return terms().prices().falling();
    }

    /** All its prices, the first first. */
    public List<Step> ladder() {
        var reached = campaign.priceReached();
        return terms().prices().tiers().stream()
                .map(tier -> new Step(
                        tier.fromUnits(),
                        tier.price(),
                        !failed() && tier.price().equals(reached),
                        !failed() && tier.price().compareTo(reached) > 0))
                .toList();
    }

    /** What more units would make of the price; null where none can. */
    public PriceTiers.@Nullable Next next() {
        return campaign.nextPrice().orElse(null);
    }

    public boolean saves() {
        return saving().isPositive();
    }

    /** Whether seats can be taken now. */
    public boolean joinable() {
        return is(Standing.OPEN) || is(Standing.TIPPED);
    }

    public boolean scheduled() {
        return is(Standing.SCHEDULED);
    }

    public boolean due() {
        return is(Standing.DUE);
    }

    public boolean succeeded() {
        return is(Standing.SUCCEEDED);
    }

    public boolean failed() {
        return is(Standing.FAILED);
    }

    private boolean is(Standing standing) {
        return campaign.standing() == standing;
    }
}
