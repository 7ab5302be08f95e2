package io.linli.catalog.offer;

/**
 * Which changes of a price are so large that they may be a mistake: more than so many per cent of the old price up or down,
 * and ten or a hundred times as much or as little (a decimal point in the wrong place).
 *
 * @param outlierPercent of the old price
 * @param hold leave such a price, and the list price with it, as it is
 */
public record PriceRule(int outlierPercent, boolean hold) {}
