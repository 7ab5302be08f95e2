package io.linli.web.revenue;

import java.time.Instant;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.settlement.OrderShare;

/**
 * What one order brought the property company within the period.
 *
 * @param divided what of the order was divided among all parties, less refunds
 */
public record OrderShareView(UUID orderId, UUID communityId, Money divided, Money share, Instant firstBookedAt) {

    static OrderShareView of(OrderShare order) {
        return new OrderShareView(
                order.orderId(), order.communityId(), order.divided(), order.share(), order.firstBookedAt());
    }
}
