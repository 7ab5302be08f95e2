package io.linli.marketplace.paidvisit;

import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A line that paid for a visit.
 *
 * @param extra whether it is for what was agreed on site
 * @param left of its money, what neither went back nor is on its way
 */
record PaidLine(UUID id, UUID groupId, boolean extra, Money left) {}
