package io.linli.marketplace.order;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A checkout, waiting to be paid.
 *
 * @param expiresAt until when it can be paid
 * @param placedNow false when the cart had been checked out before: this is the same order
 */
public record PlacedOrder(UUID groupId, UUID companyId, Money total, Instant expiresAt, boolean placedNow) {}
