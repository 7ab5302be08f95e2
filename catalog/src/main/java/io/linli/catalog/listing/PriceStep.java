package io.linli.catalog.listing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A price that was another before.
 *
 * @param run the feed that said so; empty where a person did
 */
public record PriceStep(Instant at, Money before, Money after, Optional<UUID> run) {}
