package io.linli.web.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.order.OrderGroup;
import io.linli.marketplace.payment.CaptureMode;
import io.linli.marketplace.payment.PaymentStatus;

/**
 * What one checkout pays.
 *
 * @param expiresAt until when it can be paid
 * @param reservedAt since when a card stood for the money of a group-buy; kept when it could not be charged
 * @param captureMode when the money is taken if it is paid now: at once, or when the group-buy succeeds
 * @param decidedAt when the last of its group-buys is decided; null when nothing is open
 * @param payment how the latest attempt to pay stands
 */
public record OrderGroupView(
        UUID id,
        OrderGroup.State state,
        Money total,
        Instant placedAt,
        Instant expiresAt,
        @Nullable Instant reservedAt,
        @Nullable Instant paidAt,
        CaptureMode captureMode,
        @Nullable Instant decidedAt,
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
                group.reservedAt().orElse(null),
                group.paidAt().orElse(null),
                group.plan().mode(),
                group.decidedAt().orElse(null),
                group.payment().map(OrderGroupView::payment).orElse(null),
                group.orders().stream().map(OrderView::of).toList());
    }

    private static PaymentView payment(PaymentStatus status) {
        return new PaymentView(status.progress(), status.lastFailure().orElse(null));
    }
}
