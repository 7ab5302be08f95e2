package io.linli.web.payment;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.payment.Shopping.Placed;

/** A payer's bank takes a payment back: 1.50 and 29.00 yuan in two lines of two suppliers, and 15 yuan of fee. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class DisputeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long TOTAL = 3_050;
    private static final long FEE = 1_500;

    @Inject
    Books books;

    @BeforeEach
    void a_dispute_costs_a_fee() {
        Simulator.set("disputeFee", FEE);
    }

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
        Simulator.set("disputeFee", 0);
    }

    @Test
    void the_operator_sees_its_deadline_and_the_money_is_held_apart() {
        var placed = paid("resident-13");
        var dispute = Simulator.dispute(books.payment(placed.group()), null, false);

        var id = shown(dispute, "NEEDS_RESPONSE");

        as("operator")
                .get("/api/v1/disputes/{id}", id)
                .then()
                .statusCode(200)
                .body("amount.amount", equalTo((int) TOTAL))
                .body("reason", equalTo("product_not_received"))
                .body("evidenceDueAt", notNullValue())
                .body("answerable", equalTo(true))
                .body("orderGroupId", equalTo(placed.group().toString()));
        as("operator")
                .get("/api/v1/disputes?limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id.toString()));
        awaitMoved(dispute, "DISPUTES_HELD", TOTAL);
        assertThat(moved(dispute, "PROVIDER_CLEARING")).isEqualTo(-TOTAL - FEE);
        assertThat(moved(dispute, "PARTY_PAYABLE")).isEqualTo(FEE);
        assertThat(sharesOf(placed)).isEqualTo(-TOTAL);
    }

    @Test
    void won_by_its_evidence_the_money_comes_back_and_the_fee_stays() {
        var placed = paid("resident-14");
        var dispute = Simulator.dispute(books.payment(placed.group()), null, false);
        var id = shown(dispute, "NEEDS_RESPONSE");

        submit("operator", id, "winning_evidence").statusCode(200).body("evidence", equalTo("winning_evidence"));

        awaitState(id, "WON");
        awaitMoved(dispute, "DISPUTES_HELD", 0);
        assertThat(Simulator.movementsOf(dispute)).hasSize(2);
        assertThat(moved(dispute, "PROVIDER_CLEARING")).isEqualTo(-FEE);
        assertThat(moved(dispute, "PARTY_PAYABLE")).isEqualTo(FEE);
        assertThat(sharesOf(placed)).isEqualTo(-TOTAL);
        assertThat(linesLost(id)).isZero();
    }

    @Test
    void lost_every_party_gives_back_its_share_of_every_line_once_however_often_it_is_told() {
        Simulator.inject(Map.of("kind", "webhook-duplicate", "count", 100, "copies", 3, "event", "charge.dispute.*"));
        var placed = paid("resident-15");
        var dispute = Simulator.dispute(books.payment(placed.group()), null, false);
        var id = shown(dispute, "NEEDS_RESPONSE");

        Simulator.decide(dispute, "lost");

        awaitState(id, "LOST");
        await().atMost(PATIENCE).until(() -> sharesOf(placed) == 0);
        assertThat(linesLost(id)).isEqualTo(2);
        assertThat(held(placed)).isZero();
        assertThat(moved(dispute, "DISPUTES_HELD")).isEqualTo(TOTAL);
        assertThat(lostEntries(id)).isEqualTo(2);
        await().atMost(PATIENCE)
                .until(() ->
                        Shopping.look(placed).<String>get("orders[0].state").equals("REFUNDED"));
    }

    @Test
    void what_went_back_before_is_not_lost_again() {
        var placed = paid("resident-16");
        books.change(
                """
                INSERT INTO marketplace.refundable (line_id, company_id, captured, claimed)
                SELECT l.id, l.company_id, l.amount, 900 FROM marketplace.order_line l
                JOIN marketplace.orders o ON o.id = l.order_id WHERE o.group_id = :group AND l.amount = 2900""",
                placed.group());
        var dispute = Simulator.dispute(books.payment(placed.group()), TOTAL - 900, false);
        var id = shown(dispute, "NEEDS_RESPONSE");

        Simulator.decide(dispute, "lost");

        awaitState(id, "LOST");
        assertThat(books.list(
                        "SELECT amount FROM marketplace.dispute_line WHERE dispute_id = :group ORDER BY amount",
                        Long.class,
                        id))
                .containsExactly(150L, 2_000L);
        assertThat(books.number(
                        """
                        SELECT count(*) FROM marketplace.refundable b JOIN marketplace.dispute_line d USING (line_id)
                        WHERE d.dispute_id = :group AND b.claimed = b.captured""",
                        id))
                .isEqualTo(2);
    }

    @Test
    void a_dispute_that_is_told_before_its_payment_is_not_lost_from_sight() {
        Simulator.inject(Map.of("kind", "webhook-delay", "count", 10, "millis", 3_000, "event", "checkout.*"));
        Simulator.inject(Map.of("kind", "webhook-delay", "count", 10, "millis", 3_000, "event", "payment_intent.*"));
        var placed = Shopping.order("resident-14", Map.of(1, 1, 14, 2));

        Simulator.payAndDispute(placed.page());

        await().atMost(PATIENCE)
                .until(() -> books.number(
                                "SELECT count(*) FROM marketplace.dispute WHERE group_id = :group"
                                        + " AND state = 'NEEDS_RESPONSE'",
                                placed.group())
                        == 1);
        var dispute =
                books.text("SELECT provider_dispute FROM marketplace.dispute WHERE group_id = :group", placed.group());
        awaitMoved(dispute, "DISPUTES_HELD", TOTAL);
        assertThat(Shopping.stateOf(placed)).isEqualTo("PAID");
    }

    @Test
    void an_inquiry_moves_nothing() {
        var placed = paid("resident-17");
        var dispute = Simulator.dispute(books.payment(placed.group()), 500L, true);

        var id = shown(dispute, "INQUIRY");

        assertThat(Simulator.movementsOf(dispute)).isEmpty();
        submit("operator", id, "The parcel was handed over at the gate.").statusCode(200);
        awaitState(id, "INQUIRY_UNDER_REVIEW");
        Simulator.decide(dispute, "won");
        awaitState(id, "INQUIRY_CLOSED");
        assertThat(sharesOf(placed)).isEqualTo(-TOTAL);
    }

    @Test
    void evidence_is_submitted_once_and_by_the_operator_alone() {
        var placed = paid("resident-18");
        var id = shown(Simulator.dispute(books.payment(placed.group()), 500L, false), "NEEDS_RESPONSE");

        for (String other : List.of("resident-18", "supplier-02", "property-sunrise", "technician-01")) {
            submit(other, id, "mine").statusCode(403);
            as(other).get("/api/v1/disputes").then().statusCode(403);
            as(other).get("/api/v1/disputes/{id}", id).then().statusCode(403);
        }
        given().get("/api/v1/disputes").then().statusCode(401);
        submit("operator", UUID.randomUUID(), "x").statusCode(404).body("code", equalTo("dispute-not-found"));
        submit("operator", id, "   ").statusCode(400).body("code", equalTo("evidence-invalid"));
        submit("operator", id, "x".repeat(20_001)).statusCode(400).body("code", equalTo("evidence-invalid"));

        submit("operator", id, "The parcel was handed over at the gate.").statusCode(200);

        awaitState(id, "UNDER_REVIEW");
        submit("operator", id, "And another thing").statusCode(409).body("code", equalTo("dispute-not-answerable"));
    }

    @Test
    void a_provider_that_is_away_leaves_the_dispute_to_be_answered_again() {
        var placed = paid("resident-13");
        var dispute = Simulator.dispute(books.payment(placed.group()), 500L, false);
        var id = shown(dispute, "NEEDS_RESPONSE");
        Simulator.inject(Map.of("kind", "rate-limit", "count", 1, "method", "POST", "path", "/v1/disputes*"));

        submit("operator", id, "It was handed over.")
                .statusCode(503)
                .body("code", equalTo("payment-provider-unavailable"));
        as("operator")
                .get("/api/v1/disputes/{id}", id)
                .then()
                .body("state", equalTo("NEEDS_RESPONSE"))
                .body("evidence", equalTo("It was handed over."));

        submit("operator", id, "It was handed over.").statusCode(200);
        awaitState(id, "UNDER_REVIEW");
    }

    private Placed paid(String user) {
        var placed = Shopping.order(user, Map.of(1, 1, 14, 2));
        Simulator.pay(placed.page());
        await().atMost(PATIENCE).until(() -> Shopping.stateOf(placed).equals("PAID"));
        await().atMost(PATIENCE).until(() -> sharesOf(placed) == -TOTAL);
        return placed;
    }

    /** Waits until the operator sees it. */
    private UUID shown(String dispute, String state) {
        await().atMost(PATIENCE).until(() -> idOf(dispute) != null);
        var id = idOf(dispute);
        awaitState(id, state);
        return id;
    }

    private @Nullable UUID idOf(String dispute) {
        List<Map<String, String>> all = as("operator")
                .get("/api/v1/disputes?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return all.stream()
                .filter(one -> dispute.equals(one.get("providerDispute")))
                .map(one -> UUID.fromString(one.get("id")))
                .findFirst()
                .orElse(null);
    }

    private static void awaitState(UUID id, String state) {
        await().atMost(PATIENCE)
                .until(
                        () -> as("operator")
                                .get("/api/v1/disputes/{id}", id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .path("state"),
                        state::equals);
    }

    private static ValidatableResponse submit(String user, UUID id, String text) {
        return onceAs(user)
                .contentType("application/json")
                .body(Map.of("text", text))
                .post("/api/v1/disputes/{id}/evidence", id)
                .then();
    }

    private void awaitMoved(String dispute, String account, long amount) {
        await().atMost(PATIENCE).until(() -> moved(dispute, account) == amount);
    }

    /** What the provider's movements for a dispute did to one kind of account. */
    private long moved(String dispute, String account) {
        return Simulator.movementsOf(dispute).stream()
                .mapToLong(movement -> books.number(
                        """
                        SELECT cast(coalesce(sum(p.amount), 0) AS bigint) FROM marketplace.posting p
                        JOIN marketplace.ledger_account a ON a.id = p.account_id
                        JOIN marketplace.journal_entry e ON e.id = p.entry_id
                        WHERE e.reference = 'dispute-movement:%s' AND a.kind = '%s' AND cast(:group AS uuid) IS NULL"""
                                .formatted(movement, account),
                        null))
                .sum();
    }

    private long sharesOf(Placed placed) {
        return books.sum(placed.group(), "PARTY_PENDING", "SUPPLIER")
                + books.sum(placed.group(), "PARTY_PENDING", "PROPERTY_COMPANY")
                + books.sum(placed.group(), "PARTY_PENDING", "PLATFORM");
    }

    private long held(Placed placed) {
        return books.sum(placed.group(), "ORDERS_HELD", "PLATFORM");
    }

    private long linesLost(UUID id) {
        return books.number("SELECT count(*) FROM marketplace.dispute_line WHERE dispute_id = :group", id);
    }

    private long lostEntries(UUID id) {
        return books.number(
                """
                SELECT count(*) FROM marketplace.journal_entry e JOIN marketplace.dispute_line d
                ON e.reference IN ('dispute-lost:' || d.id, 'split-reversal:' || d.id)
                WHERE d.dispute_id = :group AND e.kind = 'DISPUTE_LOST'""",
                id);
    }
}
