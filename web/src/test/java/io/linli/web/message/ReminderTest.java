package io.linli.web.message;

import static io.linli.web.TestUsers.as;
import static io.linli.web.order.Shopping.PATIENCE;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.notice.Told;
import io.linli.web.order.Shopping;

/** Reminders of visits: the evening before, two hours before, afterwards; never of a time that is not the visit's any more. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ReminderTest {

    private static final int READER = 23;
    private static final String USER = "resident-23";

    @Inject
    Visits visits;

    @Inject
    Shopping shopping;

    @BeforeEach
    void both_can_be_written_to() {
        as("technician-01").get("/api/v1/jobs").then().statusCode(200);
        as(USER).contentType("application/json")
                .body(Map.of(
                        "language", "en", "topics", Map.of("VISITS", List.of("EMAIL"), "REVIEWS", List.of("EMAIL"))))
                .put("/api/v1/me/message-preferences")
                .then()
                .statusCode(200);
    }

    @Test
    void a_paid_visit_is_reminded_of_at_six_the_evening_before_and_two_hours_before() {
        var visit = visits.paid(READER, Visits.noon(5));

        assertThat(due(visit, "visit-evening-before")).isEqualTo(Visits.noon(4).plusSeconds(6 * 3_600));
        assertThat(due(visit, "visit-soon")).isEqualTo(Visits.noon(5).minusSeconds(2 * 3_600));
        visits.due(visit, "visit-evening-before");

        await().atMost(PATIENCE).until(() -> Told.kinds(visit, USER), List.of("VISIT_TOMORROW")::equals);
        var notice = Told.about(visit, USER).get(0);
        assertThat(((Map<?, ?>) notice.get("title")).get("zh")).isEqualTo("明天12:00：标准洗车");
        assertThat(notice.get("facts"))
                .isEqualTo(Map.of("startsAt", (int) Visits.noon(5).getEpochSecond()));
        await().atMost(PATIENCE).until(() -> messages(visit, "RESIDENT"), List.of("VISIT_TOMORROW SENT")::equals);
        assertThat(messages(visit, "TECHNICIAN")).hasSize(1).allMatch(one -> one.startsWith("VISIT_TOMORROW"));
        assertThat(Inbox.of(USER, "Tomorrow at 12:00: Car wash")).isNotEmpty();
    }

    @Test
    void a_technicians_mail_leads_to_the_day_and_waits_for_the_morning_like_others() {
        var visit = visits.paid(READER, Visits.noon(6));
        visits.due(visit, "visit-soon");
        await().atMost(PATIENCE).until(() -> messages(visit, "TECHNICIAN").size() == 1);
        // By night it waits, by day it goes: whatever the clock shows now, it comes.
        await().atMost(PATIENCE).until(() -> {
            shopping.run(
                    """
                    UPDATE marketplace.message SET kind = 'VISIT_ON_THE_WAY', next_at = now()
                    WHERE subject_id = ? AND party = 'TECHNICIAN' AND state = 'WAITING'""",
                    visit);
            return messages(visit, "TECHNICIAN").get(0).endsWith("SENT");
        });

        var id = shopping.text(
                "SELECT cast(id AS text) FROM marketplace.message WHERE subject_id = ? AND party = 'TECHNICIAN'",
                visit);
        var mail = Inbox.of("technician-01").stream()
                .filter(one -> Inbox.headers(one).get("message-id").contains(id))
                .findFirst()
                .orElseThrow();
        assertThat((String) mail.get("text")).contains("/technician").doesNotContain("unsubscribe");
        assertThat(Inbox.headers(mail)).doesNotContainKey("list-unsubscribe");
    }

    @Test
    void a_visit_that_was_moved_is_reminded_of_at_its_new_time_only() {
        var visit = visits.paid(READER, Visits.noon(5));
        visits.due(visit, "visit-evening-before");
        await().atMost(PATIENCE).until(() -> Told.kinds(visit, USER), List.of("VISIT_TOMORROW")::equals);
        Inbox.goAway();
        try {
            visits.due(visit, "visit-soon");
            await().atMost(PATIENCE).until(() -> Told.kinds(visit, USER).size() == 2);

            move(visit, Visits.noon(7));
        } finally {
            Inbox.comeBack();
        }

        assertThat(due(visit, "visit-evening-before")).isEqualTo(Visits.noon(6).plusSeconds(6 * 3_600));
        await().atMost(PATIENCE).until(() -> messages(visit, "RESIDENT").stream()
                .noneMatch(one -> one.endsWith("WAITING") || one.endsWith("SENDING")));
        visits.due(visit, "visit-evening-before");
        await().atMost(PATIENCE)
                .until(
                        () -> Told.kinds(visit, USER),
                        List.of("VISIT_TOMORROW", "VISIT_SOON", "VISIT_TOMORROW")::equals);
    }

    @Test
    void a_visit_that_was_moved_away_and_back_is_reminded_of_after_all() {
        var visit = visits.paid(READER, Visits.noon(5));
        Inbox.goAway();
        try {
            visits.due(visit, "visit-evening-before");
            await().atMost(PATIENCE).until(() -> messages(visit, "RESIDENT").size() == 1);
            move(visit, Visits.noon(7));
            await().atMost(PATIENCE)
                    .until(() -> messages(visit, "RESIDENT"), List.of("VISIT_TOMORROW OBSOLETE")::equals);
            await().atMost(PATIENCE)
                    .until(() -> messages(visit, "TECHNICIAN"), List.of("VISIT_TOMORROW OBSOLETE")::equals);
            move(visit, Visits.noon(5));
            visits.due(visit, "visit-evening-before");
            await().atMost(PATIENCE)
                    .until(() -> messages(visit, "TECHNICIAN").get(0), not("VISIT_TOMORROW OBSOLETE"::equals));
        } finally {
            Inbox.comeBack();
        }

        await().atMost(PATIENCE).until(() -> messages(visit, "RESIDENT"), List.of("VISIT_TOMORROW SENT")::equals);
        assertThat(Told.kinds(visit, USER)).containsExactly("VISIT_TOMORROW");
    }

    @Test
    void what_waits_of_a_visit_that_is_cancelled_or_moved_is_not_sent() {
        var visit = visits.paid(READER, Visits.noon(5));
        shopping.run(
                """
                INSERT INTO marketplace.message (id, company_id, party, recipient_id, kind, subject_id, cause_id, facts, channel,
                    created_at, next_at)
                SELECT gen_random_uuid(), company_id, 'RESIDENT', resident_id, 'VISIT_TOMORROW', id, id, '{}', 'EMAIL', now(),
                    now() + interval '1 hour' FROM marketplace.booking WHERE id = ?""",
                visit);

        shopping.run("UPDATE marketplace.booking SET state = 'CANCELLED' WHERE id = ?", visit);

        assertThat(messages(visit, "RESIDENT")).containsExactly("VISIT_TOMORROW OBSOLETE");
        assertThat(visits.deadlines(visit)).isZero();
        assertThat(Told.about(visit, USER)).isEmpty();
    }

    @Test
    void what_was_being_sent_while_its_visit_was_moved_is_not_sent_again() {
        var visit = visits.paid(READER, Visits.noon(5));
        shopping.run(
                """
                INSERT INTO marketplace.message (id, company_id, party, recipient_id, kind, subject_id, cause_id, facts, channel,
                    state, claimed_until, attempts, created_at, next_at)
                SELECT gen_random_uuid(), company_id, party, recipient, 'VISIT_SOON', id, id,
                    jsonb_build_object('startsAt', cast(extract(epoch FROM starts_at) AS bigint) - moved), 'EMAIL', 'SENDING', now(), 1,
                    now(), now()
                FROM marketplace.booking, LATERAL (VALUES ('RESIDENT', resident_id, 3600),
                    ('TECHNICIAN', cast(? AS uuid), 0)) AS m (party, recipient, moved) WHERE id = ?""",
                Neighbourhood.technician(2),
                visit);

        await().atMost(PATIENCE).until(() -> messages(visit, "RESIDENT"), List.of("VISIT_SOON OBSOLETE")::equals);
        await().atMost(PATIENCE).until(() -> messages(visit, "TECHNICIAN"), List.of("VISIT_SOON OBSOLETE")::equals);
    }

    @Test
    void reminders_that_come_too_late_are_not_told() {
        var past = visits.paid(READER, Instant.now().minusSeconds(60));

        await().atMost(PATIENCE).until(() -> visits.deadlines(past) == 0);

        assertThat(Told.about(past, USER)).isEmpty();
        assertThat(messages(past, "TECHNICIAN")).isEmpty();
    }

    @Test
    void a_visit_that_is_held_is_not_reminded_of_and_one_that_is_done_is_asked_about_once() {
        var visit = visits.paid(READER, Visits.noon(5));
        shopping.run("UPDATE marketplace.booking SET state = 'RELEASED' WHERE id = ?", visit);
        assertThat(visits.deadlines(visit)).isZero();

        var done = visits.done(READER);
        assertThat(visits.deadlines(done)).isEqualTo(1);
        visits.finish(READER, done);
        visits.due(done, "visit-review-asked");

        await().atMost(PATIENCE).until(() -> Told.kinds(done, USER), List.of("REVIEW_ASKED")::equals);
        assertThat(messages(done, "TECHNICIAN")).isEmpty();
    }

    @Test
    void another_company_sees_no_message_and_no_preference() {
        var visit = visits.paid(READER, Visits.noon(5));
        visits.due(visit, "visit-soon");
        await().atMost(PATIENCE).until(() -> Told.kinds(visit, USER).size() == 1);

        for (var table : List.of("message", "message_preference")) {
            assertThat(shopping.number(
                            "SELECT count(*) FROM marketplace." + table + " WHERE company_id = ?",
                            Neighbourhood.HARBOR))
                    .isPositive();
            assertThat(shopping.number(
                            "WITH other AS (SELECT set_config('linli.tenant', ?, false)) "
                                    + "SELECT count(*) FROM other, LATERAL (SELECT FROM marketplace." + table
                                    + " WHERE company_id = '" + Neighbourhood.HARBOR + "') seen",
                            Neighbourhood.SUNRISE.toString()))
                    .isZero();
        }
    }

    private void move(UUID visit, Instant startsAt) {
        shopping.run(
                "UPDATE marketplace.booking SET starts_at = cast(? AS timestamptz), ends_at = cast(? AS timestamptz) + interval '1 hour' WHERE id = ?",
                startsAt.toString(),
                startsAt.toString(),
                visit);
    }

    private Instant due(UUID visit, String kind) {
        return Instant.ofEpochSecond(shopping.number(
                "SELECT cast(extract(epoch FROM due_at) AS bigint) FROM marketplace.deadline WHERE subject = ? AND kind = ?",
                visit,
                kind));
    }

    private List<String> messages(UUID visit, String party) {
        var found = shopping.text(
                """
                SELECT string_agg(kind || ' ' || state, ',' ORDER BY created_at, kind) FROM marketplace.message
                WHERE subject_id = ? AND party = ?""",
                visit,
                party);
        return found == null ? List.of() : List.of(found.split(","));
    }
}
