package io.linli.catalog.feed;

import java.time.Instant;

/**
 * How fresh a supplier's prices are.
 *
 * @param since it imported, edited in its console, or had the same file at its address, for the last time
 * @param stale longer ago than prices usually hold
 */
public record Freshness(Instant since, boolean stale) {}
