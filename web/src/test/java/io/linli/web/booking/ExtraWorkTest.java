package io.linli.web.booking;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.booking.BookedVisits.TECHNICIAN;
import static io.linli.web.booking.BookedVisits.at;
import static io.linli.web.booking.BookedVisits.get;
import static io.linli.web.booking.BookedVisits.post;
import static io.linli.web.booking.BookedVisits.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;
import io.linli.web.payment.Books;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ExtraWorkTest {

    private static final String USER = "resident-08";

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Test
    void what_is_agreed_on_site_is_paid_divided_as_the_visit_and_blocks_its_end_until_then() {
        var paid = visits.paid(USER, visits.service(0), at(45, 9));
        visits.near(paid.id());
        step(paid, "start").statusCode(200);
        var work = proposed(paid);

        var order = agree(USER, paid, work)
                .statusCode(201)
                .body("total.amount", equalTo(6000))
                .extract();
        String group = order.path("orderGroupId");
        agree(USER, paid, work).statusCode(201).body("orderGroupId", equalTo(group));
        step(paid, "done").statusCode(409).body("code", equalTo("extra-work-unpaid"));
        assertThat(visits.jobState(paid.id())).isEqualTo("STARTED");
        Shopping.payWith(Shopping.GOOD_CARD, order.path("payUrl"));
        Shopping.awaitGroup(USER, group, "PAID");
        await().atMost(Shopping.PATIENCE).until(() -> state(paid, work), "PAID"::equals);
        step(paid, "done").statusCode(200);

        get(USER, paid.id()).body("state", equalTo("DONE"));
        await().atMost(Shopping.PATIENCE).until(() -> books.splits(UUID.fromString(group)), count -> count == 1);
        var dispute = disputed(paid);
        timeIsOver(paid);
        await().during(Duration.ofSeconds(3))
                .atMost(Shopping.PATIENCE)
                .until(() -> books.sum(UUID.fromString(group), "PARTY_PAYABLE", "SUPPLIER"), sum -> sum == 0);
        onceAs(USER)
                .post("/api/v1/visit-disputes/{id}/withdrawals", dispute)
                .then()
                .statusCode(200);
        await().atMost(Shopping.PATIENCE)
                .until(() -> -books.sum(UUID.fromString(group), "PARTY_PAYABLE", "SUPPLIER"), sum -> sum == 5100);
        await().atMost(Shopping.PATIENCE).until(() -> orderState(group), "COMPLETED"::equals);
        await().atMost(Shopping.PATIENCE).until(() -> orderState(paid.group().toString()), "COMPLETED"::equals);
        agree(USER, paid, work).statusCode(409).body("code", equalTo("visit-not-under-way"));
    }

    @Test
    void what_is_declined_or_only_proposed_blocks_nothing() {
        var paid = visits.paid(USER, visits.service(0), at(46, 9));
        visits.near(paid.id());
        step(paid, "start").statusCode(200);
        var work = proposed(paid);
        proposed(paid);

        answer(USER, paid, work, "declines").statusCode(200).body("state", equalTo("DECLINED"));
        answer(USER, paid, work, "declines").statusCode(200);
        agree(USER, paid, work).statusCode(409).body("code", equalTo("extra-work-answered"));
        step(paid, "done").statusCode(200);
    }

    @Test
    void what_nobody_paid_in_time_may_be_agreed_again() {
        var paid = visits.paid(USER, visits.service(0), at(47, 9));
        var work = proposed(paid);
        String group = agree(USER, paid, work).statusCode(201).extract().path("orderGroupId");

        shopping.run(
                "UPDATE marketplace.order_group SET expires_at = now() - interval '1 hour' WHERE id = ?",
                UUID.fromString(group));
        Shopping.awaitGroup(USER, group, "CANCELLED");

        assertThat(state(paid, work)).isEqualTo("LAPSED");
        String second = agree(USER, paid, work).statusCode(201).extract().path("orderGroupId");
        assertThat(second).isNotEqualTo(group);
        get(USER, paid.id()).body("state", equalTo("CONFIRMED"));
    }

    @Test
    void what_is_paid_after_its_visit_was_called_off_goes_back() {
        var paid = visits.paid(USER, visits.service(0), at(49, 15));
        var order = agree(USER, paid, proposed(paid)).statusCode(201).extract();
        String group = order.path("orderGroupId");
        BookedVisits.cancel(BookedVisits.PROVIDER, paid.id(), Map.of()).statusCode(200);

        Shopping.payWith(Shopping.GOOD_CARD, order.path("payUrl"));

        Shopping.awaitGroup(USER, group, "PAID");
        await().atMost(Shopping.PATIENCE).until(() -> visits.ordered(paid.id()), sum -> sum == 16_000);
    }

    @Test
    void strangers_and_nonsense_are_refused() {
        var paid = visits.paid(USER, visits.service(0), at(48, 9));
        var work = proposed(paid);

        agree("resident-07", paid, work).statusCode(404).body("code", equalTo("booking-not-found"));
        agree(USER, paid, UUID.randomUUID().toString()).statusCode(404).body("code", equalTo("extra-work-not-found"));
        propose("technician-02", paid, 60).statusCode(404);
        propose(USER, paid, 60).statusCode(403);
        propose(TECHNICIAN, paid, 0).statusCode(400).body("code", equalTo("quote-lines-invalid"));
        for (var money : List.of(Map.of("amount", 600, "currency", "JPY"), Map.of("amount", 600))) {
            post(
                            TECHNICIAN,
                            "/api/v1/bookings/" + paid.id() + "/extra-works",
                            Map.of("lines", List.of(Map.of("name", "Balcony windows", "amount", money))))
                    .statusCode(400);
        }
        post(
                        TECHNICIAN,
                        "/api/v1/bookings/" + paid.id() + "/extra-works",
                        Map.of("lines", Collections.singletonList(null)))
                .statusCode(400);
        answer(TECHNICIAN, paid, work, "withdrawals").statusCode(200).body("state", equalTo("WITHDRAWN"));
        agree(USER, paid, work).statusCode(409);
        BookedVisits.cancel(USER, paid.id(), Map.of()).statusCode(200);
        propose(TECHNICIAN, paid, 60).statusCode(409).body("code", equalTo("visit-not-under-way"));
    }

    private String proposed(BookedVisits.Paid paid) {
        return propose(TECHNICIAN, paid, 60)
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse propose(String user, BookedVisits.Paid paid, long amount) {
        return post(
                user,
                "/api/v1/bookings/" + paid.id() + "/extra-works",
                Map.of("lines", List.of(Map.of("name", "Balcony windows", "amount", yuan(amount)))));
    }

    private static ValidatableResponse agree(String user, BookedVisits.Paid paid, String work) {
        return answer(user, paid, work, "agreements");
    }

    private static ValidatableResponse answer(String user, BookedVisits.Paid paid, String work, String what) {
        return post(user, "/api/v1/bookings/" + paid.id() + "/extra-works/" + work + "/" + what, Map.of());
    }

    private ValidatableResponse step(BookedVisits.Paid paid, String step) {
        return as(TECHNICIAN)
                .post("/api/v1/jobs/" + visits.job(paid.id()) + "/" + step)
                .then();
    }

    private static String state(BookedVisits.Paid paid, String work) {
        return as(USER).get("/api/v1/bookings/{id}/extra-works", paid.id())
                .path("items.find { it.id == '" + work + "' }.state");
    }

    /** Of the visit; what was done beside it waits with it. */
    private static String disputed(BookedVisits.Paid paid) {
        return onceAs(USER)
                .contentType("application/json")
                .body(Map.of("bookingId", paid.id(), "reason", "BADLY_DONE", "words", "The frames are dirty."))
                .post("/api/v1/visit-disputes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Nobody can dispute the visit any more. */
    private void timeIsOver(BookedVisits.Paid paid) {
        shopping.run(
                """
                UPDATE marketplace.share_release r SET due_at = now() - interval '1 second'
                FROM marketplace.order_line l WHERE l.id = r.line_id AND l.booking_id = ?""",
                paid.id());
    }

    private String orderState(String group) {
        return books.text("SELECT state FROM marketplace.orders WHERE group_id = :group", UUID.fromString(group));
    }
}
