package io.linli.web.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.order.OrderGroup;
import io.linli.marketplace.payment.PaymentStatus;

/**
 * What one checkout pays.
 *
 * @param expiresAt until when it can be paid
 * @param payment how the latest attempt to pay stands
 */
public record OrderGroupView(
        UUID id,
        OrderGroup.State state,
        Money total,
        Instant placedAt,
        Instant expiresAt,
        @Nullable Instant paidAt,
        @Nullable PaymentView payment,
        List<OrderView> orders) {

    /** @param lastFailure stable code of the last decline, like {@code card_declined} */
    public record PaymentView(PaymentStatus.Progress progress, @Nullable String lastFailure) {}

    static OrderGroupView of(OrderGroup group) {
        return new OrderGroupView(
                group.id(),
                group.state(),
                group.total(),
                group.placedAt(),
                group.expiresAt(),
                group.paidAt().orElse(null),
                group.payment().map(OrderGroupView::payment).orElse(null),
                group.orders().stream().map(OrderView::of).toList());
    }

    private static PaymentView payment(PaymentStatus status) {
        return new PaymentView(status.progress(), status.lastFailure().orElse(null));
    }
}
