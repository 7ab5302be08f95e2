package io.linli.web.technician;

import static io.linli.web.TestUsers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.Test;

import io.linli.catalog.kernel.Ids;
import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.schedule.BusyCalendars;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;
import io.linli.web.payment.Books;

/** Busy times come in as iCalendar, visits go out. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class CalendarResourceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final String CALENDARS = "/api/v1/technicians/{id}/calendars";

    @Inject
    Teams teams;

    @Inject
    Shopping shopping;

    @Inject
    BusyCalendars calendars;

    @Inject
    Books books;

    @Test
    void busy_times_of_a_calendar_are_not_offered_until_it_is_removed() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(20);

        String calendar = upload(technician, daily(day, 9, 3))
                .statusCode(201)
                .body("calendars", hasSize(1))
                .body("calendars[0].name", equalTo("Dentist"))
                .extract()
                .path("calendars[0].id");

        assertThat(offered(item, day)).isEqualTo(19);
        assertThat(offered(item, day.plusDays(2))).isEqualTo(19);
        assertThat(offered(item, day.plusDays(3))).isEqualTo(23);
        Shopping.add(
                        "resident-12",
                        Shopping.emptyCart("resident-12"),
                        java.util.Map.of(
                                "serviceItemId",
                                item,
                                "startsAt",
                                day.atTime(9, 30).atZone(ZONE).toInstant().toString()))
                .statusCode(409)
                .body("code", equalTo("slot-taken"));

        as(Teams.USER)
                .delete(CALENDARS + "/{calendar}", technician, calendar)
                .then()
                .statusCode(200);
        assertThat(offered(item, day)).isEqualTo(23);
    }

    @Test
    void a_file_is_read_again_when_its_time_has_come_because_the_horizon_moves_on() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(21);
        upload(technician, daily(day, 9, 1)).statusCode(201);
        shopping.run("DELETE FROM fulfillment.busy_time WHERE technician_id = ?", technician);
        assertThat(offered(item, day)).isEqualTo(23);

        shopping.run(
                "UPDATE fulfillment.busy_calendar SET next_read_at = now() - interval '1 year' WHERE technician_id = ?",
                technician);
        books.run(() -> calendars.readDue());

        assertThat(offered(item, day)).isEqualTo(19);
    }

    @Test
    void a_calendar_that_cannot_be_read_keeps_nobody_from_reading_the_others() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(22);
        upload(technician, daily(day, 9, 1)).statusCode(201);
        upload(technician, daily(day, 9, 1).replace("PT1H30M", "PT2562047788015215H"))
                .statusCode(400)
                .body("code", equalTo("calendar-invalid"));
        upload(technician, daily(day, 9, 1).replace("END:VEVENT", "SUMMARY:A\0B\nEND:VEVENT"))
                .statusCode(400)
                .body("code", equalTo("calendar-invalid"));
        shopping.run(
                """
                INSERT INTO fulfillment.busy_calendar (id, technician_id, name, content, next_read_at)
                SELECT gen_random_uuid(), technician_id, 'Long', replace(content, 'PT1H30M', 'PT2562047788015215H'), next_read_at
                FROM fulfillment.busy_calendar WHERE technician_id = ?""",
                technician);
        shopping.run("DELETE FROM fulfillment.busy_time WHERE technician_id = ?", technician);
        shopping.run(
                """
                UPDATE fulfillment.busy_calendar SET
                    next_read_at = now() - CASE name WHEN 'Long' THEN interval '3 years' ELSE interval '2 years' END
                WHERE technician_id = ?""",
                technician);

        books.run(() -> calendars.readDue());

        assertThat(offered(item, day)).isEqualTo(19);
        as(Teams.USER)
                .get("/api/v1/technicians/{id}", technician)
                .then()
                .body("calendars.find { it.name == 'Long' }.problem", equalTo("calendar-invalid"))
                .body("calendars.find { it.name == 'Dentist' }.problem", equalTo(null));
    }

    @Test
    void what_is_no_calendar_or_lies_on_our_own_network_is_refused() {
        var technician = teams.technician(Teams.skill());

        upload(technician, "PNG").statusCode(400).body("code", equalTo("calendar-invalid"));
        upload(technician, daily(LocalDate.now(ZONE), 9, 1).replace("Asia/Shanghai", "Mars/Olympus"))
                .statusCode(400)
                .body("code", equalTo("time-zone-unknown"));
        for (var address : List.of(
                "http://example.org/c.ics",
                "https://127.0.0.1/c.ics",
                "https://169.254.169.254/",
                "file:///etc/passwd",
                "x")) {
            as(Teams.USER)
                    .contentType("application/json")
                    .body("{\"name\": \"C\", \"address\": \"" + address + "\"}")
                    .post("/api/v1/technicians/{id}/calendars/addresses", technician)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("calendar-address-invalid"));
        }
        as(Teams.USER).get("/api/v1/technicians/{id}", technician).then().body("calendars", hasSize(0));
    }

    @Test
    void whoever_knows_the_token_reads_the_visits_and_nothing_of_the_residents() throws Exception {
        var technician = teams.technician(Teams.skill());
        var start = LocalDate.now(ZONE).plusDays(3).atTime(9, 0).atZone(ZONE).toInstant();
        job(technician, start, Job.State.ASSIGNED);

        var path = published(technician);
        var text = given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/calendar;charset=utf-8")
                .extract()
                .asString();

        var events = new CalendarBuilder().build(new StringReader(text)).getComponents(Component.VEVENT);
        assertThat(events).hasSize(1);
        assertThat(text)
                .contains("DTSTART:" + LOCAL.format(start.atZone(ZoneOffset.UTC)) + "Z")
                .contains("枫林苑 1 A")
                .doesNotContain("Resident");
        assertThat(text.replaceAll("(?m)^(UID|DT[A-Z]+):.*$", "")).doesNotContain("1001", "101");
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes("UTF-8").length).isLessThanOrEqualTo(75));
    }

    @Test
    void a_new_token_ends_the_old_one_and_a_withdrawn_calendar_is_gone() {
        var technician = teams.technician(Teams.skill());
        var first = published(technician);
        var second = published(technician);

        given().get(first).then().statusCode(404).body("code", equalTo("calendar-not-found"));
        given().get(second).then().statusCode(200);
        as(Teams.USER)
                .delete("/api/v1/technicians/{id}/feed", technician)
                .then()
                .statusCode(204);
        given().get(second).then().statusCode(404);
        given().get("/api/v1/calendars/guessed.ics").then().statusCode(404);
    }

    @Test
    void technicians_publish_their_own_calendar_only() {
        var own = Neighbourhood.technician(1);

        as("technician-01").post("/api/v1/technicians/{id}/feed", own).then().statusCode(201);
        as("technician-01")
                .post("/api/v1/technicians/{id}/feed", Neighbourhood.technician(2))
                .then()
                .statusCode(404);
        as("provider-02").post("/api/v1/technicians/{id}/feed", own).then().statusCode(404);
        as("resident-01").post("/api/v1/technicians/{id}/feed", own).then().statusCode(403);
        as("technician-01").delete("/api/v1/technicians/{id}/feed", own).then().statusCode(204);
    }

    private void job(UUID technician, Instant start, Job.State state) {
        var item = teams.item(Teams.skill(), 0, 0, 0);
        shopping.run(
                """
                INSERT INTO fulfillment.job (id, company_id, community_id, booking_id, technician_id, supplier_id, household_id,
                    service_item_id, starts_at, ends_at, day, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, cast(? AS timestamptz), cast(? AS timestamptz), cast(? AS date), ?)""",
                Ids.next(),
                Neighbourhood.SUNRISE,
                Neighbourhood.MAPLE_COURT,
                Ids.next(),
                technician,
                Teams.PROVIDER_03,
                Neighbourhood.householdOf(1),
                item,
                start.toString(),
                start.plusSeconds(3_600).toString(),
                start.atZone(ZONE).toLocalDate().toString(),
                state.name());
    }

    private static String published(UUID technician) {
        String address = as(Teams.USER)
                .post("/api/v1/technicians/{id}/feed", technician)
                .then()
                .statusCode(201)
                .extract()
                .path("address");
        return address.substring(address.indexOf("/api/"));
    }

    private static ValidatableResponse upload(UUID technician, String text) {
        return as(Teams.USER)
                .contentType("text/calendar")
                .queryParam("name", "Dentist")
                .body(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(CALENDARS, technician)
                .then();
    }

    /** Busy for an hour and a half at this hour, on so many days. */
    private static String daily(LocalDate day, int hour, int days) {
        return """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART;TZID=Asia/Shanghai:%s
                DURATION:PT1H30M
                RRULE:FREQ=DAILY;COUNT=%d
                END:VEVENT
                END:VCALENDAR
                """
                .formatted(LOCAL.format(day.atTime(hour, 0)), days);
    }

    private static int offered(UUID item, LocalDate day) {
        List<String> starts = given().queryParam("community", Neighbourhood.MAPLE_COURT)
                .queryParam("from", day.toString())
                .queryParam("days", 1)
                .get("/api/v1/services/{id}/slots", item)
                .then()
                .statusCode(200)
                .extract()
                .path("items.startsAt");
        return starts.size();
    }
}
