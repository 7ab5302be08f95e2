package io.linli.web.booking;

import static io.linli.web.TestUsers.as;
import static io.linli.web.booking.BookedVisits.PROVIDER;
import static io.linli.web.booking.BookedVisits.TECHNICIAN;
import static io.linli.web.booking.BookedVisits.at;
import static io.linli.web.booking.BookedVisits.cancel;
import static io.linli.web.booking.BookedVisits.get;
import static io.linli.web.booking.BookedVisits.move;
import static io.linli.web.booking.BookedVisits.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.paidvisit.ExcuseVisits;
import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;
import io.linli.web.payment.Books;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class MoveVisitTest {

    private static final String USER = "resident-10";

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Inject
    ExcuseVisits excuse;

    @Test
    void a_moved_visit_has_its_new_time_and_the_old_one_is_free() {
        var service = visits.service(0);
        var paid = visits.paid(USER, service, at(30, 9));
        slots(paid.id(), 30).body("items.startsAt", not(hasItem(at(30, 9).toString())));

        move(USER, paid.id(), at(30, 14))
                .statusCode(200)
                .body("startsAt", equalTo(at(30, 14).toString()))
                .body("moves", equalTo(1))
                .body("progress", equalTo("ASSIGNED"));
        move(USER, paid.id(), at(30, 14)).statusCode(200).body("moves", equalTo(1));

        slots(paid.id(), 30)
                .body("items.startsAt", hasItem(at(30, 9).toString()))
                .body("items.startsAt", not(hasItem(at(30, 14).toString())));
        assertThat(visits.holdState(paid.id())).isEqualTo("CONFIRMED");
        as(TECHNICIAN)
                .queryParam("day", LocalDate.now(BookedVisits.ZONE).plusDays(30).toString())
                .get("/api/v1/jobs")
                .then()
                .body(
                        "items.find { it.bookingId == '" + paid.id() + "' }.startsAt",
                        equalTo(at(30, 14).toString()));
        cancel(USER, paid.id(), Map.of()).statusCode(200);
    }

    @Test
    void where_the_new_time_is_taken_the_visit_stays_and_the_next_free_times_are_named() {
        var service = visits.service(0);
        var one = visits.paid(USER, service, at(31, 9));
        var other = visits.paid("resident-11", service, at(31, 11));

        List<String> next = move(USER, one.id(), at(31, 11))
                .statusCode(409)
                .body("code", equalTo("slot-taken"))
                .extract()
                .path("nextSlots");

        assertThat(next).isNotEmpty().doesNotContain(at(31, 11).toString());
        get(USER, one.id()).body("startsAt", equalTo(at(31, 9).toString())).body("moves", equalTo(0));
        assertThat(visits.holdState(one.id())).isEqualTo("CONFIRMED");
        move(USER, one.id(), at(31, 3)).statusCode(422).body("code", equalTo("outside-working-hours"));
        move(USER, one.id(), at(-1, 9)).statusCode(422).body("code", equalTo("visit-time-invalid"));
        move("resident-11", one.id(), at(31, 14)).statusCode(404).body("code", equalTo("booking-not-found"));
        Stream.of(one, other).forEach(paid -> cancel(paid.user(), paid.id(), Map.of()));
    }

    @Test
    void two_who_want_the_same_new_time_never_get_it_both() {
        var service = visits.service(0);
        var one = visits.paid(USER, service, at(32, 9));
        var other = visits.paid("resident-11", service, at(32, 11));

        var answers = Stream.of(one, other)
                .map(paid -> CompletableFuture.supplyAsync(
                        () -> move(paid.user(), paid.id(), at(32, 15)).extract().statusCode()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409);
        Stream.of(one, other).forEach(paid -> cancel(paid.user(), paid.id(), Map.of()));
    }

    @Test
    void it_is_moved_twice_at_most_and_not_at_all_when_giving_it_up_would_cost() {
        var paid = visits.paid(USER, visits.service(0), at(33, 9));

        move(USER, paid.id(), at(33, 10)).statusCode(200).body("movable", equalTo(true));
        move(USER, paid.id(), at(33, 11)).statusCode(200).body("movable", equalTo(false));
        move(USER, paid.id(), at(33, 12)).statusCode(409).body("code", equalTo("moved-too-often"));
        visits.shift(paid.id(), Instant.now().plus(Duration.ofHours(5)));
        move(USER, paid.id(), at(33, 12)).statusCode(409).body("code", equalTo("move-too-late"));
    }

    @Test
    void who_is_excused_moves_and_gives_up_at_no_cost_however_late() {
        var paid = visits.paid(USER, visits.service(0), at(34, 9));
        visits.shift(paid.id(), Instant.now().plus(Duration.ofHours(1)));

        books.run(() -> excuse.excuse(List.of(paid.id())));
        books.run(() -> excuse.excuse(List.of(paid.id())));

        get(USER, paid.id()).body("excused", equalTo(true)).body("movable", equalTo(true));
        move(USER, paid.id(), at(34, 16)).statusCode(200).body("excused", equalTo(false));
        visits.shift(paid.id(), Instant.now().plus(Duration.ofHours(1)));
        books.run(() -> excuse.excuse(List.of(paid.id())));
        cancel(USER, paid.id(), Map.of()).statusCode(200).body("fee.amount", equalTo(0));
    }

    @Test
    void a_provider_proposes_another_time_and_the_household_agrees_or_not() {
        var paid = visits.paid(USER, visits.service(0), at(35, 9));
        visits.shift(paid.id(), Instant.now().plus(Duration.ofHours(5)));

        var refused = proposed(paid, at(35, 13));
        answer(USER, paid.id(), refused, false).statusCode(200).body("proposal", nullValue());
        answer(USER, paid.id(), refused, true).statusCode(409).body("code", equalTo("proposal-answered"));
        var withdrawn = proposed(paid, at(35, 13));
        var agreed = proposed(paid, at(35, 14));
        get(USER, paid.id())
                .body("proposal.id", equalTo(agreed))
                .body("proposal.startsAt", equalTo(at(35, 14).toString()));
        answer(USER, paid.id(), withdrawn, true).statusCode(409);
        answer("resident-11", paid.id(), agreed, true).statusCode(404);
        answer(USER, paid.id(), agreed, true)
                .statusCode(200)
                .body("startsAt", equalTo(at(35, 14).toString()))
                .body("proposal", nullValue());
        answer(USER, paid.id(), agreed, true).statusCode(200).body("moves", equalTo(1));

        post(
                        "provider-02",
                        "/api/v1/bookings/" + paid.id() + "/proposals",
                        Map.of("startsAt", at(35, 16).toString()))
                .statusCode(404);
        post(
                        USER,
                        "/api/v1/bookings/" + paid.id() + "/proposals",
                        Map.of("startsAt", at(35, 16).toString()))
                .statusCode(403);
        cancel(USER, paid.id(), Map.of()).statusCode(200);
    }

    @Test
    void a_proposal_whose_time_is_taken_by_now_moves_nothing_and_stays_open() {
        var service = visits.service(0);
        var paid = visits.paid(USER, service, at(36, 9));
        var proposal = proposed(paid, at(36, 13));
        var other = visits.paid("resident-11", service, at(36, 13));

        answer(USER, paid.id(), proposal, true).statusCode(409).body("code", equalTo("slot-taken"));

        get(USER, paid.id()).body("startsAt", equalTo(at(36, 9).toString())).body("proposal.state", equalTo("OPEN"));
        Stream.of(paid, other).forEach(one -> cancel(one.user(), one.id(), Map.of()));
    }

    private static String proposed(BookedVisits.Paid paid, Instant startsAt) {
        return post(
                        PROVIDER,
                        "/api/v1/bookings/" + paid.id() + "/proposals",
                        Map.of("startsAt", startsAt.toString(), "note", "Our van is in the garage."))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static io.restassured.response.ValidatableResponse answer(
            String user, UUID booking, String proposal, boolean accept) {
        return post(
                user, "/api/v1/bookings/" + booking + "/proposals/" + proposal + "/answers", Map.of("accept", accept));
    }

    private static io.restassured.response.ValidatableResponse slots(UUID booking, int day) {
        return as(USER).queryParam(
                        "from", LocalDate.now(BookedVisits.ZONE).plusDays(day).toString())
                .queryParam("days", 1)
                .get("/api/v1/bookings/{id}/slots", booking)
                .then()
                .statusCode(200);
    }
}
