package io.linli.web.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.campaign.ItemRequest;

/**
 * A good that a group-buy shall offer.
 *
 * @param price of one unit, from the first unit on
 * @param tiers lower prices, each from more units on, at most 4; default: none
 * @param householdLimit most units of one household; default 10
 * @param stockCap most units of all together; default: what the stock holds
 * @param caseSize units its supplier sells at once; default 1
 */
public record NewItem(
        @NotNull UUID offerId,
        @NotNull Money price,
        @Nullable List<@NotNull @Valid PriceTierView> tiers,
        @Nullable Long householdLimit,
        @Nullable Long stockCap,
        @Nullable Long caseSize) {

    private static final long DEFAULT_HOUSEHOLD_LIMIT = 10;

    ItemRequest toRequest() {
        return new ItemRequest(
                offerId,
                price,
                tiers == null
                        ? List.of()
                        : tiers.stream().map(PriceTierView::toTier).toList(),
                householdLimit == null ? DEFAULT_HOUSEHOLD_LIMIT : householdLimit,
                Optional.ofNullable(stockCap),
                caseSize == null ? 1 : caseSize);
    }
}
