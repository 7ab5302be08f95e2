package io.linli.web.demo;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
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
 * splits and postings are whatever the use cases make of it. No provider took the money of former days, so their attempts
 * name none.
 */
@ApplicationScoped
class OrdersStep {

    private static final String START =
            """
            UPDATE marketplace.payment_attempt SET state = 'STARTED', started_at = :at,
                success_url = '/orders', cancel_url = '/cart', locale = 'zh'
            WHERE id = :attempt AND state = 'PENDING'
            """;

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
        return placed(purchase).chain(order -> pay(purchase, order));
    }

    /** Now, within the open transaction; its payer goes to the provider's page afterwards. */
    Uni<Void> place(Purchase purchase) {
        return placed(purchase).replaceWithVoid();
    }

    private Uni<PlacedOrder> placed(Purchase purchase) {
        var resident = resident(purchase.resident());
        return carts.open(resident)
                .call(cart -> fill(resident, cart, purchase))
                .chain(cart -> placeOrder.place(new PlaceRequest(resident, cart.id(), Optional.empty())));
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

    /** Nobody is sent to a provider's page: the attempt counts as started, and the capture is told as a provider would. */
    private Uni<Void> pay(Purchase purchase, PlacedOrder order) {
        return payments.of(order.groupId())
                .map(Optional::orElseThrow)
                .map(PaymentStatus::attemptId)
                .call(attempt -> started(attempt, purchase.at()))
                .chain(attempt -> recordOutcome.record(captured(attempt, order)))
                .invoke(OrdersStep::requireApplied)
                .replaceWithVoid();
    }

    private static Uni<Integer> started(UUID attempt, Instant at) {
        return Panache.getSession().chain(session -> session.createNativeQuery(START)
                .setParameter("attempt", attempt)
                .setParameter("at", at.atOffset(ZoneOffset.UTC))
                .executeUpdate());
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

    static Resident resident(ResidentRow row) {
        return new Resident(
                row.id(), row.companyId(), row.communityId(), row.householdId(), row.displayName(), row.leader());
    }
}
