package io.linli.web.technician;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** A provider leads its team and plans its work, and residents are offered what that leaves. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class TechnicianResourceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String TECHNICIAN = "/api/v1/technicians/{id}";

    private static final String WEEK =
            """
            {"shifts": [{"weekday": "%1$s", "starts": "09:00", "ends": "12:00"}, {"weekday": "%1$s", "starts": "12:00", "ends": "14:00"}],
             "breaks": [{"weekday": "%1$s", "starts": "11:00", "ends": "12:00"}]}""";

    @Inject
    Teams teams;

    @Inject
    Shopping shopping;

    @Test
    void a_new_technician_gets_hours_a_break_and_a_skill_and_is_offered() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.hired("Ms Lin");
        var day = LocalDate.now(ZONE).plusDays(10);

        assertThat(slots(item, day)).isEmpty();
        put(technician, "skills", "[{\"code\": \"" + skill + "\"}]").statusCode(200);
        put(technician, "week", WEEK.formatted(day.getDayOfWeek()))
                .statusCode(200)
                .body("week.shifts", hasSize(2))
                .body("week.breaks[0].starts", equalTo("11:00:00"))
                .body("terms.name", equalTo("Ms Lin"))
                .body("misplacedVisits", hasSize(0));

        assertThat(slots(item, day)).containsExactly("09:00", "09:30", "10:00", "12:00", "12:30", "13:00");
        assertThat(slots(item, day.plusDays(1))).isEmpty();
    }

    @Test
    void a_day_off_other_hours_extra_hours_and_a_closed_day_change_what_is_offered() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(11);

        except(technician, day, "INSTEAD", "10:00", "12:00").statusCode(201);
        assertThat(slots(item, day)).containsExactly("10:00", "10:30", "11:00");

        except(technician, day, "EXTRA", "12:00", "12:30").statusCode(201);
        assertThat(slots(item, day)).containsExactly("10:00", "10:30", "11:00", "11:30");

        String off = except(technician, day, "OFF", "10:00", "11:00")
                .statusCode(201)
                .extract()
                .path("exceptions.find { it.kind == 'OFF' }.id");
        assertThat(slots(item, day)).containsExactly("11:00", "11:30");

        as(Teams.USER)
                .delete(TECHNICIAN + "/exceptions/{exception}", technician, off)
                .then()
                .statusCode(200)
                .body("exceptions", hasSize(2));
        assertThat(slots(item, day)).hasSize(4);
    }

    @Test
    void on_a_closed_day_nobody_is_offered_by_the_weekly_shifts() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(47);

        as(Teams.USER)
                .contentType("application/json")
                .body("{\"name\": \"Spring Festival\"}")
                .put("/api/v1/closed-days/{day}", day.toString())
                .then()
                .statusCode(200)
                .body("items.find { it.day == '" + day + "' }.name", equalTo("Spring Festival"));
        assertThat(slots(item, day)).isEmpty();

        as(Teams.USER)
                .delete("/api/v1/closed-days/{day}", day.toString())
                .then()
                .statusCode(200);
        assertThat(slots(item, day)).hasSize(23);
    }

    @Test
    void a_vacation_keeps_what_is_booked_and_names_it() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(12);
        book("resident-03", item, day.atTime(10, 0)).statusCode(201);

        onceAs(Teams.USER)
                .contentType("application/json")
                .body(Map.of(
                        "kind",
                        "VACATION",
                        "firstDay",
                        day.toString(),
                        "lastDay",
                        day.plusDays(1).toString()))
                .post(TECHNICIAN + "/absences", technician)
                .then()
                .statusCode(201)
                .body("absences", hasSize(1))
                .body("misplacedVisits", hasSize(1));

        assertThat(slots(item, day)).isEmpty();
        assertThat(slots(item, day.plusDays(2))).hasSize(23);
        Shopping.emptyCart("resident-03");
    }

    @Test
    void minutes_before_and_after_keep_visits_apart() {
        var skill = Teams.skill();
        var item = teams.item(skill, 30, 15, 0);
        teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(13);

        assertThat(slots(item, day)).hasSize(21).startsWith("08:30").endsWith("18:30");
        book("resident-04", item, day.atTime(12, 0)).statusCode(201);

        assertThat(slots(item, day))
                .doesNotContain("10:30", "11:00", "11:30", "12:00", "12:30", "13:00", "13:30")
                .contains("10:00", "14:00");
        book("resident-05", item, day.atTime(13, 30)).statusCode(409).body("code", equalTo("slot-taken"));
        Shopping.emptyCart("resident-04");
        assertThat(slots(item, day)).hasSize(21);
    }

    @Test
    void a_limit_of_visits_a_day_holds_whoever_asks() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(14);
        limit(technician, 2, null).statusCode(200).body("terms.visitsADay", equalTo(2));

        book("resident-06", item, day.atTime(9, 0)).statusCode(201);
        book("resident-07", item, day.atTime(15, 0)).statusCode(201);

        assertThat(slots(item, day)).isEmpty();
        book("resident-08", item, day.atTime(12, 0)).statusCode(409).body("code", equalTo("slot-taken"));
        assertThat(slots(item, day.plusDays(1))).hasSize(23);
        Shopping.emptyCart("resident-06");
        assertThat(slots(item, day)).isNotEmpty();
        Shopping.emptyCart("resident-07");
    }

    @Test
    void a_limit_of_visits_a_week_counts_from_monday_to_sunday() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        var monday = LocalDate.now(ZONE).plusDays(14).with(java.time.DayOfWeek.MONDAY);
        limit(technician, null, 1).statusCode(200);

        book("resident-06", item, monday.plusDays(1).atTime(9, 0)).statusCode(201);

        assertThat(slots(item, monday.plusDays(6))).isEmpty();
        assertThat(slots(item, monday.plusDays(7))).hasSize(23);
        Shopping.emptyCart("resident-06");
    }

    @Test
    void windows_of_arrival_are_offered_and_a_visit_in_one_begins_within_it() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 120);
        teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(15);

        assertThat(slots(item, day)).containsExactly("08:00", "10:00", "12:00", "14:00", "16:00", "18:00");
        book("resident-09", item, day.atTime(10, 0))
                .statusCode(201)
                .body("lines.find { it.serviceItemId == '" + item + "' }.startsAt", equalTo(utc(day.atTime(10, 0))));
        book("resident-10", item, day.atTime(10, 0))
                .statusCode(201)
                .body("lines.find { it.serviceItemId == '" + item + "' }.startsAt", equalTo(utc(day.atTime(11, 0))));

        assertThat(slots(item, day)).doesNotContain("10:00").contains("08:00", "12:00");
        book("resident-11", item, day.atTime(10, 0)).statusCode(409).body("code", equalTo("slot-taken"));
        book("resident-11", item, day.atTime(11, 0)).statusCode(422).body("code", equalTo("outside-working-hours"));
        Shopping.emptyCart("resident-09");
        Shopping.emptyCart("resident-10");
    }

    @Test
    void a_certificate_counts_until_its_last_good_day() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(16);

        put(
                        technician,
                        "skills",
                        "[{\"code\": \"%s\", \"certificate\": \"Z-1\", \"expiresOn\": \"%s\"}]".formatted(skill, day))
                .statusCode(200)
                .body("skills[0].certificate", equalTo("Z-1"));
        assertThat(slots(item, day)).hasSize(23);
        assertThat(slots(item, day.plusDays(1))).isEmpty();

        put(technician, "skills", "[]").statusCode(200);
        assertThat(slots(item, day)).isEmpty();
        bookWith("resident-03", item, day.atTime(10, 0), technician)
                .statusCode(422)
                .body("code", equalTo("technician-unsuitable"));
    }

    @Test
    void whoever_goes_to_one_community_or_building_is_not_offered_elsewhere() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(17);
        var lakeside = Neighbourhood.LAKESIDE;
        var building = UUID.fromString(shopping.text(
                "SELECT cast(id AS text) FROM marketplace.building WHERE community_id = ?", Neighbourhood.MAPLE_COURT));

        put(technician, "areas", "[{\"communityId\": \"" + lakeside + "\"}]")
                .statusCode(200)
                .body("areas.communityId", contains(lakeside.toString()));
        assertThat(slots(item, day)).isEmpty();
        book("resident-03", item, day.atTime(10, 0)).statusCode(422);

        put(
                        technician,
                        "areas",
                        "[{\"communityId\": \"%s\", \"buildingId\": \"%s\"}]"
                                .formatted(Neighbourhood.MAPLE_COURT, building))
                .statusCode(200);
        assertThat(slots(item, day)).hasSize(23);
        book("resident-03", item, day.atTime(10, 0)).statusCode(201);
        Shopping.emptyCart("resident-03");

        put(technician, "areas", "[{\"communityId\": \"" + Neighbourhood.HARBOR_VIEW + "\"}]")
                .statusCode(422)
                .body("code", equalTo("area-not-served"));
        put(technician, "areas", "[{\"communityId\": \"%s\", \"buildingId\": \"%s\"}]".formatted(lakeside, building))
                .statusCode(404)
                .body("code", equalTo("building-not-found"));
    }

    @Test
    void somebody_who_works_by_another_clock_is_offered_by_the_communitys() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(18);

        terms(technician, "{\"name\": \"Tester\", \"timeZone\": \"Asia/Tokyo\"}")
                .statusCode(200);

        assertThat(slots(item, day)).hasSize(23).startsWith("07:00").endsWith("18:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "week|{\"shifts\":[{\"weekday\":\"MONDAY\",\"starts\":\"09:00\",\"ends\":\"12:00\"},{\"weekday\":\"MONDAY\",\"starts\":\"11:00\",\"ends\":\"14:00\"}],\"breaks\":[]}|shift-overlaps",
                "week|{\"shifts\":[],\"breaks\":[{\"weekday\":\"MONDAY\",\"starts\":\"09:00\",\"ends\":\"12:00\"},{\"weekday\":\"MONDAY\",\"starts\":\"11:00\",\"ends\":\"14:00\"}]}|break-overlaps",
                "week|{\"shifts\":[{\"weekday\":\"MONDAY\",\"starts\":\"22:00\",\"ends\":\"06:00\"}],\"breaks\":[]}|hours-invalid",
                "skills|[{\"code\":\"Gas Fitting\"}]|skill-invalid",
                "skills|[{\"code\":\"gas\"},{\"code\":\"gas\"}]|skills-invalid",
                "|{\"name\":\"X\",\"timeZone\":\"Asia/Atlantis\"}|time-zone-unknown",
                "|{\"name\":\"X\",\"timeZone\":\"+08:00\"}|time-zone-unknown",
                "|{\"name\":\" \",\"timeZone\":\"Asia/Shanghai\"}|technician-invalid",
                "|{\"name\":\"X\",\"timeZone\":\"Asia/Shanghai\",\"visitsADay\":0}|visit-limit-invalid"
            })
    void nonsense_is_refused_by_its_code(String what, String body, String code) {
        var technician = teams.technician(Teams.skill());

        (what == null ? terms(technician, body) : put(technician, what, body))
                .statusCode(400)
                .body("code", equalTo(code));
    }

    @Test
    void days_that_are_over_or_overlap_are_refused() {
        var technician = teams.technician(Teams.skill());
        var day = LocalDate.now(ZONE).plusDays(5);

        except(technician, LocalDate.of(2020, 1, 1), "OFF", null, null)
                .statusCode(422)
                .body("code", equalTo("day-over"));
        except(technician, day, "EXTRA", null, null).statusCode(400).body("code", equalTo("exception-invalid"));
        except(technician, day, "OFF", null, null).statusCode(201);
        except(technician, day, "OFF", "10:00", "11:00").statusCode(409).body("code", equalTo("exception-overlaps"));
        away(technician, day, day.minusDays(1)).statusCode(400).body("code", equalTo("absence-invalid"));
        away(technician, day, day.plusDays(3)).statusCode(201);
        away(technician, day.plusDays(3), day.plusDays(4)).statusCode(409).body("code", equalTo("absence-overlaps"));
    }

    @Test
    void another_providers_technician_does_not_exist_and_only_providers_plan() {
        var technician = teams.technician(Teams.skill());

        as("provider-01")
                .get(TECHNICIAN, technician)
                .then()
                .statusCode(404)
                .body("code", equalTo("technician-not-found"));
        as("provider-01")
                .contentType("application/json")
                .body(WEEK.formatted("MONDAY"))
                .put(TECHNICIAN + "/week", technician)
                .then()
                .statusCode(404);
        as("provider-01")
                .get("/api/v1/technicians")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(technician.toString())));
        as(Teams.USER)
                .get("/api/v1/technicians")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(technician.toString()));
        as("resident-01").get("/api/v1/technicians").then().statusCode(403);
        as("technician-01").get(TECHNICIAN, technician).then().statusCode(403);
        given().get("/api/v1/technicians").then().statusCode(401);
    }

    @Test
    void somebody_who_leaves_is_offered_until_the_last_day() {
        var skill = Teams.skill();
        var item = teams.item(skill, 0, 0, 0);
        var technician = teams.technician(skill);
        var day = LocalDate.now(ZONE).plusDays(19);

        terms(technician, "{\"name\": \"Tester\", \"timeZone\": \"Asia/Shanghai\", \"lastDay\": \"" + day + "\"}")
                .statusCode(200)
                .body("terms.visitsADay", nullValue());

        assertThat(slots(item, day)).hasSize(23);
        assertThat(slots(item, day.plusDays(1))).isEmpty();
    }

    /** The local times offered on a day in Maple Court. */
    private static List<String> slots(UUID item, LocalDate day) {
        List<String> starts = given().queryParam("community", Neighbourhood.MAPLE_COURT)
                .queryParam("from", day.toString())
                .queryParam("days", 1)
                .get("/api/v1/services/{id}/slots", item)
                .then()
                .statusCode(200)
                .extract()
                .path("items.startsAt");
        return starts.stream()
                .map(start ->
                        OffsetDateTime.parse(start).atZoneSameInstant(ZONE).toLocalTime())
                .map(LocalTime::toString)
                .toList();
    }

    private static ValidatableResponse book(String user, UUID item, java.time.LocalDateTime start) {
        return Shopping.add(user, Shopping.emptyCart(user), Map.of("serviceItemId", item, "startsAt", utc(start)));
    }

    private static ValidatableResponse bookWith(
            String user, UUID item, java.time.LocalDateTime start, UUID technician) {
        return Shopping.add(
                user,
                Shopping.emptyCart(user),
                Map.of("serviceItemId", item, "startsAt", utc(start), "technicianId", technician));
    }

    private static String utc(java.time.LocalDateTime local) {
        return local.atZone(ZONE).toInstant().toString();
    }

    private static ValidatableResponse put(UUID technician, String what, String body) {
        return as(Teams.USER)
                .contentType("application/json")
                .body(body)
                .put(TECHNICIAN + "/" + what, technician)
                .then();
    }

    private static ValidatableResponse terms(UUID technician, String body) {
        return as(Teams.USER)
                .contentType("application/json")
                .body(body)
                .put(TECHNICIAN, technician)
                .then();
    }

    private static ValidatableResponse limit(UUID technician, Integer aDay, Integer aWeek) {
        return terms(
                technician,
                "{\"name\": \"Tester\", \"timeZone\": \"Asia/Shanghai\", \"visitsADay\": %s, \"visitsAWeek\": %s}"
                        .formatted(aDay, aWeek));
    }

    private static ValidatableResponse except(UUID technician, LocalDate day, String kind, String starts, String ends) {
        var hours = starts == null ? "" : ", \"starts\": \"" + starts + "\", \"ends\": \"" + ends + "\"";
        return onceAs(Teams.USER)
                .contentType("application/json")
                .body("{\"day\": \"" + day + "\", \"kind\": \"" + kind + "\"" + hours + "}")
                .post(TECHNICIAN + "/exceptions", technician)
                .then();
    }

    private static ValidatableResponse away(UUID technician, LocalDate first, LocalDate last) {
        return onceAs(Teams.USER)
                .contentType("application/json")
                .body(Map.of("kind", "SICK", "firstDay", first.toString(), "lastDay", last.toString()))
                .post(TECHNICIAN + "/absences", technician)
                .then();
    }
}
