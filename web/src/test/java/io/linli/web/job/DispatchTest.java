package io.linli.web.job;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.dispatch.Dispatch;
import io.linli.fulfillment.dispatch.ReplaceDropOuts;
import io.linli.marketplace.settlement.ReleaseShares;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.booking.BookedVisits;
import io.linli.web.job.PaidVisits.PaidVisit;
import io.linli.web.notice.Told;
import io.linli.web.order.Shopping;
import io.linli.web.payment.Books;
import io.linli.web.technician.Teams;

/** Who comes to a visit. Each test has technicians of its own, told apart by a skill nobody else has. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class DispatchTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DISPATCH = "/api/v1/dispatch";

    @Inject
    PaidVisits paid;

    @Inject
    Teams teams;

    @Inject
    Shopping shopping;

    @Inject
    Dispatch dispatch;

    @Inject
    ReplaceDropOuts replace;

    @Inject
    OwnContext own;

    @Inject
    BookedVisits booked;

    @Inject
    Books books;

    @Inject
    ReleaseShares releaseShares;

    @AfterEach
    void everybody_is_given_out_by_itself_again() {
        mode("AUTOMATIC");
    }

    @Test
    void somebody_else_comes_when_the_technician_is_away_and_the_resident_is_told() {
        var skill = Teams.skill();
        var service = teams.item(skill, 0, 0, 0);
        var first = teams.technician(skill);
        var second = teams.technician(skill);
        var visit = paid.paidAt("resident-03", service, at(20, 10));
        var gone = technicianOf(visit);
        var other = gone.equals(first) ? second : first;

        onceAs(Teams.USER)
                .contentType("application/json")
                .body(Map.of("kind", "SICK", "firstDay", day(20).toString(), "lastDay", day(20).toString()))
                .post("/api/v1/technicians/{id}/absences", gone)
                .then()
                .statusCode(201);

        await().atMost(PATIENCE).until(() -> technicianOf(visit).equals(other));
        assertAgreed(visit);
        as(Teams.USER)
                .get(DISPATCH + "/visits/{id}/reason", visit.job())
                .then()
                .statusCode(200)
                .body("by", equalTo("REPLACED"))
                .body("of", equalTo(1))
                .body("travelMinutes", greaterThanOrEqualTo(0));
        await().atMost(PATIENCE)
                .until(
                        () -> as("resident-03").get("/api/v1/me/notices").<List<String>>path("items.kind"),
                        kinds -> kinds.contains("VISIT_REASSIGNED"));
    }

    @Test
    void somebody_else_comes_when_a_certificate_runs_out_or_the_contract_ends() {
        var skill = Teams.skill();
        var service = teams.item(skill, 0, 0, 0);
        var team = Stream.generate(() -> teams.technician(skill)).limit(3).toList();
        var visit = paid.paidAt("resident-04", service, at(20, 12));
        var first = technicianOf(visit);

        shopping.run("UPDATE fulfillment.technician_skill SET expires_on = ? WHERE technician_id = ?", day(19), first);
        await().atMost(PATIENCE).until(() -> !technicianOf(visit).equals(first));
        var second = technicianOf(visit);
        shopping.run("UPDATE fulfillment.technician SET left_on = ? WHERE id = ?", day(19), second);
        await().atMost(PATIENCE).until(() -> !technicianOf(visit).equals(second));

        assertThat(team).contains(technicianOf(visit));
        assertThat(List.of(first, second)).doesNotContain(technicianOf(visit));
        assertAgreed(visit);
    }

    @Test
    void where_nobody_is_free_the_visit_is_listed_and_may_be_given_up_for_nothing_until_somebody_is_found() {
        var service = paid.service();
        var visit = paid.paid("resident-05", service);
        decline(visit, "").statusCode(400).body("code", equalTo("decline-reason-invalid"));

        decline(visit, "My car broke down").statusCode(200).body("technicianId", equalTo(null));

        as(PaidVisits.PROVIDER)
                .get(DISPATCH + "/open")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + visit.job() + "' }.strandedAt", notNullValue());
        as("provider-01")
                .get(DISPATCH + "/open")
                .then()
                .body("items.id", not(hasItem(visit.job().toString())));
        as(PaidVisits.TECHNICIAN)
                .get("/api/v1/jobs")
                .then()
                .body("items.id", not(hasItem(visit.job().toString())));
        assertThat(shopping.text("SELECT cast(excused AS text) FROM marketplace.booking WHERE id = ?", visit.booking()))
                .isEqualTo("true");

        var helper = colleague(visit);
        shopping.run("UPDATE fulfillment.job SET tried_at = now() - interval '1 hour' WHERE id = ?", visit.job());
        await().atMost(PATIENCE).until(() -> technicianOf(visit).equals(helper));
        assertAgreed(visit);
        assertThat(shopping.text("SELECT cast(excused AS text) FROM marketplace.booking WHERE id = ?", visit.booking()))
                .isEqualTo("false");
        as(PaidVisits.PROVIDER)
                .get(DISPATCH + "/open")
                .then()
                .body("items.id", not(hasItem(visit.job().toString())));
    }

    @Test
    void who_is_given_a_visit_again_or_is_to_come_at_another_time_is_not_held_to_have_said_no() {
        var visit = paid.paid("resident-11");
        decline(visit, "The van is in repair").statusCode(200);
        assertThat(stranded(visit)).isTrue();

        assign(PaidVisits.PROVIDER, visit, technicianOf(visit)).statusCode(200);
        own.run(replace::run).await().atMost(PATIENCE);

        assertThat(stranded(visit)).isFalse();
        assertThat(excused(visit)).isFalse();
        as(PaidVisits.TECHNICIAN)
                .get("/api/v1/jobs")
                .then()
                .body("items.id", hasItem(visit.job().toString()));

        decline(visit, "It is still in repair").statusCode(200);
        String pass =
                as(PaidVisits.TECHNICIAN).get("/api/v1/jobs/{id}", visit.job()).path("gatePass");
        BookedVisits.move("resident-11", visit.booking(), free(visit)).statusCode(200);
        own.run(replace::run).await().atMost(PATIENCE);

        assertThat(stranded(visit)).isFalse();
        assertThat(excused(visit)).isFalse();
        as(PaidVisits.TECHNICIAN)
                .get("/api/v1/jobs/{id}", visit.job())
                .then()
                .body("gatePass", notNullValue())
                .body("gatePass", not(equalTo(pass)));
        assertAgreed(visit);
    }

    @Test
    void who_is_there_again_comes_and_who_is_not_until_the_end_leaves_all_the_money_to_the_household() {
        var visit = paid.paid("resident-12");
        await().atMost(PATIENCE).until(() -> books.splits(visit.group()) == 1);
        var absence = UUID.randomUUID();
        shopping.run(
                """
                INSERT INTO fulfillment.absence SELECT ?, technician_id, 'SICK', h.day, h.day FROM fulfillment.slot_hold h
                WHERE h.booking_id = ?""",
                absence,
                visit.booking());
        await().atMost(PATIENCE).until(() -> stranded(visit));
        assertThat(excused(visit)).isTrue();

        shopping.run("DELETE FROM fulfillment.absence WHERE id = ?", absence);
        await().atMost(PATIENCE).until(() -> !stranded(visit));
        assertThat(excused(visit)).isFalse();
        assertAgreed(visit);
        await().atMost(PATIENCE)
                .until(() -> Told.kinds(visit.booking(), "resident-12"), kinds -> kinds.contains("VISIT_STANDS"));
        assertThat(Told.kinds(visit.booking(), "resident-12"))
                .contains("VISIT_EXCUSED")
                .doesNotContain("VISIT_REASSIGNED");
        var stands = Told.about(visit.booking(), "resident-12").stream()
                .filter(notice -> "VISIT_STANDS".equals(notice.get("kind")))
                .findFirst()
                .orElseThrow();
        assertThat(stands.get("title")).isEqualTo(Map.of("en", "Deep clean: it stays as it was", "zh", "“深度保洁”：照常上门"));
        assertThat(stands.get("text"))
                .isEqualTo(Map.of(
                        "en",
                        "Your technician can come after all, at the same time. Giving it up or moving it costs again what it"
                                + " did before.",
                        "zh",
                        "原服务人员可以按原时间上门。取消和改约恢复原来的规则。"));

        decline(visit, "Ill after all").statusCode(200);
        due(visit, -1);
        books.run(releaseShares::next);
        assertThat(books.sum(visit.group(), "PARTY_PAYABLE", "SUPPLIER")).isZero();
        due(visit, 3_600);
        booked.past(visit.booking());
        shopping.run("UPDATE fulfillment.job SET tried_at = now() - interval '1 hour' WHERE id = ?", visit.job());
        await().atMost(PATIENCE).until(() -> "CANCELLED".equals(booked.jobState(visit.booking())));

        BookedVisits.get("resident-12", visit.booking())
                .body("state", equalTo("CANCELLED"))
                .body("cancellation.back.amount", equalTo(PaidVisits.PRICE));
        assertThat(booked.ordered(visit.booking())).isEqualTo(PaidVisits.PRICE);
        await().atMost(PATIENCE).until(() -> books.sum(visit.group(), "PARTY_PENDING", "SUPPLIER") == 0);
        assertThat(books.sum(visit.group(), "PARTY_PAYABLE", "SUPPLIER")).isZero();
    }

    @Test
    void who_cannot_come_after_all_when_the_visit_should_have_begun_is_listed_and_the_household_free() {
        var visit = paid.paid("resident-10");
        booked.shift(visit.booking(), Instant.now().minus(Duration.ofMinutes(10)));

        decline(visit, "Stuck in the tunnel").statusCode(200).body("technicianId", equalTo(null));

        assertThat(stranded(visit)).isTrue();
        assertThat(excused(visit)).isTrue();
        as(PaidVisits.PROVIDER)
                .get(DISPATCH + "/open")
                .then()
                .body("items.id", hasItem(visit.job().toString()));

        paid.begin(visit);
        assertThat(stranded(visit)).isFalse();
        assertThat(excused(visit)).isFalse();
    }

    @Test
    void the_provider_says_who_comes_and_nobody_is_in_two_places() {
        var skill = Teams.skill();
        var service = teams.item(skill, 0, 0, 0);
        var first = teams.technician(skill);
        var second = teams.technician(skill);
        var one = paid.paidAt("resident-06", service, at(21, 9));
        var other = paid.paidAt("resident-07", service, at(21, 9));
        assertThat(technicianOf(one)).isNotEqualTo(technicianOf(other));

        assign(one, technicianOf(other)).statusCode(409).body("code", equalTo("technician-not-free"));
        assign(one, Neighbourhood.technician(1)).statusCode(404).body("code", equalTo("technician-not-found"));
        assign(one, teams.technician(Teams.skill())).statusCode(409).body("code", equalTo("technician-not-free"));
        var third = teams.technician(skill);
        for (int turn = 0; turn < 2; turn++) {
            assign(one, third).statusCode(200);
        }
        assertThat(technicianOf(one)).isEqualTo(third);
        assertThat(List.of(first, second)).contains(technicianOf(other));
        assertAgreed(one);
        as(Teams.USER).get(DISPATCH + "/visits/{id}/reason", one.job()).then().body("by", equalTo("BY_HAND"));
        as("provider-01")
                .contentType("application/json")
                .body(Map.of("technicianId", third))
                .post(DISPATCH + "/visits/{id}/assignments", one.job())
                .then()
                .statusCode(404)
                .body("code", equalTo("job-not-found"));
    }

    @Test
    void of_two_who_take_a_visit_from_the_pool_at_once_the_first_has_it() {
        var skill = Teams.skill();
        var service = teams.item(skill, 0, 0, 0);
        var team = Stream.generate(() -> teams.technician(skill)).limit(4).toList();
        mode("POOL");

        for (int round = 0; round < 5; round++) {
            var visit = paid.paidAt("resident-08", service, at(22, 9 + 2 * round));
            assertThat(shopping.text("SELECT offered FROM fulfillment.job WHERE id = ?", visit.job()))
                    .isEqualTo("POOL");

            var outcomes =
                    team.stream().parallel().map(one -> claim(one, visit)).toList();

            assertThat(outcomes.stream().filter("taken"::equals)).hasSize(1);
            assertThat(outcomes.stream().filter("visit-taken"::equals)).hasSize(3);
            assertThat(technicianOf(visit)).isEqualTo(team.get(outcomes.indexOf("taken")));
            assertThat(claim(technicianOf(visit), visit)).isEqualTo("taken");
            assertAgreed(visit);
        }
    }

    @Test
    void what_nobody_takes_is_a_day_before_whose_time_is_held() {
        var skill = Teams.skill();
        var service = teams.item(skill, 0, 0, 0);
        teams.technician(skill);
        mode("BY_HAND");
        var visit = paid.paidAt("resident-09", service, at(23, 9));
        as(Teams.USER)
                .get(DISPATCH + "/open")
                .then()
                .body("items.find { it.id == '" + visit.job() + "' }.offered", equalTo("BY_HAND"));

        shopping.run(
                "UPDATE fulfillment.job SET starts_at = now() + interval '3 hours', ends_at = now() + interval '4 hours' WHERE id = ?",
                visit.job());

        await().atMost(PATIENCE)
                .until(() -> shopping.number(
                                "SELECT count(*) FROM fulfillment.job WHERE id = ? AND offered IS NULL", visit.job())
                        == 1);
    }

    /** Five at the same hour drop out at once, three others can come, and four rounds run at the same time. */
    @Test
    void of_many_who_drop_out_at_once_as_many_are_replaced_as_can_be_and_nobody_is_in_two_places() {
        var skill = Teams.skill();
        var service = teams.item(skill, 0, 0, 0);
        var gone = Stream.generate(() -> teams.technician(skill)).limit(5).toList();
        var visits = IntStream.range(3, 8)
                .mapToObj(number -> paid.paidAt("resident-0" + number, service, at(24, 15)))
                .toList();
        var helpers = Stream.generate(() -> teams.technician(skill)).limit(3).toList();
        gone.forEach(one -> shopping.run(
                "INSERT INTO fulfillment.absence VALUES (gen_random_uuid(), ?, 'SICK', ?, ?)", one, day(24), day(24)));

        IntStream.range(0, 4)
                .parallel()
                .forEach(turn -> own.run(replace::run).await().atMost(PATIENCE));

        await().atMost(PATIENCE)
                .until(() -> visits.stream()
                                .filter(visit -> helpers.contains(technicianOf(visit)))
                                .count()
                        == 3);
        assertThat(visits.stream()
                        .map(this::technicianOf)
                        .filter(helpers::contains)
                        .distinct())
                .hasSize(3);
        await().atMost(PATIENCE)
                .until(() -> visits.stream()
                                .filter(visit -> shopping.number(
                                                "SELECT count(*) FROM fulfillment.job WHERE id = ? AND stranded_at IS NOT NULL",
                                                visit.job())
                                        == 1)
                                .count()
                        == 2);
        visits.forEach(this::assertAgreed);
        assertThat(
                        shopping.number(
                                """
                        SELECT count(*) FROM fulfillment.slot_hold a JOIN fulfillment.slot_hold b
                        ON a.technician_id = b.technician_id AND a.id < b.id AND a.during && b.during
                        WHERE a.state IN ('HELD', 'CONFIRMED') AND b.state IN ('HELD', 'CONFIRMED')"""))
                .isZero();
    }

    @Test
    void a_skill_nobody_has_is_warned_of() {
        var skill = Teams.skill();
        teams.item(skill, 0, 0, 0);
        teams.technician(Teams.skill());

        as(Teams.USER)
                .get(DISPATCH + "/warnings")
                .then()
                .statusCode(200)
                .body("items.findAll { it.skill == '" + skill + "' }.size()", equalTo(14));
        as(Teams.USER)
                .queryParam("timeZone", "Mars/Base")
                .get(DISPATCH + "/warnings")
                .then()
                .statusCode(400)
                .body("code", equalTo("time-zone-unknown"));
        as("resident-03").get(DISPATCH + "/warnings").then().statusCode(403);
    }

    private String claim(UUID technician, PaidVisit visit) {
        try {
            own.run(() -> dispatch.claim(technician, visit.job())).await().atMost(PATIENCE);
            return "taken";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private static ValidatableResponse decline(PaidVisit visit, String reason) {
        return as(PaidVisits.TECHNICIAN)
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .post(DISPATCH + "/visits/{id}/declines", visit.job())
                .then();
    }

    private static ValidatableResponse assign(PaidVisit visit, UUID technician) {
        return assign(Teams.USER, visit, technician);
    }

    private static ValidatableResponse assign(String user, PaidVisit visit, UUID technician) {
        return as(user).contentType("application/json")
                .body(Map.of("technicianId", technician))
                .post(DISPATCH + "/visits/{id}/assignments", visit.job())
                .then();
    }

    private void mode(String mode) {
        teams.provider();
        as(Teams.USER)
                .contentType("application/json")
                .body(Map.of("mode", mode))
                .put(DISPATCH + "/mode")
                .then()
                .statusCode(200);
    }

    /** Somebody else of provider-02 who can do what the visit asks for. */
    private UUID colleague(PaidVisit visit) {
        var id = UUID.randomUUID();
        shopping.run(
                "INSERT INTO fulfillment.technician (id, supplier_id, display_name) VALUES (?, ?, 'Colleague')",
                id,
                Neighbourhood.PROVIDER_02);
        shopping.run(
                """
                INSERT INTO fulfillment.shift (id, technician_id, weekday, starts, ends)
                SELECT gen_random_uuid(), ?, weekday, '08:00', '20:00' FROM generate_series(1, 7) weekday""",
                id);
        shopping.run(
                "INSERT INTO fulfillment.technician_skill (technician_id, skill) SELECT ?, skills FROM fulfillment.slot_hold WHERE booking_id = ?",
                id,
                visit.booking());
        return id;
    }

    private boolean stranded(PaidVisit visit) {
        return shopping.number(
                        "SELECT count(*) FROM fulfillment.job WHERE id = ? AND stranded_at IS NOT NULL", visit.job())
                == 1;
    }

    private boolean excused(PaidVisit visit) {
        return shopping.number("SELECT count(*) FROM marketplace.booking WHERE id = ? AND excused", visit.booking())
                == 1;
    }

    /** A time of the visit's service of which the calendar says that it is free, weeks ahead. */
    private Instant free(PaidVisit visit) {
        var service =
                shopping.text("SELECT cast(service_item_id AS text) FROM fulfillment.job WHERE id = ?", visit.job());
        return Instant.parse(as(visit.user())
                .queryParam("from", day(15).toString())
                .queryParam("days", 7)
                .get("/api/v1/services/{id}/slots", service)
                .path("items[0].startsAt"));
    }

    private void due(PaidVisit visit, int seconds) {
        books.change(
                """
                UPDATE marketplace.share_release SET due_at = now() + %d * interval '1 second'
                WHERE order_id IN (SELECT id FROM marketplace.orders WHERE group_id = :group)"""
                        .formatted(seconds),
                visit.group());
    }

    private UUID technicianOf(PaidVisit visit) {
        return UUID.fromString(
                shopping.text("SELECT cast(technician_id AS text) FROM fulfillment.job WHERE id = ?", visit.job()));
    }

    /** Job, booking and slot say the same. */
    private void assertAgreed(PaidVisit visit) {
        assertThat(shopping.number(
                        """
                        SELECT count(*) FROM fulfillment.job j JOIN marketplace.booking b ON b.id = j.booking_id
                        JOIN fulfillment.slot_hold h ON h.booking_id = b.id AND h.state = 'CONFIRMED'
                        WHERE j.id = ? AND j.technician_id = b.technician_id AND h.technician_id = b.technician_id
                          AND b.starts_at = lower(h.during)""",
                        visit.job()))
                .isOne();
    }

    private static LocalDate day(int ahead) {
        return LocalDate.now(ZONE).plusDays(ahead);
    }

    private static Instant at(int ahead, int hour) {
        return day(ahead).atTime(hour, 0).atZone(ZONE).toInstant();
    }
}
