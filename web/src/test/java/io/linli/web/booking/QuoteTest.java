package io.linli.web.booking;

import static io.linli.web.TestUsers.as;
import static io.linli.web.booking.BookedVisits.PROVIDER;
import static io.linli.web.booking.BookedVisits.at;
import static io.linli.web.booking.BookedVisits.get;
import static io.linli.web.booking.BookedVisits.post;
import static io.linli.web.booking.BookedVisits.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class QuoteTest {

    private static final String USER = "resident-06";
    private static final String ASK = "/api/v1/quote-requests";

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Test
    void a_price_is_asked_for_told_and_accepted_by_paying_a_visit_at_it() {
        var service = visits.serviceToBeQuoted();
        var id = asked(service);
        inbox(PROVIDER).body("items.id", hasItem(id));
        accept(id, at(10, 9)).statusCode(409).body("code", equalTo("quote-not-given"));

        quote(PROVIDER, id, Instant.now().plus(Duration.ofDays(3)))
                .statusCode(200)
                .body("total.amount", equalTo(25000));
        inbox(USER).body("items.find { it.id == '" + id + "' }.state", equalTo("QUOTED"));
        var held = accept(id, at(10, 9)).statusCode(201).body("total.amount", equalTo(25000)).extract();
        String booking = held.path("bookingId");
        accept(id, at(10, 14)).statusCode(409).body("code", equalTo("quote-accepted"));
        Shopping.payWith(Shopping.GOOD_CARD, held.path("payUrl"));
        Shopping.awaitGroup(USER, held.path("orderGroupId"), "PAID");

        get(USER, UUID.fromString(booking))
                .body("state", equalTo("CONFIRMED"))
                .body("price.amount", equalTo(25000))
                .body("endsAt", equalTo(at(10, 11).toString()));
        as(USER).get(ASK + "/" + id).then().body("state", equalTo("ACCEPTED")).body("bookingId", equalTo(booking));
        post(USER, ASK + "/" + id + "/declines", Map.of()).statusCode(409).body("code", equalTo("quote-accepted"));
        await().atMost(Shopping.PATIENCE)
                .until(() -> visits.jobState(UUID.fromString(booking)), "ASSIGNED"::equals);
    }

    @Test
    void a_quote_whose_visit_nobody_paid_is_accepted_once_more() {
        var id = asked(visits.serviceToBeQuoted());
        quote(PROVIDER, id, Instant.now().plus(Duration.ofDays(3)));
        var first = accept(id, at(11, 9)).statusCode(201).extract();

        shopping.run(
                "UPDATE marketplace.order_group SET expires_at = now() - interval '1 hour' WHERE id = ?",
                UUID.fromString(first.path("orderGroupId")));
        Shopping.awaitGroup(USER, first.path("orderGroupId"), "CANCELLED");

        accept(id, at(11, 9)).statusCode(201);
    }

    @Test
    void a_price_that_is_not_valid_any_more_is_not_accepted_and_no_is_no() {
        var id = asked(visits.serviceToBeQuoted());
        quote(PROVIDER, id, Instant.now().minus(Duration.ofMinutes(1)))
                .statusCode(400)
                .body("code", equalTo("quote-validity-invalid"));
        quote(PROVIDER, id, Instant.now().plus(Duration.ofDays(3))).statusCode(200);
        shopping.run(
                "UPDATE marketplace.quote_request SET valid_until = now() - interval '1 minute' WHERE id = ?",
                UUID.fromString(id));
        accept(id, at(12, 9)).statusCode(409).body("code", equalTo("quote-expired"));
        post(USER, ASK + "/" + id + "/declines", Map.of()).statusCode(200).body("state", equalTo("DECLINED"));
        post(USER, ASK + "/" + id + "/declines", Map.of()).statusCode(200);
        quote(PROVIDER, id, Instant.now().plus(Duration.ofDays(3)))
                .statusCode(409)
                .body("code", equalTo("quote-request-over"));
        var refused = asked(visits.serviceToBeQuoted());
        post(PROVIDER, ASK + "/" + refused + "/refusals", Map.of("note", "Too high for us."))
                .statusCode(200)
                .body("state", equalTo("REFUSED"));
        accept(refused, at(12, 9)).statusCode(409);
    }

    @Test
    void strangers_and_nonsense_are_refused() {
        var id = asked(visits.serviceToBeQuoted());

        as("resident-07").get(ASK + "/" + id).then().statusCode(404).body("code", equalTo("quote-request-not-found"));
        as("provider-02").get(ASK + "/" + id).then().statusCode(404);
        quote("provider-02", id, Instant.now().plus(Duration.ofDays(3))).statusCode(404);
        post(USER, ASK, Map.of("serviceItemId", visits.service(0), "wish", "Clean"))
                .statusCode(422)
                .body("code", equalTo("quote-not-needed"));
        post(USER, ASK, Map.of("serviceItemId", UUID.randomUUID(), "wish", "Clean"))
                .statusCode(404)
                .body("code", equalTo("service-not-offered"));
        post(USER, ASK, Map.of("serviceItemId", visits.serviceToBeQuoted(), "wish", " "))
                .statusCode(400)
                .body("code", equalTo("wish-invalid"));
        post(PROVIDER, ASK + "/" + id + "/quotes", Map.of(
                        "lines", List.of(), "minutes", 60, "validUntil", Instant.now().plus(Duration.ofDays(1)).toString()))
                .statusCode(400)
                .body("code", equalTo("quote-lines-invalid"));
        as(USER).get(ASK + "/" + id).then().body("state", equalTo("ASKED")).body("total", nullValue());
        assertThat(id).isNotBlank();
    }

    private String asked(UUID service) {
        return post(USER, ASK, Map.of("serviceItemId", service, "wish", "Repair the balcony door."))
                .statusCode(201)
                .body("state", equalTo("ASKED"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse quote(String user, String id, Instant validUntil) {
        return post(
                user,
                ASK + "/" + id + "/quotes",
                Map.of(
                        "lines",
                        List.of(
                                Map.of("name", "Hinges", "amount", yuan(50)),
                                Map.of("name", "Two hours of work", "amount", yuan(200))),
                        "minutes",
                        120,
                        "validUntil",
                        validUntil.toString()));
    }

    private static ValidatableResponse accept(String id, Instant startsAt) {
        return post(USER, ASK + "/" + id + "/acceptances", Map.of("startsAt", startsAt.toString()));
    }

    private static ValidatableResponse inbox(String user) {
        return as(user).get(ASK).then().statusCode(200);
    }
}
