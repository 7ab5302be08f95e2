package io.linli.marketplace.settlement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * An order line about to be placed, as far as its split depends on it.
 *
 * @param categoryAncestry root first, the line's own category last; may be empty
 * @param amount positive
 * @param at when it is ordered
 */
public record SplitLine(
        UUID lineId, UUID companyId, UUID supplierId, List<UUID> categoryAncestry, Money amount, Instant at) {

    public SplitLine {
        categoryAncestry = List.copyOf(categoryAncestry);
    }
}
