package io.linli.marketplace.payment;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * One order line as the payer sees it.
 *
 * @param quantity at least 1
 */
public record BillLine(UUID orderId, UUID lineId, LocalizedText name, long quantity, Money unitPrice) {

    public Money amount() {
        return unitPrice.times(quantity);
    }
}
