package io.linli.web.cart;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.order.Cart;
import io.linli.marketplace.order.CartLine;
import io.linli.marketplace.order.LineSubject;

/**
 * A cart at the prices of this moment.
 *
 * @param total of the lines nothing stops
 */
public record CartView(UUID id, Cart.State state, List<LineView> lines, Money total) {

    /**
     * A line. Which ids it has depends on its kind.
     *
     * @param heldUntil when a seat or visit is given back unless checked out
     * @param deliveryOn when goods bought alone are brought if they are ordered now; null where no day is promised
     * @param problem code of what stops it from being ordered; absent when nothing does
     */
    public record LineView(
            UUID id,
            LineSubject.Kind kind,
            @Nullable UUID offerId,
            @Nullable UUID campaignId,
            @Nullable UUID joinId,
            @Nullable UUID serviceItemId,
            @Nullable UUID bookingId,
            @Nullable UUID technicianId,
            @Nullable UUID billId,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            UUID supplierId,
            LocalizedText supplierName,
            LocalizedText name,
            String imageUrl,
            long quantity,
            Money unitPrice,
            Money amount,
            @Nullable Instant heldUntil,
            @Nullable String problem,
            @Nullable LocalDate deliveryOn) {}

    static CartView of(Cart cart) {
        return new CartView(
                cart.id(),
                cart.state(),
                cart.lines().stream().map(CartView::line).toList(),
                cart.total());
    }

    private static LineView line(CartLine line) {
        var goods = line.subject() instanceof LineSubject.Goods found ? found : null;
        var seat = line.subject() instanceof LineSubject.Seat found ? found : null;
        var visit = line.subject() instanceof LineSubject.Visit found ? found : seat == null ? null : seat.visit();
        return new LineView(
                line.id(),
                line.subject().kind(),
                goods != null ? goods.offerId() : seat != null && visit == null ? seat.offerId() : null,
                seat == null ? null : seat.campaignId(),
                seat == null ? null : seat.seatId(),
                visit == null ? null : visit.serviceItemId(),
                visit == null ? null : visit.bookingId(),
                visit == null ? null : visit.technicianId(),
                line.subject() instanceof LineSubject.Charge bill ? bill.billId() : null,
                visit == null ? null : visit.startsAt(),
                visit == null ? null : visit.endsAt(),
                line.supplierId(),
                line.supplierName(),
                line.name(),
                line.imageUrl(),
                line.quantity(),
                line.unitPrice(),
                line.amount(),
                line.heldUntil().orElse(null),
                line.obstacle().map(CartLine.Obstacle::code).orElse(null),
                line.deliveryOn().orElse(null));
    }
}
