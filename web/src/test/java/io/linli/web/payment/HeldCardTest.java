package io.linli.web.payment;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.as;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.payment.GroupBuyPayments.awaitOf;
import static io.linli.web.payment.GroupBuyPayments.id;
import static io.linli.web.payment.GroupBuyPayments.joined;
import static io.linli.web.payment.GroupBuyPayments.look;
import static io.linli.web.payment.GroupBuyPayments.pageAgain;
import static io.linli.web.payment.GroupBuyPayments.place;
import static io.linli.web.payment.GroupBuyPayments.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.marketplace.deadline.ActOnDeadlines;
import io.linli.marketplace.payment.CollectPayments;
import io.linli.marketplace.payment.PullEvents;
import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;
import io.linli.web.order.Shopping.Placed;

/** A card holds the money of a group-buy until it is decided: captured once if it succeeds, never charged if it fails. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class HeldCardTest {

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Inject
    PullEvents pullEvents;

    @Inject
    CollectPayments collectPayments;

    @Inject
    ActOnDeadlines deadlines;

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
    }

    @Test
    void a_card_is_held_until_the_group_buy_succeeds_and_then_charged_once_and_divided() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 3, 5);
        var placed = reserve("resident-01", campaign, 3);

        var before = look("resident-01", placed);
        assertThat(before.getString("orders[0].state")).isEqualTo("RESERVED");
        assertThat(before.getString("payment.progress")).isEqualTo("RESERVED");
        assertThat(before.getString("reservedAt")).isNotNull();
        assertThat(before.getString("decidedAt")).isNotNull();
        assertThat(before.getString("paidAt")).isNull();
        assertThat(joined(campaign)).isEqualTo(3);
        assertThat(books.captures(id(placed))).isZero();
        assertThat(postings(placed)).isZero();
        assertThat(Simulator.paymentsOf(id(placed))).singleElement().satisfies(held -> assertThat(held)
                .containsEntry("status", "requires_capture"));

        shopping.cutOff(campaign);

        awaitCharged("resident-01", placed);
        assertThat(joined(campaign)).isEqualTo(3);
        assertThat(shopping.stockOf(offer)).isEqualTo(7);
        assertThat(look("resident-01", placed).getString("orders[0].state")).isEqualTo("PAID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-duplicate", "webhook-reorder", "webhook-drop"})
    void however_the_provider_tells_of_it_a_success_charges_once(String fault) {
        Simulator.inject(Map.of("kind", fault, "count", fault.equals("webhook-reorder") ? 3 : 1000, "copies", 2));
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 2, 5);
        var placed = reserve("resident-02", campaign, 2);
        Simulator.inject(Map.of("kind", fault, "count", fault.equals("webhook-reorder") ? 2 : 1000, "copies", 2));

        shopping.cutOff(campaign);

        awaitCharged("resident-02", placed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-after", "error-before", "timeout"})
    void a_capture_whose_answer_is_lost_is_found_again_and_not_repeated(String fault) {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 2, 5);
        var placed = reserve("resident-03", campaign, 2);
        Simulator.inject(Map.of("kind", "webhook-drop", "count", 1000));
        Simulator.inject(breaking(fault, "/v1/payment_intents/*/capture"));

        shopping.cutOff(campaign);

        awaitCharged("resident-03", placed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-duplicate", "webhook-drop", "error-after", "timeout"})
    void a_failed_group_buy_lets_the_card_go_and_books_nothing(String fault) {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 9, 5);
        var placed = reserve("resident-04", campaign, 2);
        assertThat(shopping.stockOf(offer)).isEqualTo(8);
        Simulator.inject(breaking(fault, "/v1/payment_intents/*/cancel"));

        shopping.cutOff(campaign);
        atOnce(8, number -> books.run(deadlines::run));

        shopping.awaitCampaign(campaign, "FAILED");
        awaitLetGo("resident-04", placed);
        assertThat(shopping.stockOf(offer)).isEqualTo(10);
        assertThat(states("campaign_join", campaign)).isEqualTo("RELEASED");
    }

    @Test
    void a_card_that_is_held_after_the_group_buy_failed_is_let_go() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 9, 5);
        var placed = place("resident-05", campaign, 2);
        shopping.cutOff(campaign);
        shopping.awaitCampaign(campaign, "FAILED");

        Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl());

        awaitLetGo("resident-05", placed);
        assertThat(joined(campaign)).isZero();
        assertThat(shopping.stockOf(offer)).isEqualTo(10);
    }

    @Test
    void a_card_that_is_held_after_the_group_buy_succeeded_is_charged() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 2, 5);
        var late = place("resident-06", campaign, 1);
        var first = reserve("resident-07", campaign, 2);
        shopping.cutOff(campaign);
        awaitCharged("resident-07", first);

        Shopping.payWith(Shopping.GOOD_CARD, late.payUrl());

        awaitCharged("resident-06", late);
        assertThat(joined(campaign)).isEqualTo(3);
    }

    @Test
    void a_hold_that_ends_before_the_cut_off_counts_no_more_and_can_be_renewed() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 2, 5);
        var placed = reserve("resident-08", campaign, 2);

        Simulator.cancelPayment(payment(placed));

        awaitGroup("resident-08", placed.groupId(), "PENDING");
        assertThat(joined(campaign)).isZero();
        assertThat(shopping.stockOf(offer)).isEqualTo(8);
        var told = look("resident-08", placed);
        assertThat(told.getString("reservedAt")).isNotNull();
        assertThat(told.getString("payment.progress")).isEqualTo("TO_PAY");
        String page = pageAgain("resident-08", placed).statusCode(201).extract().path("payUrl");
        Shopping.payWith(Shopping.GOOD_CARD, page);
        awaitGroup("resident-08", placed.groupId(), "RESERVED");
        assertThat(joined(campaign)).isEqualTo(2);
        shopping.cutOff(campaign);
        await().atMost(PATIENCE).until(() -> look("resident-08", placed).getString("state"), "PAID"::equals);
        assertThat(books.captures(id(placed))).isOne();
        assertThat(shopping.stockOf(offer)).isEqualTo(8);
    }

    @Test
    void who_does_not_renew_a_hold_loses_the_place_to_others() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 2);
        var campaign = shopping.newCampaign(offer, 790, 2, 5);
        var placed = reserve("resident-08", campaign, 2);
        Simulator.cancelPayment(payment(placed));
        awaitGroup("resident-08", placed.groupId(), "PENDING");

        shopping.expireOrder(placed.groupId());

        awaitGroup("resident-08", placed.groupId(), "CANCELLED");
        assertThat(shopping.stockOf(offer)).isEqualTo(2);
        assertThat(books.captures(id(placed))).isZero();
    }

    @Test
    void deliveries_janitor_tabs_and_the_cut_off_racing_reserve_once_and_charge_once() {
        Simulator.inject(Map.of("kind", "webhook-duplicate", "count", 100, "copies", 3));
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 2, 5);
        var placed = place("resident-09", campaign, 2);

        var paying = CompletableFuture.runAsync(() -> Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl()));
        shopping.cutOff(campaign);
        atOnce(24, number -> race(placed, number));
        paying.join();

        awaitCharged("resident-09", placed);
        assertThat(joined(campaign)).isEqualTo(2);
    }

    private void race(Placed placed, int number) {
        switch (number % 4) {
            case 0 -> books.run(pullEvents::pull);
            case 1 -> pageAgain("resident-09", placed);
            case 2 -> books.run(collectPayments::run);
            default -> books.run(deadlines::run);
        }
    }

    @Test
    void a_reserved_order_is_not_paid_again_not_refunded_and_not_yet_the_suppliers() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 9, 5);
        var placed = reserve("resident-10", campaign, 1);
        String order = look("resident-10", placed).getString("orders[0].id");
        String line = look("resident-10", placed).getString("orders[0].lines[0].id");

        pageAgain("resident-10", placed).statusCode(409).body("code", equalTo("order-not-payable"));
        pageAgain("resident-11", placed).statusCode(404).body("code", equalTo("order-group-not-found"));
        as("resident-11")
                .get("/api/v1/order-groups/{id}", placed.groupId())
                .then()
                .statusCode(404);
        as("supplier-01")
                .get("/api/v1/order-groups/{id}", placed.groupId())
                .then()
                .statusCode(403);
        as("supplier-01").get("/api/v1/orders/{id}", order).then().statusCode(404);
        as("supplier-01").queryParam("limit", 100).get("/api/v1/orders").then().body("items.id", not(hasItem(order)));
        as("property-sunrise").get("/api/v1/orders/{id}", order).then().body("state", equalTo("RESERVED"));
        assertThat(number("SELECT count(*) FROM marketplace.refundable WHERE line_id = :group", UUID.fromString(line)))
                .isZero();
    }

    @Test
    void a_wallet_on_the_same_page_is_charged_at_once_and_refunded_once_on_failure() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 9, 5);
        var placed = place("resident-11", campaign, 2);
        assertThat(look("resident-11", placed).getString("captureMode")).isEqualTo("ON_SUCCESS_HELD");

        Shopping.payByWallet(placed.payUrl());

        awaitGroup("resident-11", placed.groupId(), "PAID");
        assertThat(books.captures(id(placed))).isOne();
        shopping.cutOff(campaign);
        awaitOf("resident-11", placed, "orders[0].state", "REFUNDED");
        assertThat(books.refundEntries(id(placed))).isOne();
        assertThat(books.sum(id(placed), "PROVIDER_CLEARING", "PLATFORM")).isZero();
        assertThat(shopping.stockOf(offer)).isEqualTo(10);
    }

    @Test
    void two_group_buys_in_one_checkout_are_charged_at_once_as_one_hold_cannot_be_captured_twice() {
        var one = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 9, 5);
        var other = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 690, 9, 5);
        var cart = Shopping.emptyCart("resident-12");
        Shopping.join("resident-12", one, 1).statusCode(201);
        Shopping.join("resident-12", other, 1).statusCode(201);
        var placed = Shopping.checkout("resident-12", cart);
        assertThat(look("resident-12", placed).getString("captureMode")).isEqualTo("AT_ONCE");

        Shopping.payAndWait("resident-12", placed);

        assertThat(books.captures(id(placed))).isOne();
    }

    @Test
    void the_database_refuses_a_move_that_is_not_in_the_table() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 9, 5);
        var placed = reserve("resident-12", campaign, 1);

        assertThatThrownBy(() -> books.change(
                        "UPDATE marketplace.payment_attempt SET state = 'STARTED' WHERE group_id = :group", id(placed)))
                .hasStackTraceContaining("cannot go from AUTHORISED to STARTED");
    }

    private static Map<String, Object> breaking(String fault, String path) {
        var wanted =
                new HashMap<String, Object>(Map.of("kind", fault, "count", fault.startsWith("webhook") ? 1000 : 1));
        if (!fault.startsWith("webhook")) {
            wanted.putAll(Map.of("method", "POST", "path", path));
        }
        if (fault.equals("timeout")) {
            wanted.putAll(Map.of("commit", true, "millis", 4000));
        }
        return wanted;
    }

    /** Paid by one capture, booked once, divided once; and the provider took as much, once. */
    private void awaitCharged(String user, Placed placed) {
        awaitGroup(user, placed.groupId(), "PAID");
        await().atMost(PATIENCE).until(() -> books.splits(id(placed)) == 1);
        assertThat(books.captures(id(placed))).isOne();
        assertThat(books.sum(id(placed), "PROVIDER_CLEARING", "PLATFORM")).isEqualTo(placed.total());
        assertThat(Simulator.paymentsOf(id(placed))).singleElement().satisfies(payment -> assertThat(payment)
                .containsEntry("status", "succeeded")
                .containsEntry("amount_received", placed.total()));
        assertThat(attempts(placed)).isEqualTo("SUCCEEDED");
    }

    /** Cancelled, its card free again; nothing was ever booked, nothing refunded. */
    private void awaitLetGo(String user, Placed placed) {
        awaitGroup(user, placed.groupId(), "CANCELLED");
        await().atMost(PATIENCE).until(() -> attempts(placed), "RELEASED"::equals);
        assertThat(look(user, placed).getString("payment.progress")).isEqualTo("RELEASED");
        assertThat(look(user, placed).getString("orders[0].state")).isEqualTo("CANCELLED");
        assertThat(Simulator.paymentsOf(id(placed))).singleElement().satisfies(payment -> assertThat(payment)
                .containsEntry("status", "canceled"));
        assertThat(postings(placed)).isZero();
        assertThat(number(
                        """
                        SELECT count(*) FROM marketplace.refund r JOIN marketplace.payment_attempt a ON a.id = r.attempt_id
                        WHERE a.group_id = :group""",
                        id(placed)))
                .isZero();
    }

    private String attempts(Placed placed) {
        return books.text(
                "SELECT string_agg(state, ',' ORDER BY id) FROM marketplace.payment_attempt WHERE group_id = :group",
                id(placed));
    }

    private String payment(Placed placed) {
        return books.text(
                "SELECT provider_payment FROM marketplace.payment_attempt WHERE group_id = :group", id(placed));
    }

    private long postings(Placed placed) {
        return number(
                """
                SELECT count(*) FROM marketplace.posting
                WHERE order_id IN (SELECT id FROM marketplace.orders WHERE group_id = :group)""",
                id(placed));
    }

    private String states(String table, UUID campaign) {
        return books.text(
                "SELECT string_agg(DISTINCT state, ',') FROM marketplace." + table + " WHERE campaign_id = :group",
                campaign);
    }

    private long number(String sql, UUID id) {
        return books.number(sql, id);
    }

    private static void atOnce(int count, java.util.function.IntConsumer deed) {
        IntStream.range(0, count)
                .mapToObj(number -> CompletableFuture.runAsync(() -> deed.accept(number)))
                .toList()
                .forEach(CompletableFuture::join);
    }
}
