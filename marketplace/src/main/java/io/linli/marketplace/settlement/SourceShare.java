package io.linli.marketplace.settlement;

/** What a property company earned from one source. @param share of the period, over all days and communities */
public record SourceShare(RevenueSource source, RevenueShare share) {}
