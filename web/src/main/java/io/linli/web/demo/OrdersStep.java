package io.linli.web.demo;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

import io.linli.marketplace.community.Resident;
import io.linli.marketplace.order.AddToCart;
import io.linli.marketplace.order.Cart;
import io.linli.marketplace.order.Carts;
import io.linli.marketplace.order.PlaceOrder;
import io.linli.marketplace.order.PlaceRequest;
import io.linli.marketplace.order.PlacedOrder;
import io.linli.marketplace.payment.EventOutcome;
import io.linli.marketplace.payment.PaymentStatus;
import io.linli.marketplace.payment.Payments;
import io.linli.marketplace.payment.ProviderFact;
import io.linli.marketplace.payment.RecordOutcome;
import io.linli.web.demo.DemoOrders.Purchase;
import io.linli.web.demo.DemoPlaces.ResidentRow;

/**
 * Makes a purchase as a resident would: cart, lines, checkout, and the capture as the provider would tell it. Prices, stock,
 * splits and postings are whatever the use cases make of it. No provider took this money, so the attempt names none.
 */
@ApplicationScoped
class OrdersStep {

    private final Carts carts;
    private final AddToCart addToCart;
    private final PlaceOrder placeOrder;
    private final Payments payments;
    private final RecordOutcome recordOutcome;

    OrdersStep(
            Carts carts, AddToCart addToCart, PlaceOrder placeOrder, Payments payments, RecordOutcome recordOutcome) {
        this.carts = carts;
        this.addToCart = addToCart;
        this.placeOrder = placeOrder;
        this.payments = payments;
        this.recordOutcome = recordOutcome;
    }

    /** At the purchase's moment, within the open transaction. */
    Uni<Void> make(Purchase purchase) {
        DemoClock.set(purchase.at());
        var resident = resident(purchase.resident());
        return carts.open(resident)
                .call(cart -> fill(resident, cart, purchase))
                .chain(cart -> placeOrder.place(new PlaceRequest(resident, cart.id(), Optional.empty())))
                .chain(this::pay);
    }

    private Uni<Void> fill(Resident resident, Cart cart, Purchase purchase) {
        return Multi.createFrom()
                .iterable(purchase.lines())
                .onItem()
                .transformToUniAndConcatenate(
                        line -> addToCart.offer(resident, cart.id(), line.offerId(), line.quantity()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Nobody is sent to a provider's page, so the attempt is given up; money that comes for it counts nevertheless. */
    private Uni<Void> pay(PlacedOrder order) {
        return payments.giveUp(order.groupId())
                .chain(() -> payments.of(order.groupId()))
                .map(Optional::orElseThrow)
                .map(PaymentStatus::attemptId)
                .chain(attempt -> recordOutcome.record(captured(attempt, order)))
                .invoke(OrdersStep::requireApplied)
                .replaceWithVoid();
    }

    private static ProviderFact captured(UUID attempt, PlacedOrder order) {
        var about = new ProviderFact.About(Optional.of(attempt), Optional.empty(), Optional.empty());
        return new ProviderFact.Captured(about, order.total());
    }

    private static void requireApplied(EventOutcome outcome) {
        if (outcome != EventOutcome.APPLIED) {
            throw new IllegalStateException("a demo purchase was not paid: " + outcome);
        }
    }

    private static Resident resident(ResidentRow row) {
        return new Resident(
                row.id(), row.companyId(), row.communityId(), row.householdId(), row.displayName(), row.leader());
    }
}
