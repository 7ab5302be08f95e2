package io.linli.web.booking;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.booking.BookedVisits.TECHNICIAN;
import static io.linli.web.booking.BookedVisits.at;
import static io.linli.web.booking.BookedVisits.get;
import static io.linli.web.booking.BookedVisits.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class TrustTest {

    /** In Lakeside; the child is in Maple Court, of the same company. */
    private static final String PARENT = "resident-14";

    private static final String CHILD = "resident-04";
    private static final String ME = "/api/v1/me/trusts";

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Test
    void a_child_books_for_the_parents_whose_address_it_is_and_both_see_it() {
        var service = visits.service(0);
        book(CHILD, service, at(50, 9)).statusCode(403).body("code", equalTo("household-not-trusting"));
        String code = invite(PARENT);
        String trust =
                accept(CHILD, code.toLowerCase()).statusCode(200).extract().path("id");
        accept(CHILD, code).statusCode(200);
        accept("resident-03", code).statusCode(404).body("code", equalTo("invitation-not-found"));
        as(PARENT)
                .contentType("application/json")
                .body(Map.of("note", "Ring twice."))
                .put(ME + "/access-note")
                .then()
                .statusCode(204);

        var order = book(CHILD, service, at(50, 9)).statusCode(201).extract();
        UUID booking = UUID.fromString(order.path("bookingId"));
        Shopping.payWith(Shopping.GOOD_CARD, order.path("payUrl"));
        Shopping.awaitGroup(CHILD, order.path("orderGroupId"), "PAID");

        for (var user : new String[] {CHILD, PARENT}) {
            get(user, booking)
                    .statusCode(200)
                    .body("state", equalTo("CONFIRMED"))
                    .body("communityId", equalTo(Neighbourhood.LAKESIDE.toString()));
            assertThat(as(user).get("/api/v1/bookings").path("items.id").toString())
                    .contains(booking.toString());
        }
        await().atMost(Shopping.PATIENCE).until(() -> visits.jobState(booking), "ASSIGNED"::equals);
        assertThat(shopping.text(
                        "SELECT cast(household_id AS text) FROM fulfillment.job WHERE booking_id = ?", booking))
                .isEqualTo(Neighbourhood.householdOf(14).toString());
        assertThat(shopping.text(
                        """
                        SELECT cast(o.community_id AS text) FROM marketplace.orders o
                        JOIN marketplace.order_line l ON l.order_id = o.id WHERE l.booking_id = ?""",
                        booking))
                .isEqualTo(Neighbourhood.LAKESIDE.toString());
        as(TECHNICIAN)
                .get("/api/v1/bookings/{id}/access-note", booking)
                .then()
                .statusCode(200)
                .body("note", equalTo("Ring twice."));
        get("resident-03", booking).statusCode(404);

        as(PARENT).delete(ME + "/" + trust).then().statusCode(204);
        as(PARENT).delete(ME + "/" + trust).then().statusCode(204);
        book(CHILD, service, at(50, 11)).statusCode(403);
        note(CHILD, booking).body("note", equalTo(""));
        note(PARENT, booking).body("note", equalTo("Ring twice."));
        BookedVisits.cancel(PARENT, booking, Map.of()).statusCode(200).body("back.amount", equalTo(10000));
        get(CHILD, booking).body("state", equalTo("CANCELLED"));
        note(TECHNICIAN, booking).body("note", equalTo(""));
    }

    @Test
    void a_series_ends_when_the_home_trusts_who_began_it_no_more() {
        String trust = accept(CHILD, invite(PARENT)).statusCode(200).extract().path("id");
        String series = post(
                        CHILD,
                        "/api/v1/visit-series",
                        Map.of(
                                "serviceItemId",
                                visits.service(0),
                                "firstDay",
                                LocalDate.now(BookedVisits.ZONE).plusDays(40).toString(),
                                "time",
                                "15:00",
                                "rhythm",
                                "WEEKLY",
                                "householdId",
                                Neighbourhood.householdOf(14)))
                .statusCode(201)
                .extract()
                .path("id");
        visits.awaitSeries(CHILD, series);
        post(CHILD, "/api/v1/visit-series/" + series + "/pauses", Map.of()).statusCode(200);
        as(PARENT).delete(ME + "/" + trust).then().statusCode(204);
        post(CHILD, "/api/v1/visit-series/" + series + "/resumptions", Map.of())
                .statusCode(403)
                .body("code", equalTo("household-not-trusting"));

        shopping.run("UPDATE marketplace.visit_series SET state = 'ACTIVE' WHERE id = ?", UUID.fromString(series));
        shopping.run(
                """
                UPDATE marketplace.deadline SET due_at = now() - interval '1 second', next_at = now() - interval '1 second'
                WHERE kind = 'series-plan' AND subject = ?""",
                UUID.fromString(series));

        await().atMost(Shopping.PATIENCE)
                .until(
                        () -> shopping.text(
                                "SELECT state FROM marketplace.visit_series WHERE id = ?", UUID.fromString(series)),
                        "ENDED"::equals);
        as(PARENT).get("/api/v1/visit-series/" + series).then().body("visits.size()", equalTo(1));
    }

    private static ValidatableResponse note(String user, UUID booking) {
        return as(user).get("/api/v1/bookings/{id}/access-note", booking).then().statusCode(200);
    }

    @Test
    void an_invitation_is_for_others_of_the_same_company_and_ends() {
        accept(PARENT, invite(PARENT)).statusCode(422).body("code", equalTo("own-household"));
        accept("resident-20", invite(PARENT)).statusCode(404).body("code", equalTo("invitation-not-found"));
        accept(CHILD, "nonsense").statusCode(404);
        var code = invite(PARENT);
        shopping.run(
                "UPDATE marketplace.household_trust SET expires_at = now() - interval '1 minute' WHERE household_id = ?",
                Neighbourhood.householdOf(14));
        accept(CHILD, code).statusCode(404);
        as("resident-03")
                .delete(ME + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("trust-not-found"));
    }

    private static String invite(String user) {
        return onceAs(user)
                .post(ME + "/invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    private static ValidatableResponse accept(String user, String code) {
        return post(user, ME + "/acceptances", Map.of("code", code));
    }

    private static ValidatableResponse book(String user, UUID service, java.time.Instant startsAt) {
        return post(
                user,
                "/api/v1/bookings",
                Map.of(
                        "serviceItemId",
                        service,
                        "startsAt",
                        startsAt.toString(),
                        "householdId",
                        Neighbourhood.householdOf(14)));
    }
}
