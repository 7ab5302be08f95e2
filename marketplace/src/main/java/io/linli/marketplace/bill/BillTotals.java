package io.linli.marketplace.bill;

import io.linli.catalog.kernel.Money;

/**
 * What a company's bills come to.
 *
 * @param open still to be paid
 * @param overdue of these, what is late
 * @param paid before anything went back
 * @param refunded what of it went back
 */
public record BillTotals(Sum open, Sum overdue, Sum paid, Money refunded) {

    /** How many, and how much. */
    public record Sum(long bills, Money amount) {}
}
