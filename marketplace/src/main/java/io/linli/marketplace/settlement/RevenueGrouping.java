package io.linli.marketplace.settlement;

/** How a property company's share is summed up. */
public enum RevenueGrouping {
    DAY,
    COMMUNITY,
    DAY_AND_COMMUNITY
}
