package io.linli.web.payout;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.payout.PlanPayouts;
import io.linli.web.LinliStack;
import io.linli.web.payment.Books;
import io.linli.web.payment.Simulator;

/** Shares that were released are paid, once, whatever the provider does; and what is owed since is asked back. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class PayoutTest {

    private static final Duration PATIENCE = Payees.PATIENCE;

    @Inject
    Payees payees;

    @Inject
    PlanPayouts plan;

    @Inject
    Books books;

    @BeforeEach
    void the_platform_has_money_at_the_provider() {
        Simulator.fund(1_000_000, "cny");
    }

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
    }

    @AfterEach
    void what_is_kept_as_open_is_what_the_postings_sum_to() {
        var lines =
                """
                (SELECT account_id, coalesce(line_id, order_id, company_id) AS line, sum(amount) AS amount
                FROM marketplace.%s WHERE account_id IN (SELECT a.id FROM marketplace.ledger_account a
                    JOIN marketplace.payout_account c ON c.party_kind = a.party_kind AND c.party_id = a.party_id
                    WHERE a.kind IN ('PARTY_PAYABLE', 'PARTY_RECEIVABLE'))
                GROUP BY 1, 2 HAVING sum(amount) <> 0)""";

        assertThat(books.number(
                        "SELECT count(*) FROM " + lines.formatted("posting") + " AS booked FULL JOIN "
                                + lines.formatted("open_posting") + " AS open USING (account_id, line)"
                                + " WHERE booked.amount IS DISTINCT FROM open.amount AND cast(:group AS uuid) IS NOT NULL",
                        Party.PLATFORM.id()))
                .isZero();
    }

    @Test
    void a_line_that_was_paid_is_open_no_more_and_one_whose_payout_failed_is_open_again() {
        var party = payees.ready();
        payees.released(party, 1_000, 2_000);
        assertThat(open(party)).isEqualTo(2);

        awaitState(payNow(party), "SENT");
        assertThat(open(party)).isZero();

        payees.released(party, 3_000);
        Simulator.inject(Map.of("kind", "webhook-drop", "count", 20, "event", "account.updated"));
        Simulator.require(payees.account(party), List.of("company.tax_id"));
        awaitState(payNow(party), "FAILED");
        assertThat(open(party)).isOne();
    }

    private long open(Party party) {
        return books.number(
                """
                SELECT count(*) FROM marketplace.open_posting o JOIN marketplace.ledger_account a ON a.id = o.account_id
                WHERE a.party_id = :group""",
                party.id());
    }

    @Test
    void shares_less_what_is_owed_are_paid_by_one_transfer_and_lead_to_their_orders() {
        var party = payees.ready();
        var lines = payees.released(party, 1_000, 2_000);
        payees.owes(party, lines.get(0), 500);

        var number = payNow(party);

        awaitState(number, "SENT");
        assertThat(transferred(party)).containsExactly(2_500);
        assertThat(payees.balance(party, "PARTY_PAYABLE")).isZero();
        assertThat(payees.balance(party, "PARTY_RECEIVABLE")).isZero();
        assertThat(payees.balance(party, "PARTY_IN_TRANSIT")).isZero();
        as("operator")
                .get("/api/v1/payouts/{number}", number)
                .then()
                .statusCode(200)
                .body("shares.amount", equalTo(3_000))
                .body("owed.amount", equalTo(500))
                .body("amount.amount", equalTo(2_500));
        as("operator")
                .get("/api/v1/payouts/{number}/lines", number)
                .then()
                .statusCode(200)
                .body("lines.amount.amount.sum()", equalTo(2_500))
                .body("lines.orderId", hasItem(lines.get(1).toString()))
                .body("lines", hasSize(3));
        assertThat(ordersThatDoNotBalance(party)).isZero();
    }

    @Test
    void whoever_plans_at_the_same_moment_a_share_is_set_aside_once() {
        var party = payees.ready();
        payees.released(party, 1_000);

        var planners = IntStream.range(0, 8)
                .mapToObj(one -> CompletableFuture.supplyAsync(() -> books.run(() -> plan.now(party))))
                .toList();
        var planned = planners.stream().mapToInt(one -> one.join().size()).sum();

        assertThat(planned).isOne();
        await().atMost(PATIENCE).until(() -> !transferred(party).isEmpty());
        assertThat(transferred(party)).containsExactly(1_000);
    }

    @Test
    void a_transfer_that_was_made_and_answered_with_an_error_is_found_and_not_made_again() {
        var party = payees.ready();
        payees.released(party, 700);
        Simulator.inject(Map.of("kind", "error-after", "count", 4, "method", "POST", "path", "/v1/transfers"));

        awaitState(payNow(party), "SENT");

        assertThat(transferred(party)).containsExactly(700);
        assertThat(payees.balance(party, "PARTY_IN_TRANSIT")).isZero();
    }

    @Test
    void a_transfer_that_was_made_and_never_answered_meets_itself() {
        var party = payees.ready();
        payees.released(party, 800);
        Simulator.inject(
                Map.of("kind", "timeout", "count", 2, "method", "POST", "path", "/v1/transfers", "millis", 100));

        awaitState(payNow(party), "SENT");

        assertThat(transferred(party)).containsExactly(800);
    }

    @Test
    void what_the_platforms_balance_does_not_have_yet_waits_and_is_paid_then() {
        var party = payees.ready();
        payees.released(party, 900);
        Simulator.inject(Map.of("kind", "transfer-insufficient-funds", "count", 2));

        var number = payNow(party);

        awaitState(number, "SENT");
        assertThat(transferred(party)).containsExactly(900);
    }

    @Test
    void refused_for_certain_the_shares_are_payable_as_before_and_paid_when_the_account_is_ready_again() {
        var party = payees.ready();
        payees.released(party, 1_100);
        var account = payees.account(party);
        Simulator.inject(Map.of("kind", "webhook-drop", "count", 20, "event", "account.updated"));
        Simulator.require(account, List.of("company.tax_id"));

        var failed = payNow(party);

        awaitState(failed, "FAILED");
        assertThat(payees.balance(party, "PARTY_PAYABLE")).isEqualTo(-1_100);
        assertThat(payees.balance(party, "PARTY_IN_TRANSIT")).isZero();
        // Nobody told of the change: the refusal made us look.
        await().atMost(PATIENCE).until(() -> !enabled(party));
        Simulator.heal();
        Simulator.require(account, List.of());
        await().atMost(PATIENCE).until(() -> enabled(party));
        awaitState(payNow(party), "SENT");
        assertThat(transferred(party)).containsExactly(1_100);
    }

    @Test
    void who_owes_more_than_it_is_owed_is_paid_nothing() {
        var party = payees.ready();
        var lines = payees.released(party, 1_000);
        payees.owes(party, lines.get(0), 1_000);

        assertThat(books.run(() -> plan.now(party))).isEmpty();

        assertThat(payees.balance(party, "PARTY_PAYABLE")).isEqualTo(-1_000);
    }

    @Test
    void on_its_day_a_party_is_paid_what_was_released_before_it() {
        var party = payees.ready();
        payees.released(party, Instant.now().minus(Duration.ofDays(2)), 1_500);
        payees.released(party, Instant.now(), 400);
        books.change(
                "UPDATE marketplace.payout_account SET next_payout_at = now() - interval '1 minute' WHERE party_id = :group",
                party.id());

        // Perhaps a timer was first.
        await().atMost(PATIENCE).until(() -> books.run(plan::next) || payees.balance(party, "PARTY_PAYABLE") == -400);

        payees.awaitBalance(party, "PARTY_PAYABLE", -400);
        await().atMost(PATIENCE).until(() -> !transferred(party).isEmpty());
        assertThat(transferred(party)).containsExactly(1_500);
        await().atMost(PATIENCE)
                .until(() -> books.number(
                                """
                                SELECT count(*) FROM marketplace.payout_account
                                WHERE party_id = :group AND next_payout_at > now()""",
                                party.id())
                        == 1);
    }

    @Test
    void what_was_paid_and_is_owed_since_is_taken_back_from_the_transfer() {
        var party = payees.ready();
        var lines = payees.released(party, 1_000, 2_000);
        var number = payNow(party);
        awaitState(number, "SENT");

        payees.owes(party, lines.get(1), 1_200);

        payees.awaitBalance(party, "PARTY_RECEIVABLE", 0);
        payees.awaitBalance(party, "PARTY_IN_TRANSIT", 0);
        assertThat(Simulator.transfersTo(payees.account(party)).get(0).get("amount_reversed"))
                .isEqualTo(1_200);
        as("operator").get("/api/v1/payouts/{number}", number).then().body("recalled.amount", equalTo(1_200));
        assertThat(ordersThatDoNotBalance(party)).isZero();
    }

    @Test
    void a_reversal_answered_with_an_error_is_made_once() {
        var party = payees.ready();
        var lines = payees.released(party, 3_000);
        awaitState(payNow(party), "SENT");
        Simulator.inject(Map.of("kind", "error-after", "count", 4, "method", "POST", "path", "reversals"));

        payees.owes(party, lines.get(0), 600);

        payees.awaitBalance(party, "PARTY_RECEIVABLE", 0);
        payees.awaitBalance(party, "PARTY_IN_TRANSIT", 0);
        assertThat(Simulator.transfersTo(payees.account(party)).get(0).get("amount_reversed"))
                .isEqualTo(600);
    }

    @Test
    void where_its_account_is_empty_the_party_owes_it_and_is_paid_less_the_next_time() {
        var party = payees.ready();
        var lines = payees.released(party, 2_000);
        awaitState(payNow(party), "SENT");
        Simulator.payOutToBank(payees.account(party), 2_000);

        payees.owes(party, lines.get(0), 700);

        await().atMost(PATIENCE).until(() -> recalls(party, "REFUSED") == 1);
        assertThat(payees.balance(party, "PARTY_RECEIVABLE")).isEqualTo(700);
        assertThat(payees.balance(party, "PARTY_IN_TRANSIT")).isZero();
        payees.released(party, 1_000);
        awaitState(payNow(party), "SENT");
        assertThat(transferred(party)).containsExactly(300, 2_000);
        assertThat(payees.balance(party, "PARTY_RECEIVABLE")).isZero();
        assertThat(recalls(party, "REFUSED")).isOne();
    }

    @Test
    void a_payout_never_leaves_a_gap_in_the_years_numbers() {
        var numbers = books.list(
                """
                SELECT cast(right(number, 6) AS integer) FROM marketplace.payout
                WHERE cast(:group AS uuid) IS NOT NULL ORDER BY number""",
                Integer.class,
                UUID.randomUUID());

        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    @Test
    void only_the_operator_pays_out_before_the_day_and_only_to_whom_is_known() {
        var party = payees.ready();
        payNow("supplier-02", party).then().statusCode(403);
        payNow("property-harbor", party).then().statusCode(403);
        payNow("resident-01", party).then().statusCode(403);

        payNow("operator", Party.supplier(UUID.randomUUID()))
                .then()
                .statusCode(404)
                .body("code", equalTo("no-payout-account"));
        onceAs("operator")
                .contentType("application/json")
                .body(Map.of("partyKind", "NOBODY", "partyId", party.id()))
                .post("/api/v1/payouts")
                .then()
                .statusCode(400);
        payNow("operator", party).then().statusCode(201).body("payouts", hasSize(0));
    }

    @Test
    void another_partys_payout_is_not_there() {
        var party = payees.ready();
        payees.released(party, 1_000);
        var number = payNow(party);

        for (var user : List.of("supplier-02", "property-harbor", "leader-01")) {
            as(user).get("/api/v1/payouts/{number}", number)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("payout-not-found"));
            as(user).get("/api/v1/payouts/{number}/lines", number).then().statusCode(404);
            as(user).get("/api/v1/payouts?limit=100").then().statusCode(200).body("items.number", not(hasItem(number)));
        }
        as("resident-01").get("/api/v1/payouts").then().statusCode(403);
        as("operator")
                .get("/api/v1/payouts?limit=0")
                .then()
                .statusCode(400)
                .body("code", equalTo("limit-out-of-range"));
    }

    private String payNow(Party party) {
        return payNow("operator", party)
                .then()
                .statusCode(201)
                .body("payouts", hasSize(1))
                .extract()
                .path("payouts[0].number");
    }

    private static io.restassured.response.Response payNow(String user, Party party) {
        return onceAs(user)
                .contentType("application/json")
                .body(Map.of("partyKind", party.kind(), "partyId", party.id()))
                .post("/api/v1/payouts");
    }

    private static void awaitState(String number, String state) {
        await().atMost(PATIENCE).until(() -> as("operator")
                .get("/api/v1/payouts/{number}", number)
                .path("state")
                .equals(state));
    }

    private List<Integer> transferred(Party party) {
        return Simulator.transfersTo(payees.account(party)).stream()
                .map(transfer -> (Integer) transfer.get("amount"))
                .toList();
    }

    private boolean enabled(Party party) {
        return books.number(
                        "SELECT count(*) FROM marketplace.payout_account WHERE party_id = :group AND enabled",
                        party.id())
                == 1;
    }

    private long recalls(Party party, String state) {
        return books.number(
                "SELECT count(*) FROM marketplace.recall WHERE party_id = :group AND state = '" + state + "'",
                party.id());
    }

    /** Of the orders the party took part in, those whose postings do not sum to zero. */
    private long ordersThatDoNotBalance(Party party) {
        return books.number(
                """
                SELECT count(*) FROM (SELECT p.order_id FROM marketplace.posting p
                    WHERE p.order_id IN (SELECT q.order_id FROM marketplace.posting q
                        JOIN marketplace.ledger_account a ON a.id = q.account_id WHERE a.party_id = :group)
                    GROUP BY p.order_id HAVING sum(p.amount) <> 0) AS wrong""",
                party.id());
    }
}
