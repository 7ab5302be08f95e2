package io.linli.marketplace.payout;

import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * What one order line adds to a payout, or takes off it.
 *
 * @param order empty where a correction was paid that belongs to no order
 * @param amount negative: taken off, because the party owed it
 */
public record PayoutLine(UUID communityId, Optional<UUID> order, Optional<UUID> line, Money amount) {}
