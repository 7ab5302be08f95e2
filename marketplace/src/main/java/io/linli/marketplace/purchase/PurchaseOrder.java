package io.linli.marketplace.purchase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * What a supplier is to deliver for a campaign.
 *
 * @param number for people, unique in the property company: PO-20261122-0001
 * @param communityId where to
 * @param title the campaign's
 * @param insteadOf the good that this replaces in an order written before; null of that order itself
 * @param lines at least one, in the campaign's order
 */
public record PurchaseOrder(
        UUID id,
        String number,
        UUID companyId,
        UUID communityId,
        UUID campaignId,
        LocalizedText title,
        UUID supplierId,
        Instant createdAt,
        @Nullable LocalizedText insteadOf,
        List<PurchaseLine> lines) {

    public PurchaseOrder {
        lines = List.copyOf(lines);
    }

    public long units() {
        return lines.stream().mapToLong(PurchaseLine::units).sum();
    }

    /** What members pay for it. */
    public Money total() {
        return lines.stream().map(PurchaseLine::amount).reduce(Money::plus).orElseThrow();
    }
}
