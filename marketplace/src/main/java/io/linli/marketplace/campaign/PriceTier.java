package io.linli.marketplace.campaign;

import io.linli.catalog.kernel.Money;

/**
 * A price of one unit and from how many units of the whole campaign on it is everybody's.
 *
 * @param fromUnits of all households together
 */
public record PriceTier(long fromUnits, Money price) {}
