package io.linli.marketplace.settlement;

/** Where a property company's income comes from. */
public enum RevenueSource {
    /** Its part of what suppliers sell. */
    COMMISSION,
    /** What households pay it themselves. */
    BILLS
}
