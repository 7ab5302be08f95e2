package io.linli.web.aftersale;

import static io.linli.web.TestUsers.as;
import static io.linli.web.aftersale.Requests.PATIENCE;
import static io.linli.web.aftersale.Requests.approve;
import static io.linli.web.aftersale.Requests.ask;
import static io.linli.web.aftersale.Requests.awaitState;
import static io.linli.web.aftersale.Requests.cny;
import static io.linli.web.aftersale.Requests.decide;
import static io.linli.web.aftersale.Requests.escalate;
import static io.linli.web.aftersale.Requests.look;
import static io.linli.web.aftersale.Requests.refuse;
import static io.linli.web.aftersale.Requests.tryAsk;
import static io.linli.web.aftersale.Requests.withdraw;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.marketplace.aftersale.PassSilentRequests;
import io.linli.web.LinliStack;
import io.linli.web.payment.Books;
import io.linli.web.payment.Shopping;
import io.linli.web.payment.Simulator;

/**
 * A request for money back on its whole way. Residents 13 to 18 live in Lakeside, which Sunrise runs; offer 14 is
 * supplier-02's and costs 14.50 yuan; two of it are bought.
 */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class AfterSaleTest {

    private static final long UNIT = 1_450;
    private static final String SUPPLIER = "supplier-02";
    private static final String COMPANY = "property-sunrise";

    @Inject
    Books books;

    @Inject
    PassSilentRequests silent;

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
    }

    @Test
    void one_unit_of_two_is_asked_for_granted_and_paid_back_out_of_every_share() {
        var line = bought("resident-13");
        var id = ask("resident-13", line, Map.of("quantity", 1, "note", "One bottle leaked."));

        approve(SUPPLIER, id).statusCode(200).body("approved.amount", equalTo((int) UNIT));

        awaitState("resident-13", id, "REFUNDED");
        look("resident-13", id)
                .body("requested", equalTo(Map.of("amount", (int) UNIT, "currency", "CNY")))
                .body("quantity", equalTo(1))
                .body("steps.state", contains("WITH_SUPPLIER", "APPROVED", "REFUNDED"))
                .body("steps.by", contains("HOUSEHOLD", "SUPPLIER", "MARKETPLACE"));
        await().atMost(PATIENCE)
                .until(() -> sharesOf(line).stream().mapToLong(Long::longValue).sum() == -UNIT);
        assertThat(sharesOf(line)).containsExactlyInAnyOrder(-1_232L, -145L, -73L);
        await().atMost(PATIENCE).until(() -> refundedOf(line) == UNIT);
    }

    @Test
    void the_supplier_grants_less_and_the_rest_can_be_asked_for_later() {
        var line = bought("resident-14");
        var id = ask("resident-14", line, Map.of("amount", cny(1_000)));

        decide(SUPPLIER, id, Map.of("verdict", "APPROVE", "amount", cny(600), "note", "Only the lid broke."))
                .statusCode(200)
                .body("approved.amount", equalTo(600));
        awaitState("resident-14", id, "REFUNDED");
        var rest = ask("resident-14", line, Map.of());

        look("resident-14", rest).body("requested.amount", equalTo((int) (2 * UNIT - 600)));
        approve(SUPPLIER, rest).statusCode(200);
        awaitState("resident-14", rest, "REFUNDED");
        await().atMost(PATIENCE).until(() -> refundedOf(line) == 2 * UNIT);
        await().atMost(PATIENCE).until(() -> sharesOf(line).stream().allMatch(share -> share == 0));
        tryAsk("resident-14", line, Map.of()).statusCode(409).body("code", equalTo("nothing-left-to-refund"));
    }

    @Test
    void what_the_supplier_refused_is_taken_to_the_property_company_which_grants_it() {
        var line = bought("resident-15");
        var id = ask("resident-15", line, Map.of());

        refuse(SUPPLIER, id).statusCode(200).body("state", equalTo("REFUSED_BY_SUPPLIER"));
        escalate("resident-15", id).statusCode(200).body("state", equalTo("WITH_PROPERTY_COMPANY"));
        approve(SUPPLIER, id).statusCode(409).body("code", equalTo("not-your-turn"));
        approve(COMPANY, id).statusCode(200);

        awaitState("resident-15", id, "REFUNDED");
        look(COMPANY, id)
                .body("escalated", equalTo(true))
                .body("steps.by", contains("HOUSEHOLD", "SUPPLIER", "HOUSEHOLD", "PROPERTY_COMPANY", "MARKETPLACE"));
    }

    @Test
    void the_property_companys_refusal_settles_it() {
        var line = bought("resident-16");
        var id = ask("resident-16", line, Map.of());
        refuse(SUPPLIER, id).statusCode(200);
        escalate("resident-16", id).statusCode(200);

        refuse(COMPANY, id).statusCode(200).body("state", equalTo("REFUSED"));

        escalate("resident-16", id).statusCode(409).body("code", equalTo("after-sale-not-escalatable"));
        withdraw("resident-16", id).statusCode(409).body("code", equalTo("after-sale-decided"));
        approve(COMPANY, id).statusCode(409).body("code", equalTo("after-sale-decided"));
        assertThat(claimedOf(line)).isZero();
    }

    @Test
    void a_silent_suppliers_request_passes_to_the_property_company_once() {
        var line = bought("resident-17");
        var id = ask("resident-17", line, Map.of("quantity", 2));
        refuse(COMPANY, id).statusCode(409).body("code", equalTo("not-your-turn"));
        books.change("UPDATE marketplace.after_sale SET due_at = now() - interval '1 second' WHERE id = :group", id);

        IntStream.range(0, 4)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> books.run(silent::next)))
                .toList()
                .forEach(CompletableFuture::join);

        awaitState("resident-17", id, "WITH_PROPERTY_COMPANY");
        look("resident-17", id).body("steps.state", contains("WITH_SUPPLIER", "WITH_PROPERTY_COMPANY"));
        approve(SUPPLIER, id).statusCode(409).body("code", equalTo("not-your-turn"));
        approve(COMPANY, id).statusCode(200);
        awaitState("resident-17", id, "REFUNDED");
    }

    @Test
    void decided_by_many_at_once_it_is_granted_once_and_refunded_once() {
        var line = bought("resident-18");
        var id = ask("resident-18", line, Map.of("quantity", 1));

        var answers = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> approve(SUPPLIER, id).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(7);
        awaitState("resident-18", id, "REFUNDED");
        approve(SUPPLIER, id).statusCode(409).body("code", equalTo("after-sale-decided"));
        assertThat(claimedOf(line)).isEqualTo(UNIT);
        assertThat(number("SELECT count(*) FROM marketplace.refund WHERE line_id = :group", line))
                .isOne();
    }

    @Test
    void a_refund_that_fails_at_the_provider_is_shown_so_its_shares_are_restored_and_it_can_be_asked_for_again() {
        var line = bought("resident-13");
        Simulator.inject(Map.of("kind", "refund-failure", "count", 1));
        var id = ask("resident-13", line, Map.of());
        approve(SUPPLIER, id).statusCode(200);

        awaitState("resident-13", id, "REFUND_FAILED");

        look("resident-13", id).body("failure", equalTo("expired_or_canceled_card"));
        await().atMost(PATIENCE).until(() -> claimedOf(line) == 0 && refundedOf(line) == 0);
        await().atMost(PATIENCE)
                .until(() -> sharesOf(line).stream().mapToLong(Long::longValue).sum() == -2 * UNIT);
        var again = ask("resident-13", line, Map.of());
        approve(SUPPLIER, again).statusCode(200);
        awaitState("resident-13", again, "REFUNDED");
        await().atMost(PATIENCE).until(() -> sharesOf(line).stream().allMatch(share -> share == 0));
    }

    @Test
    void what_was_withdrawn_cannot_be_granted_and_can_be_asked_for_again() {
        var line = bought("resident-14");
        var id = ask("resident-14", line, Map.of());
        tryAsk("resident-14", line, Map.of("quantity", 1))
                .statusCode(409)
                .body("code", equalTo("after-sale-open"))
                .body("afterSaleId", equalTo(id.toString()));

        withdraw("resident-14", id).statusCode(200).body("state", equalTo("WITHDRAWN"));

        approve(SUPPLIER, id).statusCode(409).body("code", equalTo("after-sale-decided"));
        ask("resident-14", line, Map.of("quantity", 1));
    }

    @Test
    void the_same_request_sent_again_is_one_request() {
        var line = bought("resident-15");
        var key = UUID.randomUUID().toString();

        var ids = IntStream.range(0, 2)
                .mapToObj(number -> as("resident-15")
                        .header("Idempotency-Key", key)
                        .contentType("application/json")
                        .body(Map.of("lineId", line, "reason", "OTHER"))
                        .post("/api/v1/after-sales")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();

        assertThat(ids.get(1)).isEqualTo(ids.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "quantity, 0, refund-quantity-out-of-range",
        "quantity, -1, refund-quantity-out-of-range",
        "quantity, 3, refund-quantity-out-of-range",
        "amount, 0, refund-amount-out-of-range",
        "amount, -1, refund-amount-out-of-range",
        "amount, 2901, refund-amount-out-of-range",
        "amount, 9223372036854775807, refund-amount-out-of-range"
    })
    void more_than_was_bought_or_nothing_is_refused(String what, long value, String code) {
        var line = bought("resident-16");
        var more = what.equals("quantity") ? Map.of(what, value) : Map.of(what, cny(value));

        tryAsk("resident-16", line, more).statusCode(422).body("code", equalTo(code));

        assertThat(requestsOf(line)).isZero();
        assertThat(claimedOf(line)).isZero();
    }

    @Test
    void what_makes_no_sense_is_refused_and_nothing_changes() {
        var line = bought("resident-17");
        var unpaid = lineOf(Shopping.order("resident-17", Map.of(1, 1)).group());

        tryAsk("resident-17", UUID.randomUUID(), Map.of())
                .statusCode(404)
                .body("code", equalTo("order-line-not-found"));
        tryAsk("resident-18", line, Map.of()).statusCode(404).body("code", equalTo("order-line-not-found"));
        tryAsk("resident-19", line, Map.of()).statusCode(404).body("code", equalTo("order-line-not-found"));
        tryAsk("resident-17", unpaid, Map.of()).statusCode(409).body("code", equalTo("order-not-paid"));
        tryAsk("resident-17", line, Map.of("quantity", 1, "amount", cny(5)))
                .statusCode(400)
                .body("code", equalTo("ask-ambiguous"));
        tryAsk("resident-17", line, Map.of("amount", Map.of("amount", 5, "currency", "USD")))
                .statusCode(422)
                .body("code", equalTo("refund-currency-mismatch"));
        tryAsk("resident-17", line, Map.of("note", "x".repeat(501)))
                .statusCode(400)
                .body("code", equalTo("note-too-long"));
        tryAsk("resident-17", line, Map.of("reason", "BORED")).statusCode(400);
        as("resident-17")
                .contentType("application/json")
                .body(Map.of("lineId", line, "reason", "OTHER"))
                .post("/api/v1/after-sales")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));

        assertThat(requestsOf(line)).isZero();
        assertThat(requestsOf(unpaid)).isZero();
    }

    @Test
    void a_decision_that_makes_no_sense_is_refused_and_nothing_changes() {
        var line = bought("resident-18");
        var id = ask("resident-18", line, Map.of("amount", cny(500)));

        for (long amount : new long[] {-1, 0, 501}) {
            decide(SUPPLIER, id, Map.of("verdict", "APPROVE", "amount", cny(amount)))
                    .statusCode(422)
                    .body("code", equalTo("approved-amount-out-of-range"));
        }
        decide(SUPPLIER, id, Map.of("verdict", "REFUSE")).statusCode(422).body("code", equalTo("refusal-unexplained"));
        escalate("resident-18", id).statusCode(409).body("code", equalTo("after-sale-not-escalatable"));

        look("resident-18", id).body("state", equalTo("WITH_SUPPLIER")).body("steps.size()", equalTo(1));
        assertThat(claimedOf(line)).isZero();
    }

    @Test
    void every_door_lets_in_who_may_and_nobody_else() {
        var line = bought("resident-13");
        var id = ask("resident-13", line, Map.of());

        for (String allowed : List.of("resident-13", SUPPLIER, COMPANY)) {
            look(allowed, id).statusCode(200);
            as(allowed)
                    .get("/api/v1/after-sales?limit=100")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id.toString()));
        }
        for (String other : List.of("resident-14", "resident-19", "supplier-01", "property-harbor")) {
            look(other, id).statusCode(404).body("code", equalTo("after-sale-not-found"));
            as(other)
                    .get("/api/v1/after-sales?limit=100")
                    .then()
                    .statusCode(200)
                    .body("items.id", not(hasItem(id.toString())));
        }
        approve("supplier-01", id).statusCode(404);
        approve("property-harbor", id).statusCode(404);
        approve("resident-13", id).statusCode(403);
        withdraw("resident-14", id).statusCode(404);
        escalate("resident-19", id).statusCode(404);
        withdraw(SUPPLIER, id).statusCode(403);
        escalate(COMPANY, id).statusCode(403);
        tryAsk(SUPPLIER, line, Map.of()).statusCode(403);
        tryAsk(COMPANY, line, Map.of()).statusCode(403);
        as("technician-01").get("/api/v1/after-sales").then().statusCode(403);
        as("operator").get("/api/v1/after-sales").then().statusCode(403);
        given().get("/api/v1/after-sales").then().statusCode(401);
        look("resident-13", id).body("state", equalTo("WITH_SUPPLIER"));
    }

    @Test
    void the_list_is_read_page_by_page_newest_first() {
        var line = bought("resident-18");
        for (int number = 0; number < 3; number++) {
            withdraw("resident-18", ask("resident-18", line, Map.of())).statusCode(200);
        }

        var first = as("resident-18").get("/api/v1/after-sales?limit=2").then().statusCode(200);
        List<String> page = first.extract().path("items.id");
        String cursor = first.extract().path("next");
        List<String> second = as("resident-18")
                .queryParam("limit", 2)
                .queryParam("cursor", cursor)
                .get("/api/v1/after-sales")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");

        assertThat(page).hasSize(2).doesNotContainAnyElementsOf(second).isSortedAccordingTo((a, b) -> b.compareTo(a));
        as("resident-18")
                .get("/api/v1/after-sales?cursor=x")
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        as("resident-18")
                .get("/api/v1/after-sales?limit=0")
                .then()
                .statusCode(400)
                .body("code", equalTo("limit-out-of-range"));
    }

    /** A paid line of two units of offer 14. */
    private UUID bought(String user) {
        var placed = Shopping.order(user, Map.of(14, 2));
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> Shopping.stateOf(placed).equals("PAID"));
        return lineOf(placed.group());
    }

    private UUID lineOf(UUID group) {
        return books.one(
                """
                SELECT l.id FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
                WHERE o.group_id = :group""",
                UUID.class,
                group);
    }

    /** What every party has of the line, in minor units: what is owed is negative. */
    private List<Long> sharesOf(UUID line) {
        return books.list(
                """
                SELECT cast(sum(p.amount) AS bigint) FROM marketplace.posting p
                JOIN marketplace.ledger_account a ON a.id = p.account_id
                WHERE p.line_id = :group AND a.kind = 'PARTY_PENDING' GROUP BY a.id""",
                Long.class,
                line);
    }

    private long refundedOf(UUID line) {
        return number("SELECT refunded FROM marketplace.order_line WHERE id = :group", line);
    }

    private long claimedOf(UUID line) {
        return number("SELECT coalesce((SELECT claimed FROM marketplace.refundable WHERE line_id = :group), 0)", line);
    }

    private long requestsOf(UUID line) {
        return number("SELECT count(*) FROM marketplace.after_sale WHERE line_id = :group", line);
    }

    private long number(String sql, UUID id) {
        return books.number(sql, id);
    }
}
