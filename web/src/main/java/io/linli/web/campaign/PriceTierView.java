package io.linli.web.campaign;

import jakarta.validation.constraints.NotNull;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.PriceTier;

/**
 * A price and from how many units on it is everybody's.
 *
 * @param fromUnits of all households together
 * @param price of one unit
 */
public record PriceTierView(@NotNull Long fromUnits, @NotNull Money price) {

    static PriceTierView of(PriceTier tier) {
        return new PriceTierView(tier.fromUnits(), tier.price());
    }

    public PriceTier toTier() {
        return new PriceTier(fromUnits, price);
    }
}
