package io.linli.web.purchase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.purchase.PurchaseLine;
import io.linli.marketplace.purchase.PurchaseOrder;

/**
 * What a supplier is to deliver for a group-buy.
 *
 * @param number for people, unique in the property company
 * @param communityId where to
 * @param title the group-buy's
 * @param insteadOf the good that could not be delivered, which this replaces; absent where it replaces none
 * @param total what members pay for it
 */
public record PurchaseOrderView(
        UUID id,
        String number,
        UUID companyId,
        UUID communityId,
        UUID campaignId,
        LocalizedText title,
        UUID supplierId,
        Instant createdAt,
        @Nullable LocalizedText insteadOf,
        List<LineView> lines,
        long units,
        Money total) {

    /**
     * One good.
     *
     * @param units members have of it together
     * @param caseSize units of a case; 1 where it is sold singly
     * @param cases so many hold the units
     * @param unitPrice what members pay for a unit
     */
    public record LineView(
            UUID offerId,
            String supplierSku,
            LocalizedText name,
            long units,
            long caseSize,
            long cases,
            Money unitPrice,
            Money amount) {

        static LineView of(PurchaseLine line) {
            return new LineView(
                    line.offerId(),
                    line.supplierSku(),
                    line.name(),
                    line.units(),
                    line.caseSize(),
                    line.cases(),
                    line.unitPrice(),
                    line.amount());
        }
    }

    static PurchaseOrderView of(PurchaseOrder order) {
        return new PurchaseOrderView(
                order.id(),
                order.number(),
                order.companyId(),
                order.communityId(),
                order.campaignId(),
                order.title(),
                order.supplierId(),
                order.createdAt(),
                order.insteadOf(),
                order.lines().stream().map(LineView::of).toList(),
                order.units(),
                order.total());
    }
}
