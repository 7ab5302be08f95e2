package io.linli.web.technician;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.booking.BookedVisits;
import io.linli.web.job.PaidVisits;
import io.linli.web.order.Shopping;

/** What a technician is told of visits, on the own page. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class TechnicianNoticeTest {

    private static final String USER = "resident-03";
    private static final String HERE = "/api/v1/technician-notices";

    @Inject
    PaidVisits paid;

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Test
    void a_visit_that_is_given_moved_and_called_off_is_told_each_time() {
        var visit = paid.paidAt(USER, movable(), BookedVisits.at(20, 14));
        var first = start(visit.job());
        assertThat(kinds(visit.job())).containsExactly("ASSIGNED");

        BookedVisits.move(USER, visit.booking(), later(visit)).statusCode(200);
        assertThat(kinds(visit.job())).containsExactly("MOVED", "ASSIGNED");
        var told = all().getMap("items.find { it.jobId == '" + visit.job() + "' }");
        assertThat(told).containsEntry("wasAt", first.toString());
        assertThat(told).containsEntry("startsAt", start(visit.job()).toString());
        assertThat(told.get("service")).isEqualTo(Map.of("en", "Deep clean", "zh", "深度保洁"));
        BookedVisits.cancel(USER, visit.booking(), Map.of()).statusCode(200);
        BookedVisits.cancel(USER, visit.booking(), Map.of()).statusCode(200);

        assertThat(kinds(visit.job())).containsExactly("CALLED_OFF", "MOVED", "ASSIGNED");
        as("technician-01")
                .queryParam("limit", 100)
                .get(HERE)
                .then()
                .statusCode(200)
                .body("items.findAll { it.jobId == '" + visit.job() + "' }", empty());
    }

    @Test
    void who_a_visit_is_taken_from_and_who_gets_it_are_told_and_of_one_left_open_nobody_is() {
        var visit = paid.paid(USER);
        var technician = technician(visit.job());
        var colleague = UUID.fromString(onceAs(PaidVisits.PROVIDER)
                .contentType("application/json")
                .body(Map.of("name", "Ms Han", "timeZone", "Asia/Shanghai"))
                .post("/api/v1/technicians")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));

        shopping.run("UPDATE fulfillment.job SET technician_id = ? WHERE id = ?", colleague, visit.job());
        assertThat(kinds(visit.job())).containsExactly("TAKEN_AWAY", "ASSIGNED");
        assertThat(stored(visit.job(), colleague)).isEqualTo("ASSIGNED");
        shopping.run(
                "UPDATE fulfillment.job SET technician_id = ?, offered = 'POOL' WHERE id = ?", technician, visit.job());
        assertThat(kinds(visit.job())).containsExactly("TAKEN_AWAY", "ASSIGNED");
        assertThat(stored(visit.job(), colleague)).isEqualTo("ASSIGNED TAKEN_AWAY");
        shopping.run("UPDATE fulfillment.job SET offered = NULL WHERE id = ?", visit.job());

        assertThat(kinds(visit.job())).containsExactly("ASSIGNED", "TAKEN_AWAY", "ASSIGNED");
    }

    @Test
    void what_the_household_says_of_a_visit_is_told_once() {
        var missed = paid.paid(USER);
        visits.shift(missed.booking(), Instant.now().minus(Duration.ofMinutes(20)));
        for (int turn = 0; turn < 2; turn++) {
            BookedVisits.post(USER, "/api/v1/bookings/" + missed.booking() + "/missed", Map.of("note", "Nobody came."))
                    .statusCode(200);
        }
        var done = paid.paid(USER);
        paid.make(done);
        String dispute = onceAs(USER)
                .contentType("application/json")
                .body(Map.of("bookingId", done.booking(), "reason", "BADLY_DONE", "words", "The frames are wet."))
                .post("/api/v1/visit-disputes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        await().atMost(Shopping.PATIENCE).until(() -> kinds(missed.job()).contains("MISSED"));
        await().atMost(Shopping.PATIENCE).until(() -> kinds(done.job()).contains("DISPUTED"));
        onceAs(USER)
                .post("/api/v1/visit-disputes/{id}/withdrawals", dispute)
                .then()
                .statusCode(200);

        await().atMost(Shopping.PATIENCE).until(() -> kinds(done.job()).get(0), "DISPUTE_OVER"::equals);
        assertThat(kinds(missed.job()).stream().filter("MISSED"::equals)).hasSize(1);
        assertThat(kinds(done.job()).stream().filter("DISPUTED"::equals)).hasSize(1);
    }

    @Test
    void what_was_shown_is_read_and_what_came_after_stays_new() {
        var visit = paid.paid(USER);
        var shown = notice(visit.job());
        read(PaidVisits.TECHNICIAN, shown).statusCode(200).body("unread", equalTo(0));
        read(PaidVisits.TECHNICIAN, shown).statusCode(200).body("unread", equalTo(0));
        BookedVisits.cancel(USER, visit.booking(), Map.of()).statusCode(200);
        assertThat(all().getInt("unread")).isOne();
        assertThat((String) all().get("items[0].readAt")).isNull();

        read(PaidVisits.TECHNICIAN, shown).statusCode(200).body("unread", equalTo(1));
        read("technician-01", shown).statusCode(404).body("code", equalTo("notice-not-found"));
        for (var other : List.of("provider-02", USER, "operator", "property-sunrise")) {
            as(other).get(HERE).then().statusCode(403);
        }
        given().get(HERE).then().statusCode(401);
        as(PaidVisits.TECHNICIAN).queryParam("limit", 101).get(HERE).then().statusCode(400);
        as(PaidVisits.TECHNICIAN)
                .queryParam("cursor", "?")
                .get(HERE)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        var page = as(PaidVisits.TECHNICIAN).queryParam("limit", 1).get(HERE).jsonPath();
        as(PaidVisits.TECHNICIAN)
                .queryParam("limit", 1)
                .queryParam("cursor", page.getString("next"))
                .get(HERE)
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(shown));
    }

    /** A service whose visits may be moved until a day before. */
    private UUID movable() {
        var service = paid.service();
        shopping.run(
                """
                UPDATE catalog.service_item SET terms = jsonb_set(terms, '{cancellation}',
                    '{"steps": [{"hoursBefore": 24, "percent": 0}]}') WHERE id = ?""",
                service);
        return service;
    }

    private static io.restassured.response.ValidatableResponse read(String user, String upTo) {
        return as(user).contentType("application/json")
                .body(Map.of("upTo", upTo))
                .post(HERE + "/read")
                .then();
    }

    private static JsonPath all() {
        return as(PaidVisits.TECHNICIAN)
                .queryParam("limit", 100)
                .get(HERE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Of a visit, newest first. */
    private static List<String> kinds(UUID job) {
        return all().getList("items.findAll { it.jobId == '" + job + "' }.kind");
    }

    private static String notice(UUID job) {
        return all().getString("items.find { it.jobId == '" + job + "' }.id");
    }

    private String stored(UUID job, UUID technician) {
        return shopping.text(
                """
                SELECT string_agg(kind, ' ' ORDER BY id) FROM fulfillment.technician_notice
                WHERE job_id = ? AND technician_id = ?""",
                job,
                technician);
    }

    /** A free time a week after the first ones. */
    private Instant later(PaidVisits.PaidVisit visit) {
        var service =
                shopping.text("SELECT cast(service_item_id AS text) FROM fulfillment.job WHERE id = ?", visit.job());
        return Instant.parse(as(visit.user())
                .queryParam(
                        "from", LocalDate.now(BookedVisits.ZONE).plusDays(15).toString())
                .queryParam("days", 7)
                .get("/api/v1/services/{id}/slots", service)
                .path("items[0].startsAt"));
    }

    private Instant start(UUID job) {
        return Instant.ofEpochSecond(shopping.number(
                "SELECT cast(extract(epoch FROM starts_at) AS bigint) FROM fulfillment.job WHERE id = ?", job));
    }

    private UUID technician(UUID job) {
        return UUID.fromString(
                shopping.text("SELECT cast(technician_id AS text) FROM fulfillment.job WHERE id = ?", job));
    }
}
