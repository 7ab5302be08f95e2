package io.linli.web.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.Campaign;

/**
 * A group-buy.
 *
 * @param state SCHEDULED, OPEN, TIPPED (enough units, still open), DUE (cut-off passed, being decided), SUCCEEDED, FAILED
 * @param price of one unit while it is open: what is held and charged
 * @param tiers all prices, the first from the first unit on; one where the price does not fall with the units
 * @param reachedPrice what the units so far make of the price
 * @param nextTier what more units would make of it; absent at the last price and when it is over
 * @param finalPrice what everybody pays in the end, once it succeeded; what was paid above it goes back by itself
 * @param listPrice what one unit cost alone when it was opened
 * @param threshold units that must be paid by the cut-off
 * @param joined units paid for, or that a card stands for
 * @param householdLimit most units of one household
 */
public record CampaignView(
        UUID id,
        UUID communityId,
        UUID offerId,
        LocalizedText title,
        Money price,
        List<PriceTierView> tiers,
        Money reachedPrice,
        @Nullable NextTier nextTier,
        @Nullable Money finalPrice,
        Money listPrice,
        Campaign.Standing state,
        long threshold,
        long joined,
        long householdLimit,
        Instant opensAt,
        Instant cutoffAt) {

    /**
     * The next price.
     *
     * @param unitsMissing how many more units make it everybody's
     * @param price of one unit
     */
    public record NextTier(long unitsMissing, Money price) {}

    static CampaignView of(Campaign campaign) {
        var terms = campaign.terms();
        return new CampaignView(
                terms.id(),
                terms.communityId(),
                terms.offerId(),
                terms.title(),
                terms.price(),
                terms.prices().tiers().stream().map(PriceTierView::of).toList(),
                campaign.priceReached(),
                campaign.nextPrice()
                        .map(next -> new NextTier(next.unitsMissing(), next.price()))
                        .orElse(null),
                campaign instanceof Campaign.Succeeded succeeded ? succeeded.finalPrice() : null,
                terms.listPrice(),
                campaign.standing(),
                terms.threshold(),
                campaign.joined(),
                terms.householdLimit(),
                terms.opensAt(),
                terms.cutoffAt());
    }
}
