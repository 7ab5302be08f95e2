package io.linli.web.message;

import static io.linli.web.TestUsers.as;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.marketplace.message.Channel;
import io.linli.marketplace.message.MessagePreferences;
import io.linli.marketplace.message.Preference;
import io.linli.marketplace.message.QuietHours;
import io.linli.marketplace.message.SendMessages;
import io.linli.marketplace.message.Topic;
import io.linli.marketplace.reminder.TellOfVisit;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.notice.Told;
import io.linli.web.order.Shopping;

/** What is told goes by e-mail, through a real SMTP server: once, in the reader's language, not at night, and never lost. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class MessageTest {

    private static final int READER = 21;
    private static final String USER = "resident-21";
    private static final UUID HARBOR = Neighbourhood.HARBOR;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Inject
    Visits visits;

    @Inject
    Shopping shopping;

    @Inject
    TellOfVisit tell;

    @Inject
    SendMessages send;

    @Inject
    MessagePreferences preferences;

    @Inject
    OwnContext own;

    @BeforeEach
    void by_mail_in_english_day_and_night() {
        choose("en", null, List.of("EMAIL"));
    }

    @AfterEach
    void the_server_is_there() {
        Inbox.comeBack();
        Inbox.fault("NONE", 0);
    }

    @Test
    void a_notice_goes_by_mail_in_text_and_html_with_a_link_and_in_the_chosen_language() {
        var visit = visits.paid(READER, Visits.noon(2));

        onTheWay(visit);

        var mail = await().atMost(PATIENCE)
                .until(() -> mailsOf(visit), found -> !found.isEmpty())
                .get(0);
        assertThat(mail.get("subject")).isEqualTo("On the way: Car wash");
        assertThat((String) mail.get("text"))
                .contains("The technician is on the way to you.", "Open it: http://localhost:", "/me/visits/" + visit);
        assertThat((String) mail.get("html")).contains("<html lang=\"en\">", "<h1", "No more mails like this one");
        assertThat(Inbox.headers(mail))
                .containsEntry("auto-submitted", "auto-generated")
                .containsEntry("list-unsubscribe-post", "List-Unsubscribe=One-Click")
                .containsEntry("content-language", "en");
        await().atMost(PATIENCE).until(() -> states(visit), List.of("SENT")::equals);
        assertThat(Told.about(visit, USER)).hasSize(1);

        choose("zh", null, List.of("EMAIL"));
        var other = visits.paid(READER, Visits.noon(3));
        onTheWay(other);
        var chinese = await().atMost(PATIENCE)
                .until(() -> mailsOf(other), found -> !found.isEmpty())
                .get(0);
        assertThat(chinese.get("subject")).isEqualTo("已出发：标准洗车");
        assertThat((String) chinese.get("html")).contains("lang=\"zh-Hans\"", "不再接收此类邮件");
    }

    @Test
    void the_same_told_again_is_mailed_once_also_by_many_senders_at_a_time() {
        var visit = visits.paid(READER, Visits.noon(2));

        IntStream.range(0, 3).forEach(times -> onTheWay(visit));
        IntStream.range(0, 6)
                .parallel()
                .forEach(times -> own.run(send::run).await().atMost(PATIENCE));

        await().atMost(PATIENCE).until(() -> states(visit), List.of("SENT")::equals);
        assertThat(mailsOf(visit)).hasSize(1);
    }

    @Test
    void a_server_that_is_away_loses_nothing() {
        Inbox.goAway();
        var told = IntStream.range(0, 5)
                .mapToObj(n -> visits.paid(READER, Visits.noon(4 + n)))
                .toList();
        told.forEach(this::onTheWay);
        told.forEach(visit -> await().atMost(PATIENCE).until(() -> attempts(visit) >= 3));
        told.forEach(visit -> assertThat(mailsOf(visit)).isEmpty());
        assertThat(reason(told.get(0))).isEqualTo("server-away");

        Inbox.comeBack();

        told.forEach(visit -> await().atMost(PATIENCE).until(() -> states(visit), List.of("SENT")::equals));
        told.forEach(visit -> assertThat(mailsOf(visit)).hasSize(1));
    }

    @Test
    void a_busy_server_is_asked_again() {
        Inbox.fault("BUSY", 2);
        var visit = visits.paid(READER, Visits.noon(2));

        onTheWay(visit);

        await().atMost(PATIENCE).until(() -> states(visit), List.of("SENT")::equals);
        assertThat(attempts(visit)).isEqualTo(3);
        assertThat(mailsOf(visit)).hasSize(1);
    }

    @Test
    void where_the_answer_was_lost_it_comes_again_under_the_same_identity() {
        Inbox.fault("ANSWER_LOST", 1);
        var visit = visits.paid(READER, Visits.noon(2));

        onTheWay(visit);

        await().atMost(PATIENCE).until(() -> states(visit), List.of("SENT")::equals);
        assertThat(mailsOf(visit)).hasSize(2);
        assertThat(mailsOf(visit).stream()
                        .map(mail -> Inbox.headers(mail).get("message-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void what_a_sender_that_died_had_taken_is_sent_after_its_lease() {
        var visit = visits.paid(READER, Visits.noon(2));
        shopping.run(
                """
                INSERT INTO marketplace.message (id, company_id, party, recipient_id, kind, subject_id, cause_id, facts, channel,
                    state, claimed_until, attempts, created_at, next_at)
                SELECT gen_random_uuid(), company_id, 'RESIDENT', resident_id, 'VISIT_ON_THE_WAY', id, id, '{"startsAt": 1}',
                    'EMAIL', 'SENDING', now() + interval '2 seconds', 1, now(), now()
                FROM marketplace.booking WHERE id = ?""",
                visit);
        own.run(send::run).await().atMost(PATIENCE);
        assertThat(mailsOf(visit)).isEmpty();

        await().atMost(PATIENCE).until(() -> states(visit), List.of("SENT")::equals);
        assertThat(mailsOf(visit)).hasSize(1);
        assertThat(attempts(visit)).isEqualTo(2);
    }

    @Test
    void what_nobody_can_read_is_dead_and_stops_no_other() {
        var visit = visits.paid(READER, Visits.noon(2));
        var other = visits.paid(READER, Visits.noon(3));
        shopping.run(
                """
                INSERT INTO marketplace.message (id, company_id, party, recipient_id, kind, subject_id, cause_id, facts, channel,
                    created_at, next_at)
                SELECT gen_random_uuid(), company_id, 'RESIDENT', resident_id, 'VISIT_REASSIGNED', id, id, '[1]', 'EMAIL', now(),
                    now() - interval '1 hour' FROM marketplace.booking WHERE id = ?""",
                visit);

        onTheWay(other);

        await().atMost(PATIENCE).until(() -> states(visit), List.of("DEAD")::equals);
        assertThat(reason(visit)).isEqualTo("unreadable");
        await().atMost(PATIENCE).until(() -> states(other), List.of("SENT")::equals);
        var id = shopping.text("SELECT cast(id AS text) FROM marketplace.message WHERE subject_id = ?", visit);
        as("operator").get("/api/v1/messages?limit=100").then().statusCode(200).body("items.id", hasItem(id));
        shopping.run("DELETE FROM marketplace.message WHERE subject_id = ?", visit);
    }

    @Test
    void the_last_moment_of_a_day_is_a_time_also_where_the_database_would_round_it() {
        var quiet = new QuietHours(LocalTime.MAX, LocalTime.of(8, 0));
        var byMail = Map.of(Topic.VISITS, Set.of(Channel.EMAIL));

        own.run(() -> preferences.change(
                        Neighbourhood.residentAt(READER), new Preference(Optional.of("en"), quiet, byMail)))
                .await()
                .atMost(PATIENCE);

        as(USER).get("/api/v1/me/message-preferences").then().statusCode(200).body("quietHours.from", equalTo("23:59"));
        var visit = visits.paid(READER, Visits.noon(2));
        onTheWay(visit);
        await().atMost(PATIENCE).until(() -> states(visit), List.of("SENT")::equals);
        assertThatThrownBy(() -> shopping.run("UPDATE marketplace.message_preference SET quiet_from = '24:00'"))
                .hasStackTraceContaining("message_preference");
    }

    @Test
    void what_is_said_of_the_moment_is_not_sent_of_a_visit_that_is_off_nor_hours_later() {
        var off = visits.paid(READER, Visits.noon(2));
        var late = visits.paid(READER, Visits.noon(3));
        Inbox.goAway();
        onTheWay(off);
        onTheWay(late);
        await().atMost(PATIENCE).until(() -> attempts(off) >= 1 && attempts(late) >= 1);

        shopping.run("UPDATE marketplace.booking SET state = 'CANCELLED' WHERE id = ?", off);
        shopping.run(
                "UPDATE marketplace.message SET created_at = now() - interval '1 hour' WHERE subject_id = ?", late);

        await().atMost(PATIENCE).until(() -> states(off), List.of("OBSOLETE")::equals);
        await().atMost(PATIENCE).until(() -> states(late), List.of("OBSOLETE")::equals);
        assertThat(reason(off)).isEqualTo("visit-changed");
        assertThat(reason(late)).isEqualTo("too-late");
    }

    @Test
    void a_server_that_refuses_us_is_asked_again_and_no_message_is_given_up() {
        Inbox.fault("SENDER_REFUSED", 2);
        var visit = visits.paid(READER, Visits.noon(2));

        onTheWay(visit);

        await().atMost(PATIENCE).until(() -> states(visit), List.of("SENT")::equals);
        assertThat(attempts(visit)).isEqualTo(3);
        assertThat(mailsOf(visit)).hasSize(1);
    }

    @Test
    void an_address_that_does_not_exist_is_seen_by_the_operator_who_sends_it_again() {
        Inbox.fault("NO_SUCH_ADDRESS", 1);
        var visit = visits.paid(READER, Visits.noon(2));
        onTheWay(visit);
        await().atMost(PATIENCE).until(() -> states(visit), List.of("DEAD")::equals);
        var id = shopping.text("SELECT cast(id AS text) FROM marketplace.message WHERE subject_id = ?", visit);

        as("operator")
                .get("/api/v1/messages?limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.reason", equalTo("smtp-550"))
                .body("items.find { it.id == '" + id + "' }.attempts", equalTo(1));
        assertThat(as("operator").get("/api/v1/messages?limit=100").asString()).doesNotContain("@example.com");
        as("operator").get("/api/v1/messages/counts").then().statusCode(200);
        retry("operator", id).then().statusCode(200);

        await().atMost(PATIENCE).until(() -> states(visit), List.of("SENT")::equals);
        assertThat(mailsOf(visit)).hasSize(1);
        retry("operator", id).then().statusCode(409).body("code", equalTo("message-not-dead"));
        retry("operator", UUID.randomUUID().toString())
                .then()
                .statusCode(404)
                .body("code", equalTo("message-not-found"));
        retry(USER, id).then().statusCode(403);
        as("operator").get("/api/v1/messages?state=LOST").then().statusCode(400).body("code", equalTo("state-unknown"));
        as(USER).get("/api/v1/messages").then().statusCode(403);
        given().get("/api/v1/messages").then().statusCode(401);
    }

    @Test
    void at_night_only_what_cannot_wait_is_sent_and_the_rest_waits_for_the_end() {
        var now = LocalTime.now(ZONE);
        choose("en", Map.of("from", clock(now.minusHours(1)), "until", clock(now.plusHours(2))), List.of("EMAIL"));
        var visit = visits.done(READER);
        visits.due(visit, "visit-review-asked");
        await().atMost(PATIENCE).until(() -> reason(visit), "quiet-hours"::equals);
        assertThat(attempts(visit)).isZero();
        var next = shopping.number(
                "SELECT extract(epoch FROM next_at - now()) FROM marketplace.message WHERE subject_id = ?", visit);
        assertThat(next).isBetween(6_900L, 7_201L);

        var urgent = visits.paid(READER, Visits.noon(2));
        onTheWay(urgent);
        await().atMost(PATIENCE).until(() -> states(urgent), List.of("SENT")::equals);
        assertThat(states(visit)).isEqualTo(List.of("WAITING"));

        choose("en", null, List.of("EMAIL"));
        shopping.run("UPDATE marketplace.message SET next_at = now() WHERE subject_id = ?", visit);
        await().atMost(PATIENCE).until(() -> states(visit), List.of("SENT")::equals);
        assertThat(mailsOf(visit).get(0).get("subject")).isEqualTo("How was it? Car wash");
    }

    @Test
    void who_left_by_the_link_in_a_mail_gets_no_more_of_the_topic_and_is_still_told_in_the_app() {
        var first = visits.paid(READER, Visits.noon(2));
        onTheWay(first);
        var mail = await().atMost(PATIENCE)
                .until(() -> mailsOf(first), found -> !found.isEmpty())
                .get(0);
        var link = URI.create(Inbox.headers(mail).get("list-unsubscribe").replaceAll("[<>]", ""));
        var path = link.getPath() + "?" + link.getQuery();

        given().get(path).then().statusCode(200);
        as(USER).get("/api/v1/me/message-preferences").then().body("topics.VISITS", hasItem("EMAIL"));
        given().post(path.replaceFirst(".$", path.endsWith("A") ? "Q" : "A"))
                .then()
                .statusCode(404);
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(path)
                .then()
                .statusCode(200);

        as(USER).get("/api/v1/me/message-preferences")
                .then()
                .body("topics.VISITS", not(hasItem("EMAIL")))
                .body("topics.REVIEWS", hasItem("EMAIL"));
        var second = visits.paid(READER, Visits.noon(3));
        onTheWay(second);
        await().atMost(PATIENCE).until(() -> Told.about(second, USER).size() == 1);
        assertThat(states(second)).isEmpty();
        given().get("/unsubscribe").then().statusCode(404);
        given().post("/unsubscribe?link=x.y").then().statusCode(404);
    }

    @Test
    void who_has_never_signed_in_has_no_address_and_is_told_in_the_app_only() {
        var stranger = shopping.newResidents(1).get(0);
        var visit = visits.paid(READER, Visits.noon(2));
        shopping.run(
                "UPDATE marketplace.booking SET resident_id = ?, company_id = ?, community_id = ? WHERE id = ?",
                stranger,
                Neighbourhood.SUNRISE,
                Neighbourhood.MAPLE_COURT,
                visit);

        own.run(() -> tell.onTheWay(Neighbourhood.SUNRISE, visit)).await().atMost(PATIENCE);

        await().atMost(PATIENCE).until(() -> states(visit), List.of("SKIPPED")::equals);
        assertThat(reason(visit)).isEqualTo("no-address");
    }

    @Test
    void preferences_are_the_residents_own_and_bad_ones_are_refused() {
        as(USER).get("/api/v1/me/message-preferences")
                .then()
                .statusCode(200)
                .body("language", equalTo("en"))
                .body("channels.find { it.channel == 'EMAIL' }.available", equalTo(true))
                .body("channels.find { it.channel == 'SMS' }.available", equalTo(false))
                .body("channels.find { it.channel == 'PUSH' }.available", equalTo(false));
        as("resident-22")
                .get("/api/v1/me/message-preferences")
                .then()
                .statusCode(200)
                .body("quietHours.from", equalTo("21:00"))
                .body("quietHours.until", equalTo("08:00"))
                .body("topics.VISITS", equalTo(List.of("EMAIL")));

        put(Map.of("language", "fr", "topics", Map.of()))
                .then()
                .statusCode(400)
                .body("code", equalTo("language-unknown"));
        put(Map.of("topics", Map.of("VISITS", List.of("SMS"))))
                .then()
                .statusCode(422)
                .body("code", equalTo("channel-not-configured"));
        put(Map.of("topics", Map.of("WEATHER", List.of("EMAIL")))).then().statusCode(400);
        put(Map.of("topics", Map.of(), "quietHours", Map.of("from", "25:00", "until", "08:00")))
                .then()
                .statusCode(400);
        put(Map.of("language", "en")).then().statusCode(400);
        put(Map.of("topics", Collections.singletonMap("VISITS", null))).then().statusCode(400);
        put(Map.of("topics", Map.of("VISITS", Collections.singletonList(null))))
                .then()
                .statusCode(400);
        for (var other : List.of("operator", "technician-01", "supplier-01")) {
            as(other).get("/api/v1/me/message-preferences").then().statusCode(403);
        }
        given().get("/api/v1/me/message-preferences").then().statusCode(401);
    }

    private void onTheWay(UUID visit) {
        own.run(() -> tell.onTheWay(HARBOR, visit)).await().atMost(PATIENCE);
    }

    /** Each message's identity is in its mail. */
    private List<Map<String, Object>> mailsOf(UUID visit) {
        var id = shopping.text("SELECT cast(id AS text) FROM marketplace.message WHERE subject_id = ?", visit);
        return Inbox.of(USER).stream()
                .filter(mail ->
                        Inbox.headers(mail).getOrDefault("message-id", "").contains(String.valueOf(id)))
                .toList();
    }

    private List<String> states(UUID visit) {
        var states = shopping.text(
                "SELECT string_agg(state, ' ' ORDER BY id) FROM marketplace.message WHERE subject_id = ?", visit);
        return states == null ? List.of() : List.of(states.split(" "));
    }

    private long attempts(UUID visit) {
        return shopping.number(
                "SELECT coalesce(max(attempts), 0) FROM marketplace.message WHERE subject_id = ?", visit);
    }

    private String reason(UUID visit) {
        return shopping.text("SELECT max(reason) FROM marketplace.message WHERE subject_id = ?", visit);
    }

    private static String clock(LocalTime time) {
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    private static void choose(String language, Map<String, String> quiet, List<String> channels) {
        var body = new HashMap<String, Object>();
        body.put("language", language);
        body.put("topics", Map.of("GROUP_BUYS", channels, "VISITS", channels, "REVIEWS", channels));
        if (quiet != null) {
            body.put("quietHours", quiet);
        }
        put(body).then().statusCode(200);
    }

    private static io.restassured.response.Response put(Map<String, ?> body) {
        return as(USER).contentType("application/json").body(body).put("/api/v1/me/message-preferences");
    }

    private static io.restassured.response.Response retry(String user, String id) {
        return as(user).post("/api/v1/messages/{id}/retries", id);
    }
}
