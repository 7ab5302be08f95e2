package io.linli.marketplace.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * An order line, as far as its split depends on it.
 *
 * @param categoryAncestry root first, the line's own category last; may be empty
 * @param campaignId where it was bought in a campaign
 * @param leaderId who runs that campaign's pickup point, where somebody does
 * @param quantity units, at least 1
 * @param unitPrice positive
 * @param at when it is ordered
 */
public record SplitLine(
        UUID lineId,
        UUID companyId,
        UUID communityId,
        UUID supplierId,
        List<UUID> categoryAncestry,
        Optional<UUID> campaignId,
        Optional<UUID> leaderId,
        long quantity,
        Money unitPrice,
        Instant at) {

    public SplitLine {
        categoryAncestry = List.copyOf(categoryAncestry);
    }

    /** What is divided. */
    public Money amount() {
        return unitPrice.times(quantity);
    }

    SplitLine ledBy(Optional<UUID> leader) {
        return new SplitLine(
                lineId,
                companyId,
                communityId,
                supplierId,
                categoryAncestry,
                campaignId,
                leader,
                quantity,
                unitPrice,
                at);
    }
}
