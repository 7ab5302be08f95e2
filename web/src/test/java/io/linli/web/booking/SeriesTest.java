package io.linli.web.booking;

import static io.linli.web.TestUsers.as;
import static io.linli.web.booking.BookedVisits.at;
import static io.linli.web.booking.BookedVisits.get;
import static io.linli.web.booking.BookedVisits.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.notice.Told;
import io.linli.web.order.Shopping;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SeriesTest {

    private static final String USER = "resident-05";
    private static final String REMINDER = "series-pay-reminder";
    private static final String SERIES = "/api/v1/visit-series";

    @Inject
    BookedVisits visits;

    @Inject
    Shopping shopping;

    @Test
    void each_visit_is_held_weeks_before_at_the_same_time_and_waits_to_be_paid() {
        var id = begun(visits.service(0), 4, "17:00", "WEEKLY");

        awaitPlanned(id, 3);
        var planned = look(id);
        for (int number = 0; number < 3; number++) {
            var booking = booking(planned, day(4 + 7 * number));
            get(USER, booking)
                    .body("state", equalTo("HELD"))
                    .body("startsAt", equalTo(at(4 + 7 * number, 17).toString()));
            assertThat(visits.holdState(booking)).isEqualTo("HELD");
        }
        assertThat(planned.getString("nextDay")).isEqualTo(day(25));
        String group = planned.getString("visits.find { it.day == '" + day(4) + "' }.orderGroupId");
        String page = post(USER, "/api/v1/order-groups/" + group + "/payments", Map.of())
                .statusCode(201)
                .extract()
                .path("payUrl");
        Shopping.payWith(Shopping.GOOD_CARD, page);
        Shopping.awaitGroup(USER, group, "PAID");
        get(USER, booking(planned, day(4))).body("state", equalTo("CONFIRMED"));
        skip(id, day(4)).statusCode(409).body("code", equalTo("visit-paid"));

        skip(id, day(11)).statusCode(200);
        skip(id, day(11)).statusCode(200);
        get(USER, booking(planned, day(11))).body("state", equalTo("RELEASED"));
        skip(id, day(12)).statusCode(404).body("code", equalTo("series-visit-not-found"));
        step(id, "pauses").statusCode(200).body("state", equalTo("PAUSED"));
        get(USER, booking(planned, day(18))).body("state", equalTo("RELEASED"));
        get(USER, booking(planned, day(4))).body("state", equalTo("CONFIRMED"));
        step(id, "resumptions").statusCode(200).body("state", equalTo("ACTIVE"));
        step(id, "ends").statusCode(200).body("state", equalTo("ENDED"));
        step(id, "ends").statusCode(200);
        step(id, "resumptions").statusCode(409).body("code", equalTo("series-ended"));
    }

    @Test
    void where_the_time_is_taken_the_nearest_free_one_is_held_and_the_household_told() {
        var service = visits.service(0);
        var taken = visits.paid("resident-04", service, at(13, 18));
        var id = begun(service, 6, "18:00", "WEEKLY");
        awaitPlanned(id, 3);

        var planned = look(id);
        assertThat(planned.getBoolean("visits.find { it.day == '" + day(13) + "' }.moved"))
                .isTrue();
        assertThat(planned.getBoolean("visits.find { it.day == '" + day(6) + "' }.moved"))
                .isFalse();
        get(USER, booking(planned, day(13))).body("state", equalTo("HELD"));
        await().atMost(Shopping.PATIENCE)
                .until(
                        () -> shopping.number(
                                "SELECT count(*) FROM marketplace.notice WHERE kind = 'VISIT_SERIES_MOVED' AND subject_id = ?",
                                booking(planned, day(13))),
                        count -> count >= 1);
        step(id, "ends").statusCode(200);
        BookedVisits.cancel(taken.user(), taken.id(), Map.of()).statusCode(200);
    }

    @Test
    void a_visit_nobody_paid_in_time_is_lost_and_the_series_goes_on() {
        var id = begun(visits.service(0), 5, "19:00", "FORTNIGHTLY");
        awaitPlanned(id, 2);
        var planned = look(id);
        String group = planned.getString("visits.find { it.day == '" + day(5) + "' }.orderGroupId");

        shopping.run(
                "UPDATE marketplace.order_group SET expires_at = now() - interval '1 hour' WHERE id = ?",
                UUID.fromString(group));
        Shopping.awaitGroup(USER, group, "CANCELLED");

        get(USER, booking(planned, day(5))).body("state", equalTo("RELEASED"));
        get(USER, booking(planned, day(19))).body("state", equalTo("HELD"));
        look(id);
        step(id, "ends").statusCode(200).body("state", equalTo("ENDED"));
    }

    @Test
    void strangers_and_nonsense_are_refused() {
        var id = begun(visits.service(0), 7, "16:00", "MONTHLY");

        as("resident-04").get(SERIES + "/" + id).then().statusCode(404).body("code", equalTo("series-not-found"));
        post("resident-04", SERIES + "/" + id + "/ends", Map.of()).statusCode(404);
        begin(visits.service(0), -2, "16:00", "WEEKLY").statusCode(422).body("code", equalTo("series-day-invalid"));
        begin(UUID.randomUUID(), 7, "16:00", "WEEKLY").statusCode(404).body("code", equalTo("service-not-offered"));
        begin(visits.serviceToBeQuoted(), 7, "16:00", "WEEKLY").statusCode(422).body("code", equalTo("quote-needed"));
        for (var never : List.of("+999999999-12-31", "-999999999-01-01", day(400 * 365))) {
            skip(id, never).statusCode(404).body("code", equalTo("series-visit-not-found"));
        }
        step(id, "ends").statusCode(200);
    }

    @Test
    void a_home_has_so_many_series_at_a_time() {
        var service = visits.service(0);
        var begun = new ArrayList<String>();
        for (int number = 0; number < 10; number++) {
            begun.add(
                    begin("resident-09", service, 50).statusCode(201).extract().path("id"));
        }

        begin("resident-09", service, 50)
                .statusCode(409)
                .body("code", equalTo("too-many-series"))
                .body("most", equalTo(10));

        begun.forEach(
                id -> post("resident-09", SERIES + "/" + id + "/ends", Map.of()).statusCode(200));
        var again = begin("resident-09", service, 50).statusCode(201).extract().<String>path("id");
        post("resident-09", SERIES + "/" + again + "/ends", Map.of()).statusCode(200);
    }

    @Test
    void no_home_has_one_more_for_asking_several_times_at_once() {
        var service = visits.service(0);
        var askers = Executors.newFixedThreadPool(16);
        List<Integer> answers;
        try {
            var asking = IntStream.range(0, 16)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> begin("resident-10", service, 50).extract().statusCode(), askers))
                    .toList();
            answers = asking.stream().map(CompletableFuture::join).toList();
        } finally {
            askers.shutdown();
        }

        assertThat(answers).containsOnly(201, 409);
        assertThat(Collections.frequency(answers, 201)).isEqualTo(10);
        List<String> begun = as("resident-10").get(SERIES).then().extract().path("items.id");
        begun.forEach(id -> post("resident-10", SERIES + "/" + id + "/ends", Map.of()));
    }

    @Test
    void who_does_not_pay_is_told_once_more_two_days_before_it_is_too_late() {
        var id = begun(visits.service(0), 8, "15:00", "FORTNIGHTLY");
        awaitPlanned(id, 1);
        var unpaid = booking(look(id), day(8));
        assertThat(shopping.number(
                        "SELECT cast(extract(epoch FROM due_at) AS bigint) FROM marketplace.deadline WHERE kind = ? AND subject = ?",
                        REMINDER,
                        unpaid))
                .isEqualTo(at(5, 15).getEpochSecond());
        await().atMost(Shopping.PATIENCE)
                .until(() -> Told.kinds(unpaid, USER), List.of("VISIT_SERIES_PLANNED")::equals);

        remind(unpaid);

        await().atMost(Shopping.PATIENCE)
                .until(
                        () -> Told.kinds(unpaid, USER),
                        kinds -> kinds.contains("VISIT_SERIES_UNPAID") && kinds.size() == 2);
        var told = Told.about(unpaid, USER).stream()
                .filter(notice -> "VISIT_SERIES_UNPAID".equals(notice.get("kind")))
                .findFirst()
                .orElseThrow();
        assertThat(told.get("title")).isEqualTo(Map.of("en", "Window cleaning: not paid yet", "zh", "“擦窗”：尚未付款"));
        assertThat(told.get("facts").toString())
                .contains("payUntil=" + at(7, 15).getEpochSecond())
                .contains("10000");
        assertThat(((Map<?, ?>) told.get("text")).get("en").toString()).contains("15:00");
        assertThat(shopping.number(
                        "SELECT count(*) FROM marketplace.message WHERE kind = 'VISIT_SERIES_UNPAID' AND subject_id = ?",
                        unpaid))
                .isOne();
        assertThat(shopping.number(
                        "SELECT count(*) FROM marketplace.deadline WHERE kind = ? AND subject = ?", REMINDER, unpaid))
                .isZero();
        step(id, "ends").statusCode(200);
    }

    @Test
    void of_what_was_given_back_meanwhile_nobody_is_told_again() {
        var id = begun(visits.service(0), 9, "15:00", "FORTNIGHTLY");
        awaitPlanned(id, 1);
        var skipped = booking(look(id), day(9));
        skip(id, day(9)).statusCode(200);

        remind(skipped);

        await().atMost(Shopping.PATIENCE)
                .until(
                        () -> shopping.number(
                                "SELECT count(*) FROM marketplace.deadline WHERE kind = ? AND subject = ?",
                                REMINDER,
                                skipped),
                        count -> count == 0);
        assertThat(Told.kinds(skipped, USER)).doesNotContain("VISIT_SERIES_UNPAID");
        step(id, "ends").statusCode(200);
    }

    private void remind(UUID booking) {
        shopping.run(
                """
                UPDATE marketplace.deadline SET due_at = now() - interval '1 second', next_at = now() - interval '1 second'
                WHERE kind = ? AND subject = ?""",
                REMINDER,
                booking);
    }

    private static ValidatableResponse begin(String user, UUID service, int daysAhead) {
        return post(
                user,
                SERIES,
                Map.of("serviceItemId", service, "firstDay", day(daysAhead), "time", "16:00", "rhythm", "MONTHLY"));
    }

    private static String begun(UUID service, int daysAhead, String time, String rhythm) {
        return begin(service, daysAhead, time, rhythm).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse begin(UUID service, int daysAhead, String time, String rhythm) {
        return post(
                USER,
                SERIES,
                Map.of("serviceItemId", service, "firstDay", day(daysAhead), "time", time, "rhythm", rhythm));
    }

    private static void awaitPlanned(String id, int count) {
        await().atMost(Shopping.PATIENCE).until(() -> look(id).getList("visits").size(), size -> size == count);
    }

    private static JsonPath look(String id) {
        return as(USER).get(SERIES + "/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static UUID booking(JsonPath series, String day) {
        return series.getUUID("visits.find { it.day == '" + day + "' }.bookingId");
    }

    private static ValidatableResponse step(String id, String step) {
        return post(USER, SERIES + "/" + id + "/" + step, Map.of());
    }

    private static ValidatableResponse skip(String id, String day) {
        return post(USER, SERIES + "/" + id + "/skips", Map.of("day", day));
    }

    private static String day(int ahead) {
        return LocalDate.now(BookedVisits.ZONE).plusDays(ahead).toString();
    }
}
