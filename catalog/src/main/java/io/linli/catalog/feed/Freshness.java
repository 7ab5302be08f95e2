package io.linli.catalog.feed;

import java.time.Instant;

/**
 * How fresh a supplier's prices are.
 *
 * @param since it imported, or edited in its console, for the last time
 * @param stale longer ago than prices usually hold
 */
public record Freshness(Instant since, boolean stale) {}
