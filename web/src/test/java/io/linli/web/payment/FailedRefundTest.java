package io.linli.web.payment;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.token;
import static io.linli.web.booking.BookedVisits.PROVIDER;
import static io.linli.web.booking.BookedVisits.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.booking.BookedVisits;
import io.linli.web.order.Shopping;

/** Money of a visit that the payment provider could not give back, and the operator who has it given back again. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class FailedRefundTest {

    private static final String USER = "resident-15";
    private static final String HERE = "/api/v1/failed-refunds";

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
    }

    @Test
    void it_is_made_again_once_however_often_it_is_asked_for_and_then_all_is_back() {
        var paid = calledOff(55, 1);
        var failed = awaitFailed(paid, 1);
        as("operator")
                .queryParam("limit", 100)
                .get(HERE)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(failed.toString()))
                .body("items.find { it.id == '%s' }.reason".formatted(failed), equalTo("VISIT_CANCELLED"))
                .body("items.find { it.id == '%s' }.amount.amount".formatted(failed), equalTo(10_000))
                .body(
                        "items.find { it.id == '%s' }.groupId".formatted(failed),
                        equalTo(paid.group().toString()));
        token("operator");

        var answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(turn -> repeat("operator", failed)
                        .statusCode(200)
                        .body("madeBefore", equalTo(false))
                        .extract()
                        .<String>path("refundId"))
                .distinct()
                .toList();

        assertThat(answers).hasSize(1).doesNotContain(failed.toString());
        await().atMost(Shopping.PATIENCE).until(() -> orderState(paid), "REFUNDED"::equals);
        assertThat(visits.refunds(paid.id())).isEqualTo(2);
        assertThat(states(paid)).containsExactly("FAILED", "SUCCEEDED");
        assertThat(gaveBack(paid)).isEqualTo(10_000);
        assertThat(claimed(paid)).isEqualTo(10_000);
        assertThat(books.sum(paid.group(), "PARTY_PENDING", "SUPPLIER")).isZero();
        repeat("operator", failed).statusCode(200).body("refundId", equalTo(answers.get(0)));
        assertThat(visits.refunds(paid.id())).isEqualTo(2);
        as("operator").queryParam("limit", 100).get(HERE).then().body("items.id", not(hasItem(failed.toString())));
    }

    @Test
    void one_that_fails_again_is_made_again_from_there() {
        var paid = calledOff(56, 2);
        var first = awaitFailed(paid, 1);
        var second = UUID.fromString(
                repeat("operator", first).statusCode(200).extract().path("refundId"));
        awaitFailed(paid, 2);
        repeat("operator", first).statusCode(200).body("refundId", equalTo(second.toString()));

        repeat("operator", second).statusCode(200);

        await().atMost(Shopping.PATIENCE).until(() -> orderState(paid), "REFUNDED"::equals);
        assertThat(states(paid)).containsExactly("FAILED", "FAILED", "SUCCEEDED");
        assertThat(gaveBack(paid)).isEqualTo(10_000);
        assertThat(claimed(paid)).isEqualTo(10_000);
    }

    @Test
    void what_we_gave_up_but_the_provider_made_is_written_down_and_not_made_again() {
        var paid = calledOff(57, 0);
        await().atMost(Shopping.PATIENCE).until(() -> states(paid), List.of("SUCCEEDED")::equals);
        await().atMost(Shopping.PATIENCE).until(() -> orderState(paid), "REFUNDED"::equals);
        var refund = refunds(paid).get(0);
        forget(refund);

        repeat("operator", refund)
                .statusCode(200)
                .body("refundId", equalTo(refund.toString()))
                .body("madeBefore", equalTo(true));

        assertThat(states(paid)).containsExactly("SUCCEEDED");
        assertThat(gaveBack(paid)).isEqualTo(10_000);
        assertThat(claimed(paid)).isEqualTo(10_000);
    }

    @Test
    void only_the_operator_and_only_what_failed() {
        var paid = calledOff(58, 1);
        var failed = awaitFailed(paid, 1);
        for (var user : List.of(PROVIDER, USER, "property-sunrise", "technician-01")) {
            repeat(user, failed).statusCode(403);
            as(user).get(HERE).then().statusCode(403);
        }
        given().post(HERE + "/{id}/repeats", failed).then().statusCode(401);
        repeat("operator", UUID.randomUUID()).statusCode(404).body("code", equalTo("refund-not-found"));
        as("operator").queryParam("limit", 0).get(HERE).then().statusCode(400);
        as("operator")
                .queryParam("cursor", "???")
                .get(HERE)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        shopping.run("UPDATE marketplace.refund SET reason = 'AFTER_SALE' WHERE id = ?", failed);
        repeat("operator", failed).statusCode(409).body("code", equalTo("refund-decided-elsewhere"));
        shopping.run("UPDATE marketplace.refund SET reason = 'VISIT_CANCELLED' WHERE id = ?", failed);
        assertThat(visits.refunds(paid.id())).isOne();

        var again = UUID.fromString(
                repeat("operator", failed).statusCode(200).extract().path("refundId"));
        await().atMost(Shopping.PATIENCE).until(() -> states(paid), List.of("FAILED", "SUCCEEDED")::equals);
        repeat("operator", again).statusCode(409).body("code", equalTo("refund-not-failed"));
    }

    private BookedVisits.Paid calledOff(int day, int failures) {
        var paid = visits.paid(USER, visits.service(0), at(day, 9));
        if (failures > 0) {
            Simulator.inject(Map.of("kind", "refund-failure", "count", failures));
        }
        BookedVisits.cancel(PROVIDER, paid.id(), Map.of()).statusCode(200);
        return paid;
    }

    /** As if we had given it up, and nobody had told us that it was made. */
    private void forget(UUID refund) {
        shopping.run(
                """
                UPDATE marketplace.refundable b SET claimed = b.claimed - r.amount
                FROM marketplace.refund r WHERE r.id = ? AND r.line_id = b.line_id""",
                refund);
        shopping.run(
                "UPDATE marketplace.refund SET state = 'FAILED', provider_refund = NULL, failure = 'gone' WHERE id = ?",
                refund);
    }

    private UUID awaitFailed(BookedVisits.Paid paid, int count) {
        await().atMost(Shopping.PATIENCE)
                .until(() -> states(paid).stream().filter("FAILED"::equals).count(), failed -> failed == count);
        return refunds(paid).get(count - 1);
    }

    private List<UUID> refunds(BookedVisits.Paid paid) {
        return books.list(
                """
                SELECT r.id FROM marketplace.refund r JOIN marketplace.payment_attempt a ON a.id = r.attempt_id
                WHERE a.group_id = :group ORDER BY r.id""",
                UUID.class,
                paid.group());
    }

    private List<String> states(BookedVisits.Paid paid) {
        return books.list(
                """
                SELECT r.state FROM marketplace.refund r JOIN marketplace.payment_attempt a ON a.id = r.attempt_id
                WHERE a.group_id = :group ORDER BY r.id""",
                String.class,
                paid.group());
    }

    private long claimed(BookedVisits.Paid paid) {
        return books.number(
                """
                SELECT b.claimed FROM marketplace.refundable b JOIN marketplace.order_line l ON l.id = b.line_id
                JOIN marketplace.orders o ON o.id = l.order_id WHERE o.group_id = :group""",
                paid.group());
    }

    /** In minor units, as the provider has it. */
    private long gaveBack(BookedVisits.Paid paid) {
        return Simulator.refundsOf(books.payment(paid.group())).stream()
                .filter(refund -> "succeeded".equals(refund.get("status")))
                .mapToLong(refund -> ((Number) refund.get("amount")).longValue())
                .sum();
    }

    private String orderState(BookedVisits.Paid paid) {
        return books.text("SELECT state FROM marketplace.orders WHERE group_id = :group", paid.group());
    }

    private static ValidatableResponse repeat(String user, UUID refund) {
        return as(user).post(HERE + "/{id}/repeats", refund).then();
    }
}
