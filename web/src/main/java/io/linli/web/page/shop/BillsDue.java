package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.List;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.bill.Bill;

/** What a household has to pay, in one line. @param overdue some of it is late */
@TemplateData
public record BillsDue(long count, Money amount, boolean overdue) {

    /** Nothing is due. */
    static final BillsDue NONE = new BillsDue(0, Money.cny(0), false);

    /** The colour it is told in. */
    public String badge() {
        return overdue ? "bad" : "wait";
    }

    static BillsDue of(List<Bill> open) {
        return new BillsDue(
                open.size(),
                open.stream().map(Bill::amount).reduce(Money.cny(0), Money::plus),
                open.stream().anyMatch(Bill::overdue));
    }
}
