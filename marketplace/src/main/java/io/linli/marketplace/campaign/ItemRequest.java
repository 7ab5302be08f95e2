package io.linli.marketplace.campaign;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A good that a campaign shall offer.
 *
 * @param price of one unit, at most what it costs alone
 * @param lowerPrices and from how many units on; often empty
 * @param householdLimit most units of one household
 * @param stockCap most units of all together
 * @param caseSize units its supplier sells at once; 1 where it sells them singly
 */
public record ItemRequest(
        UUID offerId,
        Money price,
        List<PriceTier> lowerPrices,
        long householdLimit,
        Optional<Long> stockCap,
        long caseSize) {}
