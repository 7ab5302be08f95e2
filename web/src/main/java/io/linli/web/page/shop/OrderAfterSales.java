package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.List;

import io.linli.marketplace.aftersale.AfterSale;
import io.linli.marketplace.order.LineSubject;
import io.linli.marketplace.order.Order;

/**
 * The household's requests about one order.
 *
 * @param all newest first
 */
@TemplateData
public record OrderAfterSales(Order.State state, List<AfterSale> all) {

    /** Whether money of the line can be asked back now: it was paid and is no bill, some is left, and no request is open. */
    public boolean askable(Order.Line line) {
        boolean paid = state == Order.State.PAID || state == Order.State.COMPLETED;
        return paid
                && line.kind() != LineSubject.Kind.BILL
                && line.refunded().compareTo(line.amount()) < 0
                && all.stream().noneMatch(one -> holds(one, line));
    }

    private static boolean holds(AfterSale one, Order.Line line) {
        return one.lineId().equals(line.id()) && one.open();
    }
}
