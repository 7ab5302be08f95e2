package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.stock.Stock;
import io.linli.marketplace.bill.PayableBills;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.campaign.Seats;
import io.linli.marketplace.payment.Payments;
import io.linli.marketplace.settlement.FreezeSplits;

/**
 * Checks a cart out: one order per supplier and one of all bills, their stock, seats, visits and bills kept, its splits frozen and a payment attempt
 * opened, all in one transaction, at the prices the database has in it. Nothing is charged yet.
 *
 * <p>A cart that was checked out before answers with the same order while that can be paid. Refuses with: {@code
 * cart-not-found} (also another resident's), {@code cart-checked-out} (paid or cancelled; fact {@code orderGroupId}),
 * {@code cart-empty}, {@code price-changed} (facts {@code expected}, {@code total}), {@code delivery-day-changed} (fact {@code expected}), {@code
 * sold-out}, {@code offer-withdrawn}, {@code offer-not-served}, {@code offer-not-delivered}, {@code hold-expired}, {@code campaign-closed}, {@code bill-being-paid}, {@code
 * bill-paid}, {@code bill-cancelled}, {@code mixed-currencies}.
 */
@ApplicationScoped
public class PlaceOrder {

    private static final Logger LOG = Logger.getLogger(PlaceOrder.class);

    private final Tenancy tenancy;
    private final CartStore carts;
    private final Carts views;
    private final OrderStore orders;
    private final Stock stock;
    private final Seats seats;
    private final Bookings bookings;
    private final PayableBills bills;
    private final FreezeSplits splits;
    private final Payments payments;
    private final OrderSettings settings;
    private final Clock clock;

    PlaceOrder(
            Tenancy tenancy,
            CartStore carts,
            Carts views,
            OrderStore orders,
            Stock stock,
            Seats seats,
            Bookings bookings,
            PayableBills bills,
            FreezeSplits splits,
            Payments payments,
            OrderSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.carts = carts;
        this.views = views;
        this.orders = orders;
        this.stock = stock;
        this.seats = seats;
        this.bookings = bookings;
        this.bills = bills;
        this.splits = splits;
        this.payments = payments;
        this.settings = settings;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<PlacedOrder> place(PlaceRequest request) {
        var resident = request.resident();
        return tenancy.enter(resident.companyId())
                .chain(() -> carts.lock(resident, request.cartId()))
                .chain(cart -> cart.state == Cart.State.OPEN ? placeNew(request) : placedBefore(cart.id));
    }

    private Uni<PlacedOrder> placeNew(PlaceRequest request) {
        var now = clock.instant();
        return views.get(request.resident(), request.cartId())
                .map(GroupDraft::of)
                .invoke(draft -> checkTotal(request.expectedTotal(), draft.total()))
                .invoke(draft -> checkDelivery(request.expectedDelivery(), draft.lastDelivery()))
                .call(draft -> hold(draft, now))
                .call(draft -> write(draft, request, now))
                .invoke(draft -> LOG.infof("cart %s placed as order group %s", request.cartId(), draft.id()))
                .map(draft ->
                        new PlacedOrder(draft.id(), request.resident().companyId(), draft.total(), expiry(now), true));
    }

    private Uni<Void> hold(GroupDraft draft, Instant now) {
        var until = expiry(now).plus(settings.paymentGrace()).plus(settings.holdMargin());
        return seats.keep(draft.seatIds(), until).chain(() -> bookings.keep(draft.bookingIds(), until));
    }

    /** Stock last: its rows are what other buyers wait for. */
    private Uni<Void> write(GroupDraft draft, PlaceRequest request, Instant now) {
        var resident = request.resident();
        return carts.checkOut(request.cartId())
                .chain(() -> orders.insertGroup(draft, resident, request.cartId(), now, expiry(now)))
                .chain(() -> bills.hold(draft.billIds(), resident.householdId(), draft.id()))
                .chain(() -> splits.freezeWhole(resident.companyId(), draft.billLines()))
                .chain(() -> splits.freeze(draft.splitLines(resident.companyId(), resident.communityId(), now)))
                .chain(rules -> orders.insertLines(draft, resident, rules))
                .chain(() -> payments.open(draft.id(), resident.companyId(), draft.total()))
                .chain(() -> reserve(draft, now));
    }

    private Uni<Void> reserve(GroupDraft draft, Instant now) {
        var until = expiry(now).plus(settings.paymentGrace()).plus(settings.holdMargin());
        return draft.goods().isEmpty() ? Uni.createFrom().voidItem() : stock.reserve(draft.id(), draft.goods(), until);
    }

    private Uni<PlacedOrder> placedBefore(UUID cartId) {
        return orders.groupOfCart(cartId).map(PlaceOrder::again);
    }

    private static PlacedOrder again(OrderGroupRow group) {
        if (group.state != OrderGroup.State.PENDING) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "cart-checked-out",
                    "This cart was checked out before, and its order is paid or cancelled.",
                    Map.of("orderGroupId", group.id));
        }
        return new PlacedOrder(group.id, group.companyId, group.money(), group.expiresAt, false);
    }

    private static void checkTotal(Optional<Money> expected, Money total) {
        if (expected.isPresent() && !expected.get().equals(total)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "price-changed",
                    "The total is not the one you were shown: look again before you pay.",
                    Map.of("expected", expected.get(), "total", total));
        }
    }

    /** Who was shown a day and looked at it until it was too late is told the next one first. */
    private static void checkDelivery(Optional<LocalDate> expected, Optional<LocalDate> last) {
        if (expected.isPresent() && !expected.equals(last)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "delivery-day-changed",
                    "The day of delivery is not the one you were shown: look again before you pay.",
                    Map.of("expected", expected.get()));
        }
    }

    private Instant expiry(Instant placedAt) {
        return placedAt.plus(settings.paymentWindow());
    }
}
