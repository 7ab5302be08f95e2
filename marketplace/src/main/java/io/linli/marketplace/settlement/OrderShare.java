package io.linli.marketplace.settlement;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * What one order brought a property company within a period.
 *
 * @param divided what of the order was divided among all parties, less refunds
 * @param share the company's part of it
 * @param firstBookedAt when the period's first posting of it was booked
 */
public record OrderShare(UUID orderId, UUID communityId, Money divided, Money share, Instant firstBookedAt) {}
