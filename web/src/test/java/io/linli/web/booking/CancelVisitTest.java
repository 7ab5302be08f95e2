package io.linli.web.booking;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.TestUsers.token;
import static io.linli.web.booking.BookedVisits.PROVIDER;
import static io.linli.web.booking.BookedVisits.TECHNICIAN;
import static io.linli.web.booking.BookedVisits.at;
import static io.linli.web.booking.BookedVisits.cancel;
import static io.linli.web.booking.BookedVisits.get;
import static io.linli.web.booking.BookedVisits.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;
import io.linli.web.payment.Books;
import io.linli.web.payment.Simulator;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class CancelVisitTest {

    private static final String USER = "resident-09";

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Test
    void given_up_in_time_it_costs_nothing_and_the_technician_is_free() {
        var paid = visits.paid(USER, visits.service(0), at(21, 9));

        as(USER).get("/api/v1/bookings/{id}/cancellation", paid.id())
                .then()
                .statusCode(200)
                .body("fee.amount", equalTo(0))
                .body("back.amount", equalTo(10000))
                .body("freeUntil", equalTo(at(20, 9).toString()));
        cancel(USER, paid.id(), Map.of("expectedFee", yuan(0))).statusCode(200).body("back.amount", equalTo(10000));
        cancel(USER, paid.id(), Map.of()).statusCode(200).body("back.amount", equalTo(10000));

        get(USER, paid.id())
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("cancellation.by", equalTo("RESIDENT"))
                .body("movable", equalTo(false));
        assertThat(visits.holdState(paid.id())).isEqualTo("RELEASED");
        assertThat(visits.jobState(paid.id())).isEqualTo("CANCELLED");
        assertThat(visits.refunds(paid.id())).isOne();
        await().atMost(Shopping.PATIENCE).until(() -> orderState(paid), "REFUNDED"::equals);
        assertThat(pending(paid, "SUPPLIER")).isZero();
    }

    @Test
    void given_up_late_the_fee_is_kept_and_divided_and_the_rest_goes_back() {
        var paid = visits.paid(USER, visits.service(0), at(22, 9));
        visits.shift(paid.id(), Instant.now().plus(Duration.ofHours(5)));

        as(USER).get("/api/v1/bookings/{id}/cancellation", paid.id())
                .then()
                .body("fee.amount", equalTo(5000))
                .body("back.amount", equalTo(5000));
        cancel(USER, paid.id(), Map.of("expectedFee", yuan(0)))
                .statusCode(409)
                .body("code", equalTo("cancellation-fee-changed"));
        get(USER, paid.id()).body("state", equalTo("CONFIRMED")).body("cancellation", nullValue());
        cancel(USER, paid.id(), Map.of("expectedFee", yuan(50), "note", "ill"))
                .statusCode(200)
                .body("fee.amount", equalTo(5000));

        await().atMost(Shopping.PATIENCE).until(() -> books.reversals(paid.group()), count -> count == 1);
        assertThat(visits.ordered(paid.id())).isEqualTo(5000);
        long supplier = -pending(paid, "SUPPLIER");
        long company = -pending(paid, "PROPERTY_COMPANY");
        long platform = -pending(paid, "PLATFORM");
        assertThat(supplier + company + platform).isEqualTo(5000);
        assertThat(List.of(supplier, company, platform)).isEqualTo(List.of(4250L, 500L, 250L));
        await().atMost(Shopping.PATIENCE).until(() -> orderState(paid), "COMPLETED"::equals);
    }

    @Test
    void shortly_before_all_of_it_is_the_fee() {
        var paid = visits.paid(USER, visits.service(0), at(23, 9));
        visits.shift(paid.id(), Instant.now().plus(Duration.ofHours(1)));

        cancel(USER, paid.id(), Map.of("expectedFee", yuan(100)))
                .statusCode(200)
                .body("fee.amount", equalTo(10000))
                .body("back.amount", equalTo(0));

        assertThat(visits.refunds(paid.id())).isZero();
    }

    @Test
    void given_up_by_the_provider_all_goes_back_however_late() {
        var paid = visits.paid(USER, visits.service(0), at(24, 9));
        visits.shift(paid.id(), Instant.now().plus(Duration.ofHours(1)));

        cancel(PROVIDER, paid.id(), Map.of("note", "The van broke down."))
                .statusCode(200)
                .body("by", equalTo("PROVIDER"))
                .body("back.amount", equalTo(10000));

        await().atMost(Shopping.PATIENCE).until(() -> orderState(paid), "REFUNDED"::equals);
    }

    @Test
    void what_could_not_be_given_back_is_nobodys_until_a_person_saw_to_it() {
        var paid = visits.paid(USER, visits.service(0), at(24, 18));
        Simulator.inject(Map.of("kind", "refund-failure", "count", 1));
        cancel(PROVIDER, paid.id(), Map.of()).statusCode(200).body("back.amount", equalTo(10000));
        await().atMost(Shopping.PATIENCE)
                .until(
                        () -> shopping.text(
                                """
                                SELECT r.state FROM marketplace.refund r JOIN marketplace.order_line l ON l.id = r.line_id
                                WHERE l.booking_id = ?""",
                                paid.id()),
                        "FAILED"::equals);

        shopping.run(
                """
                UPDATE marketplace.share_release SET due_at = now() - interval '1 hour'
                WHERE line_id IN (SELECT id FROM marketplace.order_line WHERE booking_id = ?)""",
                paid.id());

        await().during(Duration.ofSeconds(3))
                .atMost(Shopping.PATIENCE)
                .until(
                        () -> shopping.number(
                                """
                                SELECT count(*) FROM marketplace.share_release r
                                JOIN marketplace.order_line l ON l.id = r.line_id
                                WHERE l.booking_id = ? AND r.released_at IS NOT NULL""",
                                paid.id()),
                        released -> released == 0);
    }

    @Test
    void a_visit_somebody_else_booked_or_makes_is_not_found_and_one_that_has_begun_stays() {
        var paid = visits.paid(USER, visits.service(0), at(25, 9));

        cancel("resident-20", paid.id(), Map.of()).statusCode(404).body("code", equalTo("booking-not-found"));
        cancel("resident-10", paid.id(), Map.of()).statusCode(404);
        cancel("provider-02", paid.id(), Map.of()).statusCode(404);
        cancel(TECHNICIAN, paid.id(), Map.of()).statusCode(403);
        get("resident-10", paid.id()).statusCode(404);
        cancel(USER, UUID.randomUUID(), Map.of()).statusCode(404);
        cancel(USER, paid.id(), Map.of("note", "x".repeat(501))).statusCode(400).body("code", equalTo("note-too-long"));
        visits.near(paid.id());
        as(TECHNICIAN)
                .post("/api/v1/jobs/{id}/start", visits.job(paid.id()))
                .then()
                .statusCode(200);
        cancel(USER, paid.id(), Map.of()).statusCode(409).body("code", equalTo("visit-started"));
        cancel(PROVIDER, paid.id(), Map.of()).statusCode(409).body("code", equalTo("visit-started"));

        assertThat(visits.refunds(paid.id())).isZero();
        assertThat(visits.holdState(paid.id())).isEqualTo("CONFIRMED");
    }

    @Test
    void what_is_only_held_is_not_given_up_this_way() {
        var cart = Shopping.emptyCart(USER);
        Shopping.add(
                        USER,
                        cart,
                        Map.of(
                                "serviceItemId",
                                visits.service(0),
                                "startsAt",
                                at(26, 9).toString()))
                .statusCode(201);

        cancel(USER, BookedVisits.last(USER), Map.of()).statusCode(409).body("code", equalTo("visit-not-paid"));
    }

    @Test
    void of_starting_and_giving_up_at_once_exactly_one_wins() {
        var service = visits.service(0);
        for (int round = 0; round < 4; round++) {
            var paid = visits.paid(USER, service, at(27, 9 + round));
            var job = visits.job(paid.id());
            visits.shift(paid.id(), Instant.now().plus(Duration.ofHours(5)));
            token(TECHNICIAN);

            var started = CompletableFuture.supplyAsync(
                    () -> as(TECHNICIAN).post("/api/v1/jobs/{id}/start", job).statusCode());
            var cancelled = CompletableFuture.supplyAsync(() -> onceAs(USER)
                    .contentType("application/json")
                    .body(Map.of())
                    .post("/api/v1/bookings/{id}/cancellations", paid.id())
                    .statusCode());

            assertThat(List.of(started.join(), cancelled.join())).containsExactlyInAnyOrder(200, 409);
            boolean begun = started.join() == 200;
            assertThat(visits.jobState(paid.id())).isEqualTo(begun ? "STARTED" : "CANCELLED");
            assertThat(visits.refunds(paid.id())).isEqualTo(begun ? 0 : 1);
        }
    }

    private String orderState(BookedVisits.Paid paid) {
        return books.text("SELECT state FROM marketplace.orders WHERE group_id = :group", paid.group());
    }

    private long pending(BookedVisits.Paid paid, String party) {
        return books.sum(paid.group(), "PARTY_PENDING", party);
    }
}
