package io.linli.marketplace.payment;

import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * One order line as the payer sees it.
 *
 * @param quantity at least 1
 * @param awaited the open decision this line waits for; empty when it is to be had at once
 */
public record BillLine(
        UUID orderId, UUID lineId, LocalizedText name, long quantity, Money unitPrice, Optional<Awaited> awaited) {

    public Money amount() {
        return unitPrice.times(quantity);
    }
}
