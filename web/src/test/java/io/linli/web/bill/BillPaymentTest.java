package io.linli.web.bill;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.bill.Billing.BILLS;
import static io.linli.web.bill.Billing.SUNRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;
import io.linli.web.payment.Books;
import io.linli.web.payment.Deliveries;
import io.linli.web.payment.Shopping.Placed;
import io.linli.web.payment.Simulator;

/** Bills in carts, checkouts, payments and the books. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class BillPaymentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Postings of one group, one text each: what kind of entry moved how much on whose account. */
    private static final String POSTINGS =
            """
            SELECT e.kind || ' ' || a.kind || ' ' || a.party_kind || ' ' || sum(p.amount)
            FROM marketplace.posting p JOIN marketplace.journal_entry e ON e.id = p.entry_id
            JOIN marketplace.ledger_account a ON a.id = p.account_id
            JOIN marketplace.orders o ON o.id = p.order_id
            WHERE o.group_id = :group AND o.supplier_id = o.company_id
            GROUP BY e.kind, a.kind, a.party_kind""";

    @Inject
    Books books;

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
    }

    @Test
    void goods_of_two_suppliers_a_visit_and_a_bill_are_paid_in_one_payment_and_the_bill_is_all_the_companys() {
        var bill = Billing.issue(7, 12_800);
        var before = sourcesOf(SUNRISE);
        var cart = Shopping.emptyCart("resident-07");
        Shopping.addOffer("resident-07", cart, Neighbourhood.offer(1), 3).statusCode(201);
        Shopping.addOffer("resident-07", cart, Neighbourhood.offer(13), 1).statusCode(201);
        Shopping.addVisit("resident-07", cart, Neighbourhood.HOUSEKEEPING);
        put("resident-07", cart, bill).statusCode(201);
        // 3 × 1.50, 13.50, 120.00 and the bill of 128.00.
        assertThat(total("resident-07", cart)).isEqualTo(450 + 1_350 + 12_000 + 12_800);

        var placed = checkOut("resident-07", cart);
        assertThat(Billing.look(SUNRISE, bill).getBoolean("beingPaid")).isTrue();
        Simulator.pay(placed.page());

        await().atMost(PATIENCE).until(() -> Billing.stateOf(bill).equals("PAID"));
        assertThat(books.captures(placed.group())).isOne();
        assertThat(books.sum(placed.group(), "PROVIDER_CLEARING", "PLATFORM")).isEqualTo(26_600);
        assertThat(Simulator.paymentsOf(placed.group())).hasSize(1);
        await().atMost(PATIENCE).until(() -> books.splits(placed.group()) == 1);
        assertThat(books.sum(placed.group(), "ORDERS_HELD", "PLATFORM")).isZero();
        // Each line of the others divided 85/10/5 for itself; of the bill nobody else has anything.
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "SUPPLIER")).isEqualTo(-(383 + 1_148 + 10_200));
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "PLATFORM")).isEqualTo(-(22 + 67 + 600));
        // Nothing of a bill is delivered: its share is released at once, the others wait.
        await().atMost(PATIENCE).until(() -> books.sum(placed.group(), "PARTY_PAYABLE", "PROPERTY_COMPANY") == -12_800);
        assertThat(books.sum(placed.group(), "PARTY_PENDING", "PROPERTY_COMPANY"))
                .isEqualTo(-(45 + 135 + 1_200));
        assertThat(books.list(POSTINGS, String.class, placed.group()))
                .containsExactlyInAnyOrder(
                        "CAPTURE PROVIDER_CLEARING PLATFORM 12800",
                        "CAPTURE ORDERS_HELD PLATFORM -12800",
                        "SPLIT ORDERS_HELD PLATFORM 12800",
                        "SPLIT PARTY_PENDING PROPERTY_COMPANY -12800",
                        "RELEASE PARTY_PENDING PROPERTY_COMPANY 12800",
                        "RELEASE PARTY_PAYABLE PROPERTY_COMPANY -12800");
        assertThat(sourcesOf(SUNRISE).get("BILLS") - before.getOrDefault("BILLS", 0L))
                .isGreaterThanOrEqualTo(12_800);
        assertOrderOfBills(placed, bill);
    }

    private void assertOrderOfBills(Placed placed, UUID bill) {
        var group = as("resident-07")
                .get("/api/v1/order-groups/{id}", placed.group())
                .jsonPath();
        assertThat(group.getList("orders")).hasSize(4);
        var order = "orders.find { it.supplierId == '" + Neighbourhood.SUNRISE + "' }";
        assertThat(group.getString(order + ".state")).isEqualTo("COMPLETED");
        assertThat(group.getString(order + ".supplierName.en")).isNotBlank();
        assertThat(group.getString(order + ".lines[0].kind")).isEqualTo("BILL");
        assertThat(group.getString(order + ".lines[0].billId")).isEqualTo(bill.toString());
        assertThat(Billing.look("resident-07", bill).getString("orderId")).isEqualTo(group.getString(order + ".id"));
        as(SUNRISE)
                .get("/api/v1/orders/{id}", group.getString(order + ".id"))
                .then()
                .statusCode(200)
                .body("total.amount", equalTo(12_800));
    }

    @Test
    void two_residents_of_a_household_who_check_the_same_bill_out_at_once_pay_it_once() {
        for (int round = 0; round < 5; round++) {
            var bill = Billing.issue(1, 4_000 + round);
            var carts = List.of(cartWith("resident-01", bill), cartWith("resident-02", bill));

            var answers = IntStream.range(0, 2)
                    .mapToObj(index -> CompletableFuture.supplyAsync(() -> Shopping.tryCheckout(
                                    index == 0 ? "resident-01" : "resident-02", Map.of("cartId", carts.get(index)))
                            .extract()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers).extracting(answer -> answer.statusCode()).containsExactlyInAnyOrder(201, 409);
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                    .allMatch(answer -> answer.path("code").equals("bill-being-paid"));
            var winner = answers.stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .findFirst()
                    .orElseThrow();
            Simulator.pay(java.net.URI.create(winner.path("payUrl")));
            await().atMost(PATIENCE).until(() -> Billing.stateOf(bill).equals("PAID"));
            assertThat(paidLines(bill)).isOne();
            assertThat(problemsOf("resident-01", carts.get(0)).size()
                            + problemsOf("resident-02", carts.get(1)).size())
                    .isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void a_bill_that_a_neighbour_pays_meanwhile_is_told_in_the_cart_and_can_be_taken_out() {
        var bill = Billing.issue(1, 2_100);
        var first = cartWith("resident-01", bill);
        var second = cartWith("resident-02", bill);
        var placed = checkOut("resident-01", first);

        assertThat(problemsOf("resident-02", second)).containsExactly("bill-being-paid");
        put("resident-02", second, bill).statusCode(409).body("code", equalTo("bill-being-paid"));
        as(SUNRISE)
                .post(BILLS + "/{id}/cancellations", bill)
                .then()
                .statusCode(409)
                .body("code", equalTo("bill-being-paid"));
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> Billing.stateOf(bill).equals("PAID"));

        assertThat(problemsOf("resident-02", second)).containsExactly("bill-paid");
        as(SUNRISE)
                .post(BILLS + "/{id}/cancellations", bill)
                .then()
                .statusCode(409)
                .body("code", equalTo("bill-paid"));
        Shopping.emptyCart("resident-02");
        assertThat(problemsOf("resident-02", second)).isEmpty();
    }

    @Test
    void a_checkout_nobody_pays_sets_its_bill_free_and_another_pays_it() {
        var bill = Billing.issue(3, 3_300);
        var placed = checkOut("resident-03", cartWith("resident-03", bill));

        books.change(
                "UPDATE marketplace.order_group SET expires_at = now() - interval '1 hour' WHERE id = :group",
                placed.group());
        await().atMost(PATIENCE).until(() -> !Billing.look(SUNRISE, bill).getBoolean("beingPaid"));

        assertThat(Billing.stateOf(bill)).isEqualTo("OPEN");
        var again = checkOut("resident-03", cartWith("resident-03", bill));
        Simulator.pay(again.page());
        await().atMost(PATIENCE).until(() -> Billing.stateOf(bill).equals("PAID"));
        assertThat(paidLines(bill)).isOne();
    }

    @Test
    void webhooks_delivered_again_and_again_pay_a_bill_once() {
        Simulator.inject(Map.of("kind", "webhook-duplicate", "count", 50, "copies", 3));
        var bill = Billing.issue(4, 1_234);
        var placed = checkOut("resident-04", cartWith("resident-04", bill));
        var attempt = books.attempt(placed.group());

        Simulator.pay(placed.page());
        IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.runAsync(
                        () -> Simulator.deliver(Deliveries.captured("evt_bill_" + attempt + number, attempt, 1_234))
                                .then()
                                .statusCode(200)))
                .toList()
                .forEach(CompletableFuture::join);

        await().atMost(PATIENCE).until(() -> books.sum(placed.group(), "PARTY_PAYABLE", "PROPERTY_COMPANY") == -1_234);
        assertThat(books.captures(placed.group())).isOne();
        assertThat(books.splits(placed.group())).isOne();
        assertThat(Billing.stateOf(bill)).isEqualTo("PAID");
    }

    @Test
    void a_company_gives_a_paid_bill_back_in_parts_never_more_than_was_paid_and_owes_what_it_was_given() {
        var bill = Billing.issue(5, 10_000);
        var placed = checkOut("resident-05", cartWith("resident-05", bill));
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> books.sum(placed.group(), "PARTY_PAYABLE", "PROPERTY_COMPANY") == -10_000);

        var key = UUID.randomUUID().toString();
        String part =
                Billing.refund(bill, 3_000L, key).statusCode(202).extract().path("refundId");
        Billing.refund(bill, 3_000L, key).statusCode(202).body("refundId", equalTo(part));
        Billing.refund(bill, 7_001L, UUID.randomUUID().toString())
                .statusCode(409)
                .body("code", equalTo("not-refundable"));
        Billing.refund(bill, 0L, UUID.randomUUID().toString()).statusCode(400);

        await().atMost(PATIENCE).until(() -> refunded(bill) == 3_000);
        assertThat(Billing.stateOf(bill)).isEqualTo("PAID");
        await().atMost(PATIENCE).until(() -> books.reversals(placed.group()) == 1);
        assertThat(books.sum(placed.group(), "PARTY_RECEIVABLE", "PROPERTY_COMPANY"))
                .isEqualTo(3_000);

        Billing.refund(bill, null, UUID.randomUUID().toString()).statusCode(202);
        await().atMost(PATIENCE).until(() -> refunded(bill) == 10_000);
        assertThat(books.refundEntries(placed.group())).isEqualTo(2);
        assertThat(Simulator.refundsOf(books.payment(placed.group())))
                .extracting(refund -> ((Number) refund.get("amount")).longValue())
                .containsExactlyInAnyOrder(3_000L, 7_000L);
        assertThat(Billing.stateOf(bill)).isEqualTo("PAID");
    }

    @Test
    void the_database_lets_no_other_move_pass_and_nothing_of_what_a_bill_says_change() {
        var open = Billing.issue(8, 700);
        var cancelled = Billing.issue(8, 701);
        as(SUNRISE).post(BILLS + "/{id}/cancellations", cancelled).then().statusCode(200);
        var paid = Billing.issue(8, 702);
        var placed = checkOut("resident-08", cartWith("resident-08", paid));
        assertThatThrownBy(() -> move(paid, "group_id = '" + UUID.randomUUID() + "'"))
                .hasStackTraceContaining("not held by this checkout");
        assertThatThrownBy(() -> move(paid, "state = 'CANCELLED', group_id = NULL, cancelled_at = now()"))
                .hasStackTraceContaining("is being paid");
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> Billing.stateOf(paid).equals("PAID"));

        assertThatThrownBy(() -> move(open, "state = 'PAID', paid_at = now()"))
                .hasStackTraceContaining("not held by this checkout");
        for (var done : List.of(paid, cancelled)) {
            assertThatThrownBy(() -> move(done, "state = 'OPEN', paid_at = NULL, cancelled_at = NULL"))
                    .hasStackTraceContaining("it stays so");
        }
        for (var said : List.of("amount = 1", "household_id = household_id", "due_on = due_on", "kind = 'PARKING'")) {
            assertThatThrownBy(() -> move(open, said)).hasStackTraceContaining("permission denied");
        }
        assertThat(Billing.look(SUNRISE, open).getInt("amount.amount")).isEqualTo(700);
    }

    private int move(UUID bill, String change) {
        return books.change("UPDATE marketplace.bill SET " + change + " WHERE id = :group", bill);
    }

    @Test
    void nobody_asks_a_supplier_for_the_money_of_a_bill() {
        var bill = Billing.issue(6, 900);
        var placed = checkOut("resident-06", cartWith("resident-06", bill));
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> Billing.stateOf(bill).equals("PAID"));
        String line = as("resident-06")
                .get("/api/v1/order-groups/{id}", placed.group())
                .path("orders[0].lines[0].id");

        onceAs("resident-06")
                .contentType("application/json")
                .body(Map.of("lineId", line, "reason", "OTHER"))
                .post("/api/v1/after-sales")
                .then()
                .statusCode(422)
                .body("code", equalTo("after-sale-not-for-bills"));
    }

    @Test
    void a_bill_is_one_line_of_a_cart_and_only_its_household_puts_it_there() {
        var bill = Billing.issue(8, 800);
        var cart = cartWith("resident-08", bill);
        put("resident-08", cart, bill).statusCode(201);

        var lines = as("resident-08").get("/api/v1/carts/{id}", cart).jsonPath();
        assertThat(lines.getList("lines")).hasSize(1);
        assertThat(lines.getString("lines[0].kind")).isEqualTo("BILL");
        assertThat(lines.getString("lines[0].billId")).isEqualTo(bill.toString());
        assertThat(lines.getString("lines[0].supplierId")).isEqualTo(Neighbourhood.SUNRISE.toString());
        as("resident-08")
                .contentType("application/json")
                .body(Map.of("quantity", 2))
                .patch("/api/v1/carts/{cart}/lines/{line}", cart, lines.getString("lines[0].id"))
                .then()
                .statusCode(422)
                .body("code", equalTo("bill-quantity-fixed"));
        for (var other : List.of("resident-11", "resident-20")) {
            put(other, Shopping.emptyCart(other), bill).statusCode(404).body("code", equalTo("bill-not-found"));
        }
        Shopping.add("resident-08", cart, Map.of("billId", bill, "quantity", 2))
                .statusCode(400)
                .body("code", equalTo("line-invalid"));
        assertThat(as(SUNRISE).post(BILLS + "/{id}/cancellations", bill).statusCode())
                .isEqualTo(200);
        assertThat(problemsOf("resident-08", cart)).containsExactly("bill-cancelled");
        Shopping.emptyCart("resident-08");
    }

    private static io.restassured.response.ValidatableResponse put(String user, String cart, UUID bill) {
        return Shopping.add(user, cart, Map.of("billId", bill));
    }

    private static String cartWith(String user, UUID bill) {
        var cart = Shopping.emptyCart(user);
        put(user, cart, bill).statusCode(201);
        return cart;
    }

    private static Placed checkOut(String user, String cart) {
        return io.linli.web.payment.Shopping.checkOut(user, UUID.fromString(cart));
    }

    private static int total(String user, String cart) {
        return as(user).get("/api/v1/carts/{id}", cart).path("total.amount");
    }

    /** Codes of what stops the lines of an open cart. */
    private static List<String> problemsOf(String user, String cart) {
        List<String> problems = new ArrayList<>(
                as(user).get("/api/v1/carts/{id}", cart).jsonPath().getList("lines.problem"));
        problems.removeIf(java.util.Objects::isNull);
        return problems;
    }

    private static long refunded(UUID bill) {
        return Billing.look(SUNRISE, bill).getLong("refunded.amount");
    }

    private long paidLines(UUID bill) {
        return books.number(
                """
                SELECT count(*) FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
                WHERE l.bill_id = :group AND o.state = 'COMPLETED'""",
                bill);
    }

    /** A company's income by source, in fen. */
    private static Map<String, Long> sourcesOf(String company) {
        var found = as(company)
                .get("/api/v1/revenue/sources")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> names = found.getList("items.source");
        return IntStream.range(0, names.size())
                .boxed()
                .collect(java.util.stream.Collectors.toMap(
                        names::get, index -> found.getLong("items[" + index + "].share.amount")));
    }
}
