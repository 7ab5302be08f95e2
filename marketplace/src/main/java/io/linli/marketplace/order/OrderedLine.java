package io.linli.marketplace.order;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * One line of an order, and whose it is.
 *
 * @param householdId who ordered it
 * @param quantity units of the SKU: of a group-buy sold in cases, those had in the end once it is decided; 1 for a visit
 * @param unitPrice what one unit costs in the end: of a group-buy, its final price once it has one
 * @param orderState of the order it belongs to
 */
public record OrderedLine(
        UUID id,
        UUID orderId,
        UUID groupId,
        UUID companyId,
        UUID communityId,
        UUID householdId,
        UUID supplierId,
        LineSubject.Kind kind,
        LocalizedText name,
        long quantity,
        Money unitPrice,
        Money amount,
        Order.State orderState) {

    /** Whether it was paid, also when its money went back meanwhile. */
    public boolean moneyCame() {
        return orderState != Order.State.PENDING
                && orderState != Order.State.RESERVED
                && orderState != Order.State.CANCELLED;
    }
}
