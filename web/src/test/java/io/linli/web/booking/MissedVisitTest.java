package io.linli.web.booking;

import static io.linli.web.TestUsers.as;
import static io.linli.web.booking.BookedVisits.PROVIDER;
import static io.linli.web.booking.BookedVisits.TECHNICIAN;
import static io.linli.web.booking.BookedVisits.at;
import static io.linli.web.booking.BookedVisits.get;
import static io.linli.web.booking.BookedVisits.post;
import static io.linli.web.booking.BookedVisits.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class MissedVisitTest {

    private static final String USER = "resident-12";

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Test
    void a_technician_who_waited_in_vain_is_believed_when_nobody_contradicts() {
        var paid = visits.paid(USER, visits.service(0), at(40, 9));

        atDoor(paid.id()).statusCode(409).body("code", equalTo("too-early-at-the-door"));
        visits.shift(paid.id(), ago(10));
        missed(TECHNICIAN, paid.id()).statusCode(409).body("code", equalTo("not-at-the-door"));
        atDoor(paid.id()).statusCode(200);
        missed(TECHNICIAN, paid.id()).statusCode(409).body("code", equalTo("waited-too-short"));
        get(USER, paid.id()).body("technicianAtDoorSince", notNullValue());
        visits.waited(paid.id());
        missed(TECHNICIAN, paid.id())
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("claimedBy", equalTo("TECHNICIAN"));
        missed(TECHNICIAN, paid.id()).statusCode(200).body("state", equalTo("OPEN"));
        get(USER, paid.id()).body("state", equalTo("CONFIRMED"));
        timeOver(paid.id());

        await().atMost(Shopping.PATIENCE).until(() -> state(paid.id()), "SETTLED"::equals);
        get(USER, paid.id())
                .body("state", equalTo("CANCELLED"))
                .body("cancellation.by", equalTo("NO_SHOW"))
                .body("cancellation.fee.amount", equalTo(10000));
        assertThat(visits.refunds(paid.id())).isZero();
        assertThat(visits.holdState(paid.id())).isEqualTo("RELEASED");
    }

    @Test
    void a_household_nobody_came_to_gets_all_back_when_nobody_contradicts() {
        var paid = visits.paid(USER, visits.service(0), at(41, 9));

        missed(USER, paid.id()).statusCode(409).body("code", equalTo("technician-may-come"));
        visits.shift(paid.id(), ago(20));
        missed(USER, paid.id()).statusCode(200).body("state", equalTo("OPEN"));
        timeOver(paid.id());

        await().atMost(Shopping.PATIENCE).until(() -> state(paid.id()), "SETTLED"::equals);
        get(USER, paid.id()).body("cancellation.back.amount", equalTo(10000));
        assertThat(visits.ordered(paid.id())).isEqualTo(10000);
    }

    @Test
    void who_contradict_each_other_are_decided_by_a_person_and_nothing_moves_until_then() {
        var paid = visits.paid(USER, visits.service(0), at(42, 9));
        visits.shift(paid.id(), ago(30));
        missed(USER, paid.id()).statusCode(200);
        atDoor(paid.id()).statusCode(200);
        visits.waited(paid.id());

        missed(TECHNICIAN, paid.id()).statusCode(200).body("state", equalTo("CONTESTED"));
        timeOver(paid.id());
        releaseDue(paid.id());

        as("operator")
                .get("/api/v1/missed-visits")
                .then()
                .statusCode(200)
                .body("items.bookingId", hasItem(paid.id().toString()));
        as(PROVIDER)
                .get("/api/v1/missed-visits")
                .then()
                .body("items.bookingId", hasItem(paid.id().toString()));
        as("provider-02")
                .get("/api/v1/missed-visits")
                .then()
                .body("items.bookingId", not(hasItem(paid.id().toString())));
        assertThat(visits.refunds(paid.id())).isZero();
        assertThat(shopping.text(RELEASED, paid.id())).isNull();
        decide("operator", paid.id(), 101).statusCode(400).body("code", equalTo("refund-amount-out-of-range"));
        decide("provider-01", paid.id(), 0).statusCode(403);
        decide("operator", paid.id(), 60).statusCode(200).body("state", equalTo("DECIDED"));
        decide("operator", paid.id(), 60).statusCode(409).body("code", equalTo("missed-visit-not-contested"));

        get(USER, paid.id())
                .body("state", equalTo("CANCELLED"))
                .body("cancellation.back.amount", equalTo(6000))
                .body("missed.decision", equalTo("Both are a little right."));
        assertThat(visits.ordered(paid.id())).isEqualTo(6000);
        await().atMost(Shopping.PATIENCE).until(() -> shopping.text(RELEASED, paid.id()), at -> at != null);
    }

    @Test
    void a_visit_that_took_place_contradicts_a_household_that_says_nobody_came() {
        var paid = visits.paid(USER, visits.service(0), at(43, 9));
        visits.shift(paid.id(), ago(20));
        missed(USER, paid.id()).statusCode(200).body("state", equalTo("OPEN"));
        as(TECHNICIAN)
                .post("/api/v1/jobs/{id}/start", visits.job(paid.id()))
                .then()
                .statusCode(200);
        as(TECHNICIAN)
                .post("/api/v1/jobs/{id}/done", visits.job(paid.id()))
                .then()
                .statusCode(200);

        timeOver(paid.id());

        await().atMost(Shopping.PATIENCE).until(() -> state(paid.id()), "CONTESTED"::equals);
        decide("operator", paid.id(), 100).statusCode(200);
        get(USER, paid.id()).body("state", equalTo("DONE"));
        assertThat(visits.ordered(paid.id())).isEqualTo(10000);
    }

    @Test
    void only_the_other_side_contradicts_and_strangers_know_of_nothing() {
        var paid = visits.paid(USER, visits.service(0), at(44, 9));
        visits.shift(paid.id(), ago(20));

        contradict(PROVIDER, paid.id()).statusCode(404).body("code", equalTo("missed-visit-not-found"));
        post(USER, "/api/v1/bookings/" + paid.id() + "/missed", Map.of("note", " "))
                .statusCode(400)
                .body("code", equalTo("note-missing"));
        missed("resident-11", paid.id()).statusCode(404).body("code", equalTo("booking-not-found"));
        missed("technician-02", paid.id()).statusCode(404);
        missed(USER, paid.id()).statusCode(200);
        contradict(USER, paid.id()).statusCode(409).body("code", equalTo("own-claim"));
        contradict("provider-02", paid.id()).statusCode(404);
        contradict(PROVIDER, paid.id()).statusCode(200).body("state", equalTo("CONTESTED"));
        contradict(PROVIDER, paid.id()).statusCode(200).body("answer", equalTo("We were there."));
        decide("operator", paid.id(), 0).statusCode(200);
        assertThat(visits.refunds(paid.id())).isZero();
    }

    @Test
    void who_is_missed_and_agrees_on_another_time_is_missed_no_more_and_may_be_missed_then() {
        var paid = calledAbsent(47);

        BookedVisits.cancel(USER, paid.id(), Map.of()).statusCode(409).body("code", equalTo("visit-missed-pending"));
        String proposal = post(
                        PROVIDER,
                        "/api/v1/bookings/" + paid.id() + "/proposals",
                        Map.of("startsAt", at(47, 16).toString()))
                .statusCode(201)
                .extract()
                .path("id");
        post(USER, "/api/v1/bookings/" + paid.id() + "/proposals/" + proposal + "/answers", Map.of("accept", true))
                .statusCode(200);

        assertThat(state(paid.id())).isEqualTo("WITHDRAWN");
        assertThat(shopping.number(
                        "SELECT count(*) FROM marketplace.deadline WHERE kind = 'missed-visit-answer' AND subject = ?",
                        paid.id()))
                .isZero();
        get(USER, paid.id()).body("state", equalTo("CONFIRMED")).body("missed", nullValue());
        visits.shift(paid.id(), ago(20));
        missed(TECHNICIAN, paid.id()).statusCode(409).body("code", equalTo("not-at-the-door"));
        missed(USER, paid.id()).statusCode(200).body("state", equalTo("OPEN"));
        timeOver(paid.id());
        await().atMost(Shopping.PATIENCE).until(() -> state(paid.id()), "SETTLED"::equals);
        assertThat(visits.ordered(paid.id())).isEqualTo(10000);
    }

    @Test
    void a_provider_that_calls_off_what_it_missed_gives_all_back_and_what_a_person_is_to_decide_stays() {
        var calledOff = calledAbsent(48);
        BookedVisits.cancel(PROVIDER, calledOff.id(), Map.of()).statusCode(200).body("back.amount", equalTo(10000));
        assertThat(state(calledOff.id())).isEqualTo("WITHDRAWN");

        var contested = calledAbsent(49);
        contradict(USER, contested.id()).statusCode(200).body("state", equalTo("CONTESTED"));
        BookedVisits.cancel(PROVIDER, contested.id(), Map.of())
                .statusCode(409)
                .body("code", equalTo("visit-missed-pending"));
        BookedVisits.cancel(USER, contested.id(), Map.of()).statusCode(409);
        decide("operator", contested.id(), 100).statusCode(200);
        assertThat(visits.ordered(contested.id())).isEqualTo(10000);
    }

    @Test
    void nobody_is_missed_by_a_technician_who_did_not_wait() {
        var paid = visits.paid(USER, visits.service(0), at(50, 15));
        visits.shift(paid.id(), ago(10));
        atDoor(paid.id()).statusCode(200);
        visits.waited(paid.id());

        shopping.run(
                "UPDATE marketplace.booking SET technician_id = ? WHERE id = ?",
                Neighbourhood.technician(2),
                paid.id());
        get(USER, paid.id()).body("technicianAtDoorSince", nullValue());
        shopping.run(
                "UPDATE marketplace.booking SET technician_id = ? WHERE id = ?",
                Neighbourhood.technician(1),
                paid.id());
        missed(TECHNICIAN, paid.id()).statusCode(200);
    }

    private BookedVisits.Paid calledAbsent(int day) {
        var paid = visits.paid(USER, visits.service(0), at(day, 18));
        visits.shift(paid.id(), ago(10));
        atDoor(paid.id()).statusCode(200);
        visits.waited(paid.id());
        missed(TECHNICIAN, paid.id()).statusCode(200).body("state", equalTo("OPEN"));
        return paid;
    }

    private static final String RELEASED =
            """
            SELECT cast(r.released_at AS text) FROM marketplace.share_release r
            JOIN marketplace.order_line l ON l.id = r.line_id WHERE l.booking_id = ?""";

    private void releaseDue(UUID booking) {
        await().atMost(Shopping.PATIENCE)
                .until(
                        () -> shopping.number(
                                """
                                SELECT count(*) FROM marketplace.share_release r
                                JOIN marketplace.order_line l ON l.id = r.line_id WHERE l.booking_id = ?""",
                                booking),
                        count -> count == 1);
        shopping.run(
                """
                UPDATE marketplace.share_release SET due_at = now() - interval '1 hour'
                WHERE line_id IN (SELECT id FROM marketplace.order_line WHERE booking_id = ?)""",
                booking);
    }

    private String state(UUID booking) {
        return shopping.text(
                "SELECT state FROM marketplace.missed_visit WHERE booking_id = ? ORDER BY moves DESC LIMIT 1", booking);
    }

    private void timeOver(UUID booking) {
        shopping.run(
                """
                UPDATE marketplace.deadline SET due_at = now() - interval '1 second', next_at = now() - interval '1 second'
                WHERE kind = 'missed-visit-answer' AND subject = ?""",
                booking);
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes));
    }

    private static ValidatableResponse atDoor(UUID booking) {
        return as(TECHNICIAN)
                .post("/api/v1/bookings/{id}/missed/at-door", booking)
                .then();
    }

    private static ValidatableResponse missed(String user, UUID booking) {
        return post(user, "/api/v1/bookings/" + booking + "/missed", Map.of("note", "Nobody there."));
    }

    private static ValidatableResponse contradict(String user, UUID booking) {
        return post(user, "/api/v1/bookings/" + booking + "/missed/contradictions", Map.of("note", "We were there."));
    }

    private static ValidatableResponse decide(String user, UUID booking, long back) {
        return post(
                user,
                "/api/v1/missed-visits/" + booking + "/decisions",
                Map.of("back", yuan(back), "note", "Both are a little right."));
    }
}
