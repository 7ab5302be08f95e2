package io.linli.web.campaign;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.Campaign;
import io.linli.marketplace.campaign.CampaignItem;

/**
 * A good of a group-buy, or its visits.
 *
 * @param offerId absent of visits
 * @param price of one unit while it is open: what is held and charged
 * @param tiers all prices, the first from the first unit on; one where the price does not fall with the units
 * @param reachedPrice what the units so far make of the price
 * @param nextTier what more units would make of it; absent at the last price and when it is over
 * @param finalPrice what everybody pays in the end, once it succeeded; what was paid above it goes back by itself
 * @param listPrice what one unit cost alone when it was opened
 * @param householdLimit most units of one household
 * @param stockCap most units of all together; absent where only the stock bounds them
 * @param caseSize units its supplier sells at once; 1 where it sells them singly
 * @param joined units paid for, or that a card stands for
 */
public record ItemView(
        UUID id,
        @Nullable UUID offerId,
        Money price,
        List<PriceTierView> tiers,
        Money reachedPrice,
        @Nullable NextTier nextTier,
        @Nullable Money finalPrice,
        Money listPrice,
        long householdLimit,
        @Nullable Long stockCap,
        long caseSize,
        long joined) {

    /**
     * The next price.
     *
     * @param unitsMissing how many more units make it everybody's
     * @param price of one unit
     */
    public record NextTier(long unitsMissing, Money price) {}

    static ItemView of(Campaign campaign, CampaignItem item) {
        return new ItemView(
                item.id(),
                campaign.terms().visits() == null ? item.offerId() : null,
                item.price(),
                item.prices().tiers().stream().map(PriceTierView::of).toList(),
                campaign.priceReached(item),
                campaign.nextPrice(item)
                        .map(next -> new NextTier(next.unitsMissing(), next.price()))
                        .orElse(null),
                campaign instanceof Campaign.Succeeded ? campaign.priceReached(item) : null,
                item.listPrice(),
                item.householdLimit(),
                item.stockCap().orElse(null),
                item.caseSize(),
                campaign.progress().unitsOf(item.id()));
    }
}
