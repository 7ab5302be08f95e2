package io.linli.web.order;

import static io.linli.web.Neighbourhood.CAR_WASH;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.order.Shopping.addOffer;
import static io.linli.web.order.Shopping.addVisit;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.order.Shopping.checkout;
import static io.linli.web.order.Shopping.confirmWithBank;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.order.Shopping.group;
import static io.linli.web.order.Shopping.payAndWait;
import static io.linli.web.order.Shopping.payWith;
import static io.linli.web.order.Shopping.tryCheckout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;

/** From the cart to the paid order, as a resident goes. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class CheckoutTest {

    @Inject
    Shopping shopping;

    @Test
    void goods_of_two_suppliers_and_a_car_wash_are_paid_together_and_become_three_orders() {
        var oranges = shopping.newOffer(SUPPLIER_01, 990, 10);
        var soap = shopping.newOffer(SUPPLIER_02, 1_500, 10);
        var cart = emptyCart("resident-01");
        addOffer("resident-01", cart, oranges, 3).statusCode(201);
        addOffer("resident-01", cart, soap, 1).statusCode(201);
        addVisit("resident-01", cart, CAR_WASH);

        var placed = checkout("resident-01", cart);
        payAndWait("resident-01", placed);

        assertThat(placed.total()).isEqualTo(3 * 990 + 1_500 + 4_800);
        group("resident-01", placed.groupId())
                .body("payment.progress", equalTo("PAID"))
                .body("orders", hasSize(3))
                .body("orders.state", everyItem(equalTo("PAID")))
                .body("orders.total.amount", containsInAnyOrder(2_970, 1_500, 4_800))
                .body("orders.lines.flatten().kind", containsInAnyOrder("GOODS", "GOODS", "SERVICE"));
        assertThat(shopping.stockOf(oranges)).isEqualTo(7);
        assertThat(shopping.text(
                        """
                        SELECT b.state FROM marketplace.booking b JOIN marketplace.order_line l ON l.booking_id = b.id
                        JOIN marketplace.orders o ON o.id = l.order_id WHERE o.group_id = ?""",
                        UUID.fromString(placed.groupId())))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void coming_back_from_the_payment_page_moves_nothing() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-01");
        addOffer("resident-01", cart, offer, 1).statusCode(201);
        var placed = checkout("resident-01", cart);

        as("resident-01").get("/order-groups/{id}", placed.groupId());

        group("resident-01", placed.groupId())
                .body("state", equalTo("PENDING"))
                .body("payment.progress", equalTo("UNDER_WAY"));
    }

    @Test
    void after_a_declined_card_the_same_order_can_be_paid_with_another() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-03");
        addOffer("resident-03", cart, offer, 2).statusCode(201);
        var placed = checkout("resident-03", cart);

        assertThat(payWith(Shopping.DECLINED_CARD, placed.payUrl())).isNull();
        String payUrl = onceAs("resident-03")
                .post("/api/v1/order-groups/{id}/payments", placed.groupId())
                .then()
                .statusCode(201)
                .extract()
                .path("payUrl");
        payWith(Shopping.GOOD_CARD, payUrl);

        awaitGroup("resident-03", placed.groupId(), "PAID");
        assertThat(shopping.stockOf(offer)).isEqualTo(3);
    }

    @Test
    void a_card_whose_bank_asks_first_pays_after_the_bank_agreed() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-04");
        addOffer("resident-04", cart, offer, 1).statusCode(201);
        var placed = checkout("resident-04", cart);

        String bank = payWith(Shopping.CARD_WITH_3D_SECURE, placed.payUrl());
        group("resident-04", placed.groupId()).body("state", equalTo("PENDING"));
        confirmWithBank(bank);

        awaitGroup("resident-04", placed.groupId(), "PAID");
    }

    @Test
    void a_cart_checked_out_in_a_second_tab_is_the_same_order() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-05");
        addOffer("resident-05", cart, offer, 2).statusCode(201);

        var first = checkout("resident-05", cart);
        var second = checkout("resident-05", cart);

        assertThat(second.groupId()).isEqualTo(first.groupId());
        assertThat(second.payUrl()).isEqualTo(first.payUrl());
        assertThat(shopping.stockOf(offer)).isEqualTo(3);
    }

    @Test
    void a_paid_cart_cannot_be_checked_out_or_changed_again() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-05");
        addOffer("resident-05", cart, offer, 1).statusCode(201);
        var placed = checkout("resident-05", cart);
        payAndWait("resident-05", placed);

        tryCheckout("resident-05", Map.of("cartId", cart))
                .statusCode(409)
                .body("code", equalTo("cart-checked-out"))
                .body("orderGroupId", equalTo(placed.groupId()));
        addOffer("resident-05", cart, offer, 1).statusCode(409).body("code", equalTo("cart-checked-out"));
        as("resident-05").post("/api/v1/carts").then().statusCode(201).body("lines", empty());
    }

    @Test
    void a_repeated_request_with_the_same_key_places_one_order() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-05");
        addOffer("resident-05", cart, offer, 1).statusCode(201);
        var request = as("resident-05")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(Map.of("cartId", cart));

        String first = request.post("/api/v1/checkouts")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        String again = request.post("/api/v1/checkouts")
                .then()
                .statusCode(201)
                .extract()
                .asString();

        assertThat(again).isEqualTo(first);
        as("resident-05")
                .contentType("application/json")
                .body(Map.of("cartId", cart))
                .post("/api/v1/checkouts")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
    }

    @Test
    void a_line_that_is_sent_eight_times_at_once_with_one_key_is_added_once() throws Exception {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 50);
        var cart = emptyCart("resident-05");
        var key = UUID.randomUUID().toString();
        Callable<Integer> send = () -> as("resident-05")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("offerId", offer, "quantity", 2))
                .post("/api/v1/carts/{cart}/lines", cart)
                .statusCode();

        var senders = Executors.newFixedThreadPool(8);
        try {
            for (var answer : senders.invokeAll(Collections.nCopies(8, send))) {
                assertThat(answer.get()).isEqualTo(201);
            }
        } finally {
            senders.shutdown();
        }

        as("resident-05").get("/api/v1/carts/{id}", cart).then().body("lines.quantity", contains(2));
    }

    @Test
    void an_offer_that_never_was_is_refused_and_the_cart_stays_as_it_was() {
        var cart = emptyCart("resident-05");

        addOffer("resident-05", cart, UUID.randomUUID(), 1).statusCode(404).body("code", equalTo("offer-not-found"));

        as("resident-05").get("/api/v1/carts/{id}", cart).then().body("lines", empty());
    }

    @Test
    void a_total_that_changed_since_it_was_shown_is_refused_and_nothing_is_ordered() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-06");
        addOffer("resident-06", cart, offer, 2).statusCode(201).body("total.amount", equalTo(1_000));
        shopping.reprice(offer, 600);

        tryCheckout("resident-06", Map.of("cartId", cart, "expectedTotal", Map.of("amount", 1_000, "currency", "CNY")))
                .statusCode(409)
                .body("code", equalTo("price-changed"))
                .body("expected.amount", equalTo(1_000))
                .body("total.amount", equalTo(1_200));

        assertThat(shopping.stockOf(offer)).isEqualTo(5);
        as("resident-06").get("/api/v1/carts/{id}", cart).then().body("state", equalTo("OPEN"));
    }

    @Test
    void goods_sold_out_meanwhile_are_refused_by_name_and_the_cart_stays() {
        var plenty = shopping.newOffer(SUPPLIER_01, 500, 5);
        var last = shopping.newOffer(SUPPLIER_02, 700, 1);
        var cart = emptyCart("resident-06");
        addOffer("resident-06", cart, plenty, 2).statusCode(201);
        addOffer("resident-06", cart, last, 2).statusCode(201);

        tryCheckout("resident-06", Map.of("cartId", cart))
                .statusCode(409)
                .body("code", equalTo("sold-out"))
                .body("offerId", equalTo(last.toString()));

        assertThat(shopping.stockOf(plenty)).isEqualTo(5);
        as("resident-06").get("/api/v1/carts/{id}", cart).then().body("state", equalTo("OPEN"));
    }

    @Test
    void an_order_nobody_pays_is_cancelled_and_gives_back_what_it_held() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-07");
        addOffer("resident-07", cart, offer, 4).statusCode(201);
        addVisit("resident-07", cart, CAR_WASH);
        var placed = checkout("resident-07", cart);
        assertThat(shopping.stockOf(offer)).isEqualTo(1);

        shopping.expireOrder(placed.groupId());

        awaitGroup("resident-07", placed.groupId(), "CANCELLED");
        assertThat(shopping.stockOf(offer)).isEqualTo(5);
        assertThat(shopping.text(
                        """
                        SELECT b.state FROM marketplace.booking b JOIN marketplace.order_line l ON l.booking_id = b.id
                        JOIN marketplace.orders o ON o.id = l.order_id WHERE o.group_id = ?""",
                        UUID.fromString(placed.groupId())))
                .isEqualTo("RELEASED");
        onceAs("resident-07")
                .post("/api/v1/order-groups/{id}/payments", placed.groupId())
                .then()
                .statusCode(409)
                .body("code", equalTo("order-not-payable"));
    }

    @Test
    void money_that_comes_after_the_cancellation_goes_back_once() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-07");
        addOffer("resident-07", cart, offer, 2).statusCode(201);
        var placed = checkout("resident-07", cart);
        shopping.expireOrder(placed.groupId());
        awaitGroup("resident-07", placed.groupId(), "CANCELLED");

        payWith(Shopping.GOOD_CARD, placed.payUrl());

        await().atMost(Shopping.PATIENCE).until(() -> refunded(placed.groupId()), amount -> amount == 1_000);
        group("resident-07", placed.groupId()).body("state", equalTo("CANCELLED"));
        assertThat(shopping.stockOf(offer)).isEqualTo(5);
    }

    @Test
    void what_makes_no_sense_is_refused_with_a_reason() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-08");

        tryCheckout("resident-08", Map.of("cartId", cart)).statusCode(422).body("code", equalTo("cart-empty"));
        tryCheckout("resident-08", Map.of("cartId", UUID.randomUUID()))
                .statusCode(404)
                .body("code", equalTo("cart-not-found"));
        tryCheckout("resident-08", Map.of()).statusCode(400);
        tryCheckout("resident-08", Map.of("cartId", cart, "discount", 100)).statusCode(400);
        for (long quantity : new long[] {0, -1, 10_000, Long.MAX_VALUE}) {
            addOffer("resident-08", cart, offer, quantity)
                    .statusCode(400)
                    .body("code", equalTo("quantity-out-of-range"));
        }
        addOffer("resident-08", cart, UUID.randomUUID(), 1).statusCode(404).body("code", equalTo("offer-not-found"));
        Shopping.add("resident-08", cart, Map.of("offerId", offer, "quantity", "two"))
                .statusCode(400);
        Shopping.add("resident-08", cart, Map.of("quantity", 1))
                .statusCode(400)
                .body("code", equalTo("line-subject-invalid"));
        Shopping.add("resident-08", cart, Map.of("offerId", offer, "campaignId", UUID.randomUUID()))
                .statusCode(400)
                .body("code", equalTo("line-subject-invalid"));
        Shopping.add("resident-08", cart, Map.of("serviceItemId", CAR_WASH))
                .statusCode(400)
                .body("code", equalTo("line-invalid"));
        as("resident-08").get("/api/v1/carts/{id}", cart).then().body("lines", empty());
    }

    @Test
    void more_of_the_same_is_one_line_which_can_be_changed_and_removed() {
        var offer = shopping.newOffer(SUPPLIER_01, 500, 5);
        var cart = emptyCart("resident-08");
        addOffer("resident-08", cart, offer, 2).statusCode(201);
        String line = addOffer("resident-08", cart, offer, 1)
                .body("lines", hasSize(1))
                .body("lines[0].quantity", equalTo(3))
                .extract()
                .path("lines[0].id");

        as("resident-08")
                .contentType("application/json")
                .body(Map.of("quantity", 5))
                .patch("/api/v1/carts/{cart}/lines/{line}", cart, line)
                .then()
                .statusCode(200)
                .body("total.amount", equalTo(2_500));
        as("resident-08")
                .delete("/api/v1/carts/{cart}/lines/{line}", cart, line)
                .then()
                .statusCode(200)
                .body("lines", empty());
        as("resident-08")
                .delete("/api/v1/carts/{cart}/lines/{line}", cart, line)
                .then()
                .statusCode(404);
    }

    @Test
    void a_visit_taken_by_one_cannot_be_taken_by_another_until_it_is_given_back() {
        var first = emptyCart("resident-09");
        var second = emptyCart("resident-10");
        String startsAt = addVisit("resident-09", first, CAR_WASH);
        String taken = as("resident-09").get("/api/v1/carts/{id}", first).path("lines[0].technicianId");
        var same = Map.of("serviceItemId", CAR_WASH, "startsAt", startsAt, "technicianId", taken);

        Shopping.add("resident-10", second, same).statusCode(409).body("code", equalTo("slot-taken"));
        emptyCart("resident-09");

        Shopping.add("resident-10", second, same).statusCode(201);
        emptyCart("resident-10");
    }

    private long refunded(String groupId) {
        return shopping.number(
                """
                SELECT coalesce(sum(r.amount), 0) FROM marketplace.refund r
                JOIN marketplace.payment_attempt a ON a.id = r.attempt_id
                WHERE a.group_id = ? AND r.state = 'SUCCEEDED' AND r.reason = 'PAID_TOO_LATE'""",
                UUID.fromString(groupId));
    }
}
