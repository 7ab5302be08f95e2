package io.linli.marketplace.campaign;

import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * One good of a campaign, or its visits, as it was promised.
 *
 * @param offerId the supplier's offer; of visits the service item
 * @param prices of one unit, the same for everyone: while the campaign is open the first, in the end the one that its units
 *     reached
 * @param listPrice what one unit cost alone when the campaign was opened
 * @param householdLimit most units of one household
 * @param stockCap most units of all together; empty where only the stock bounds them
 * @param caseSize units its supplier sells at once; 1 where it sells them singly
 */
public record CampaignItem(
        UUID id,
        UUID offerId,
        PriceTiers prices,
        Money listPrice,
        long householdLimit,
        Optional<Long> stockCap,
        long caseSize) {

    public CampaignItem {
        if (householdLimit < 1
                || caseSize < 1
                || stockCap.orElse(1L) < 1
                || !prices.first().isPositive()) {
            throw new IllegalArgumentException("not the terms of an item: " + id);
        }
    }

    /** Of one unit while the campaign is open: what is held and charged. */
    public Money price() {
        return prices.first();
    }

    public boolean inCases() {
        return caseSize > 1;
    }
}
