package io.linli.web.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.order.Order;

/**
 * What one supplier is to deliver of one checkout; or the bills it pays.
 *
 * @param supplierId who sells: of bills, the property company itself
 */
public record OrderView(
        UUID id,
        UUID orderGroupId,
        UUID communityId,
        UUID supplierId,
        LocalizedText supplierName,
        Order.State state,
        Money total,
        Instant placedAt,
        List<Order.Line> lines) {

    static OrderView of(Order order) {
        return new OrderView(
                order.id(),
                order.groupId(),
                order.communityId(),
                order.supplierId(),
                order.supplierName(),
                order.state(),
                order.total(),
                order.placedAt(),
                order.lines());
    }
}
