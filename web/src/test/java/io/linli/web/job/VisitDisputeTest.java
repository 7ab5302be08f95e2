package io.linli.web.job;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.settlement.ReleaseShares;
import io.linli.web.LinliStack;
import io.linli.web.booking.BookedVisits;
import io.linli.web.job.PaidVisits.PaidVisit;
import io.linli.web.payment.Books;
import io.linli.web.payment.Simulator;

/** The money of a visit waits for 48 hours; a dispute keeps it waiting until it is decided. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class VisitDisputeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DISPUTES = "/api/v1/visit-disputes";

    @Inject
    PaidVisits paid;

    @Inject
    BookedVisits visits;

    @Inject
    Books books;

    @Inject
    ReleaseShares releaseShares;

    @Test
    void the_money_of_a_visit_waits_for_48_hours_and_is_then_released() {
        var visit = made("resident-03");

        assertThat(hoursToRelease(visit)).isBetween(47L, 48L);
        books.run(releaseShares::next);
        assertThat(payable(visit)).isZero();
        timeIsOver(visit);

        await().atMost(PATIENCE).until(() -> payable(visit) < 0);
        dispute(visit, "resident-03").statusCode(409).body("code", equalTo("dispute-window-over"));
    }

    @Test
    void the_money_of_a_visit_made_before_its_time_waits_for_48_hours_after_its_end() {
        var visit = paid.paid("resident-03");
        await().atMost(PATIENCE).until(() -> books.splits(visit.group()) == 1);
        visits.shift(visit.booking(), Instant.now().plus(Duration.ofHours(10)));

        paid.work(visit);

        await().atMost(PATIENCE).until(() -> hoursToRelease(visit) == 59);
    }

    @Test
    void who_says_done_late_can_still_be_disputed_and_owes_what_was_released_meanwhile() {
        var visit = paid.paid("resident-04");
        await().atMost(PATIENCE).until(() -> books.splits(visit.group()) == 1);
        visits.shift(visit.booking(), Instant.now().minus(Duration.ofDays(4)));
        paid.begin(visit);
        timeIsOver(visit);
        await().atMost(PATIENCE).until(() -> payable(visit) < 0);

        paid.finish(visit);
        await().atMost(PATIENCE).until(() -> hoursToRelease(visit) >= 47);
        var id = UUID.fromString(
                dispute(visit, "resident-04").statusCode(201).extract().path("id"));
        answer(id).statusCode(200);
        decide(id, Map.of("verdict", "REFUND", "words", "All of it")).statusCode(200);

        awaitState(visit, id, "REFUNDED");
        assertThat(payable(visit) + books.sum(visit.group(), "PARTY_RECEIVABLE", "SUPPLIER"))
                .isZero();
        assertThat(books.sum(visit.group(), "PARTY_PENDING", "SUPPLIER")).isZero();
    }

    @Test
    void a_refund_that_comes_back_leaves_the_money_where_it_is_until_it_is_decided_again() {
        var visit = made("resident-09");
        long share = books.sum(visit.group(), "PARTY_PENDING", "SUPPLIER");
        var id = UUID.fromString(
                dispute(visit, "resident-09").statusCode(201).extract().path("id"));
        answer(id).statusCode(200);
        Simulator.inject(Map.of("kind", "refund-failure", "count", 1));
        decide(id, Map.of("verdict", "REFUND", "words", "All of it")).statusCode(200);
        awaitState(visit, id, "REFUND_FAILED");
        await().atMost(PATIENCE).until(() -> books.sum(visit.group(), "PARTY_PENDING", "SUPPLIER") == share);

        timeIsOver(visit);
        await().during(Duration.ofSeconds(4)).atMost(PATIENCE).until(() -> payable(visit) == 0);
        assertThat(books.sum(visit.group(), "PARTY_PENDING", "SUPPLIER")).isEqualTo(share);

        decide(id, Map.of("verdict", "RELEASE", "words", "Settled between them."))
                .statusCode(200);
        await().atMost(PATIENCE).until(() -> payable(visit) == share);
    }

    @Test
    void a_disputed_visit_is_released_when_the_platform_says_so_and_not_before() {
        var visit = made("resident-04");
        var id = UUID.fromString(dispute(visit, "resident-04")
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .extract()
                .path("id"));
        dispute(visit, "resident-04")
                .statusCode(409)
                .body("code", equalTo("visit-disputed"))
                .body("disputeId", equalTo(id.toString()));
        timeIsOver(visit);
        books.run(releaseShares::next);
        assertThat(payable(visit)).isZero();

        decide(id, Map.of("verdict", "RELEASE", "words", "No"))
                .statusCode(409)
                .body("code", equalTo("visit-dispute-unanswered"));
        onceAs("provider-01")
                .contentType("application/json")
                .body(Map.of("words", "Mine?"))
                .post(DISPUTES + "/{id}/answers", id)
                .then()
                .statusCode(404)
                .body("code", equalTo("visit-dispute-not-found"));
        answer(id).statusCode(200).body("state", equalTo("ANSWERED"));
        answer(id).statusCode(409).body("code", equalTo("visit-dispute-decided"));
        decide(id, Map.of("verdict", "RELEASE", "words", "The photos show it was done."))
                .statusCode(200)
                .body("state", equalTo("RELEASED"));

        await().atMost(PATIENCE).until(() -> payable(visit) < 0);
        assertThat(books.sum(visit.group(), "PARTY_PENDING", "SUPPLIER")).isZero();
        decide(id, Map.of("verdict", "REFUND", "words", "After all"))
                .statusCode(409)
                .body("code", equalTo("visit-dispute-decided"));
    }

    @Test
    void a_part_goes_back_and_the_rest_is_released() {
        var visit = made("resident-05");
        long share = books.sum(visit.group(), "PARTY_PENDING", "SUPPLIER");
        var id = UUID.fromString(
                dispute(visit, "resident-05").statusCode(201).extract().path("id"));
        answer(id).statusCode(200);
        decide(id, Map.of("verdict", "REFUND", "amount", Map.of("amount", 10_001, "currency", "CNY"), "words", "All"))
                .statusCode(422)
                .body("code", equalTo("approved-amount-out-of-range"));

        decide(
                        id,
                        Map.of(
                                "verdict",
                                "REFUND",
                                "amount",
                                Map.of("amount", 4_000, "currency", "CNY"),
                                "words",
                                "Half of it"))
                .statusCode(200)
                .body("state", equalTo("REFUNDING"))
                .body("granted.amount", equalTo(4_000));

        awaitState(visit, id, "REFUNDED");
        await().atMost(PATIENCE).until(() -> payable(visit) < 0);
        assertThat(books.refundEntries(visit.group())).isOne();
        assertThat(books.number(
                        "SELECT cast(sum(refunded) AS bigint) FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id WHERE o.group_id = :group",
                        visit.group()))
                .isEqualTo(4_000);
        assertThat(payable(visit)).isEqualTo(share * 6 / 10);
        assertThat(books.sum(visit.group(), "PARTY_PENDING", "SUPPLIER")).isZero();
        assertThat(books.sum(visit.group(), "PARTY_RECEIVABLE", "SUPPLIER")).isZero();
    }

    @Test
    void a_visit_that_was_not_made_or_is_somebody_elses_is_not_disputed() {
        var visit = paid.paid("resident-06");

        dispute(visit, "resident-06").statusCode(409).body("code", equalTo("visit-not-done"));
        dispute(visit, "resident-07").statusCode(404).body("code", equalTo("booking-not-found"));
        paid.make(visit);
        var id = UUID.fromString(
                dispute(visit, "resident-06").statusCode(201).extract().path("id"));
        as("resident-07").get(DISPUTES + "/{id}", id).then().statusCode(404);
        as("provider-01").get(DISPUTES).then().body("items.id", not(hasItem(id.toString())));
        as("property-harbor").get(DISPUTES).then().body("items.id", not(hasItem(id.toString())));
        as("property-sunrise").get(DISPUTES).then().body("items.id", hasItem(id.toString()));
        as("operator").queryParam("limit", 100).get(DISPUTES).then().body("items.id", hasItem(id.toString()));
        onceAs("resident-06")
                .post(DISPUTES + "/{id}/withdrawals", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        timeIsOver(visit);
        await().atMost(PATIENCE).until(() -> payable(visit) < 0);
    }

    /** Each round either the dispute is there and nothing was released, or it came too late. */
    @Test
    void a_dispute_and_the_release_at_the_same_moment_never_both_happen() {
        var visit = made("resident-08");
        secondsToRelease(visit, 2);

        var answers = IntStream.range(0, 24)
                .parallel()
                .mapToObj(turn -> {
                    books.run(releaseShares::next);
                    return turn % 3 == 0
                            ? dispute(visit, "resident-08").extract().statusCode()
                            : 0;
                })
                .filter(status -> status != 0)
                .toList();

        boolean disputed = answers.contains(201);
        assertThat(answers.stream().filter(status -> status == 201).count()).isLessThanOrEqualTo(1);
        timeIsOver(visit);
        books.run(releaseShares::next);
        assertThat(payable(visit) == 0).isEqualTo(disputed);
    }

    private static void awaitState(PaidVisit visit, UUID id, String state) {
        await().atMost(PATIENCE)
                .until(() -> as(visit.user()).get(DISPUTES + "/{id}", id).path("state"), state::equals);
    }

    private PaidVisit made(String user) {
        var visit = paid.paid(user);
        await().atMost(PATIENCE).until(() -> books.splits(visit.group()) == 1);
        paid.make(visit);
        await().atMost(PATIENCE).until(() -> hoursToRelease(visit) <= 48);
        return visit;
    }

    private long payable(PaidVisit visit) {
        return books.sum(visit.group(), "PARTY_PAYABLE", "SUPPLIER");
    }

    private long hoursToRelease(PaidVisit visit) {
        return books.number(
                """
                SELECT cast(extract(epoch FROM r.due_at - now()) / 3600 AS bigint) FROM marketplace.share_release r
                JOIN marketplace.orders o ON o.id = r.order_id WHERE o.group_id = :group""",
                visit.group());
    }

    private void timeIsOver(PaidVisit visit) {
        secondsToRelease(visit, -1);
    }

    private void secondsToRelease(PaidVisit visit, int seconds) {
        books.change(
                """
                UPDATE marketplace.share_release SET due_at = now() + %d * interval '1 second'
                WHERE order_id IN (SELECT id FROM marketplace.orders WHERE group_id = :group)"""
                        .formatted(seconds),
                visit.group());
    }

    private static ValidatableResponse dispute(PaidVisit visit, String user) {
        return onceAs(user)
                .contentType("application/json")
                .body(Map.of("bookingId", visit.booking(), "reason", "BADLY_DONE", "words", "The frames are dirty."))
                .post(DISPUTES)
                .then();
    }

    private static ValidatableResponse answer(UUID id) {
        return onceAs(PaidVisits.PROVIDER)
                .contentType("application/json")
                .body(Map.of("words", "They were clean when we left."))
                .post(DISPUTES + "/{id}/answers", id)
                .then();
    }

    private static ValidatableResponse decide(UUID id, Map<String, ?> decision) {
        return onceAs("operator")
                .contentType("application/json")
                .body(decision)
                .post(DISPUTES + "/{id}/decisions", id)
                .then();
    }
}
