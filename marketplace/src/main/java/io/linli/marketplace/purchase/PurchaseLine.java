package io.linli.marketplace.purchase;

import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * One good of a purchase order.
 *
 * @param supplierSku what the supplier calls it
 * @param units members have of it together, at least 1
 * @param caseSize units of a case; 1 where it is sold singly
 * @param unitPrice what members pay for a unit
 */
public record PurchaseLine(
        UUID offerId, String supplierSku, LocalizedText name, long units, long caseSize, Money unitPrice) {

    /** So many hold the units. */
    public long cases() {
        return (units + caseSize - 1) / caseSize;
    }

    public boolean inCases() {
        return caseSize > 1;
    }

    public Money amount() {
        return unitPrice.times(units);
    }
}
