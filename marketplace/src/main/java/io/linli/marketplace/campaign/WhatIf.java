package io.linli.marketplace.campaign;

import java.util.Map;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/**
 * What a good of a campaign would come to if more units of it joined, and none left. Pure; stock is not its business.
 *
 * @param more units that would join
 * @param units of all households together then
 * @param price of one unit then, everybody's
 * @param lowerBy what a unit would cost less than with the units so far; zero where the next price is not reached
 * @param saving what they all together would pay less than each alone
 */
public record WhatIf(long more, long units, Money price, Money lowerBy, Money saving) {

    /** Units that can be asked about. */
    public static final long MOST = 9_999;

    /**
     * Refuses with: {@code more-out-of-range}.
     *
     * @param item of that campaign
     * @param more 1 to {@value #MOST}
     */
    public static WhatIf of(Campaign campaign, CampaignItem item, long more) {
        if (more < 1 || more > MOST) {
            throw outOfRange();
        }
        long units = Math.addExact(campaign.progress().unitsOf(item.id()), more);
        var price = item.prices().priceAt(units);
        return new WhatIf(
                more,
                units,
                price,
                campaign.priceReached(item).minus(price),
                item.listPrice().minus(price).times(units));
    }

    /** As somebody typed it. Refuses with: {@code more-out-of-range}. */
    public static WhatIf of(Campaign campaign, CampaignItem item, String more) {
        try {
            return of(campaign, item, Long.parseLong(more.strip()));
        } catch (NumberFormatException noNumber) {
            throw outOfRange();
        }
    }

    private static Refusal outOfRange() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "more-out-of-range",
                "How many more must be from 1 to " + MOST + ".",
                Map.of("least", 1, "most", MOST));
    }
}
