package io.linli.web.review;

import static io.linli.web.TestUsers.as;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.review.TechnicianRatings;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.message.Visits;
import io.linli.web.notice.Told;
import io.linli.web.order.Shopping;

/** Reviews both ways: of done visits only, one a side, published together, and what they come to. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ReviewTest {

    private static final int READER = 25;
    private static final String USER = "resident-25";
    private static final String TECHNICIAN = "technician-01";
    private static final Map<String, Boolean> FACTS = Map.of("accessEasy", true, "asDescribed", false, "ready", true);

    @Inject
    Visits visits;

    @Inject
    Shopping shopping;

    @Inject
    TechnicianRatings dispatch;

    @Inject
    OwnContext own;

    @Inject
    DataSource database;

    @Test
    void both_are_published_when_the_second_is_given_and_neither_before() {
        var visit = visits.done(READER);
        say(visit, 4, "Very careful.")
                .statusCode(200)
                .body("state", equalTo("WAITING"))
                .body("publishedAt", nullValue());

        ofVisit(TECHNICIAN, visit).body("items", hasSize(0));
        published("technician", Neighbourhood.technician(1)).body("items.text", not(hasItem("Very careful.")));
        say(visit, 5, "Very careful indeed.").statusCode(200).body("stars.overall", equalTo(5));
        said(visit, FACTS).statusCode(200).body("state", equalTo("PUBLISHED"));

        ofVisit(USER, visit)
                .body("items.state", equalTo(List.of("PUBLISHED", "PUBLISHED")))
                .body("items.find { it.side == 'TECHNICIAN' }.household.asDescribed", equalTo(false));
        ofVisit(TECHNICIAN, visit).body("items.find { it.side == 'RESIDENT' }.text", equalTo("Very careful indeed."));
        published("technician", Neighbourhood.technician(1))
                .body("items[0].text", equalTo("Very careful indeed."))
                .body("items[0].by", equalTo("Resident"))
                .body("items[0].by", not(containsString("25")));
        say(visit, 1, "No.").statusCode(409).body("code", equalTo("review-published"));
        said(visit, FACTS).statusCode(409).body("code", equalTo("review-published"));
        assertThat(shopping.number(
                        "SELECT count(*) FROM marketplace.deadline WHERE kind = 'review-publication' AND subject = ?",
                        visit))
                .isZero();
    }

    @Test
    void who_waits_alone_is_published_after_fourteen_days_and_then_it_is_too_late() {
        var visit = visits.done(READER);
        say(visit, 3, "Fine.").statusCode(200);
        assertThat(shopping.number(
                        """
                        SELECT count(*) FROM marketplace.deadline d JOIN marketplace.booking b ON b.id = d.subject
                        WHERE d.kind = 'review-publication' AND b.id = ? AND d.due_at = b.ends_at + interval '14 days'""",
                        visit))
                .isEqualTo(1);
        shopping.run(
                """
                UPDATE marketplace.booking SET starts_at = starts_at - interval '14 days', ends_at = ends_at - interval '14 days'
                WHERE id = ?""",
                visit);
        visits.due(visit, "review-publication");

        await().atMost(PATIENCE).until(() -> states(visit), List.of("PUBLISHED")::equals);
        said(visit, FACTS).statusCode(409).body("code", equalTo("review-window-over"));
        ofVisit(TECHNICIAN, visit).body("items", hasSize(1));
    }

    @Test
    void both_who_write_at_the_same_moment_are_published_always() {
        for (int round = 0; round < 8; round++) {
            var visit = visits.done(READER);
            var resident = CompletableFuture.runAsync(
                    () -> say(visit, 4, "Same moment.").statusCode(200));
            var technician = CompletableFuture.runAsync(() -> said(visit, FACTS).statusCode(200));
            resident.join();
            technician.join();

            assertThat(states(visit)).containsExactly("PUBLISHED", "PUBLISHED");
        }
    }

    @Test
    void what_is_being_written_as_it_falls_due_is_passed_over_and_looked_at_again() throws Exception {
        var written = visits.done(READER);
        var waiting = visits.done(READER);
        say(written, 4, "Still writing.").statusCode(200);
        say(waiting, 4, "Long ago.").statusCode(200);

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('linli.tenant', '*', true)");
            statement.execute("UPDATE marketplace.review SET body = 'Changed.' WHERE booking_id = '" + written + "'");
            visits.due(written, "review-publication");
            visits.due(waiting, "review-publication");
            await().atMost(PATIENCE).until(() -> states(waiting), List.of("PUBLISHED")::equals);
            assertThat(states(written)).containsExactly("WAITING");
            // What a writer does last: it must not wait for the runner, which waits for it.
            statement.execute("UPDATE marketplace.deadline SET attempts = 0 WHERE subject = '" + written + "'");
            connection.commit();
        }

        await().atMost(PATIENCE).until(() -> states(written), List.of("PUBLISHED")::equals);
    }

    @Test
    void reviews_of_one_provider_that_are_given_while_others_fall_due_are_all_published() {
        var due = Stream.generate(() -> visits.done(READER)).limit(24).toList();
        var given = Stream.generate(() -> visits.done(READER)).limit(8).toList();
        due.forEach(visit -> say(visit, 4, "Falls due.").statusCode(200));
        given.forEach(visit -> say(visit, 4, "Is given.").statusCode(200));

        var writers = given.stream()
                .map(visit -> CompletableFuture.runAsync(() -> {
                    visits.due(visit, "review-publication");
                    said(visit, FACTS);
                }))
                .toList();
        due.forEach(visit -> visits.due(visit, "review-publication"));
        writers.forEach(CompletableFuture::join);

        Stream.concat(due.stream(), given.stream()).forEach(visit -> await().atMost(PATIENCE)
                .until(() -> !states(visit).contains("WAITING")));
    }

    @Test
    void one_resident_writing_many_times_at_once_has_one_review() {
        var visit = visits.done(READER);
        var all = new ArrayList<CompletableFuture<?>>();
        for (int n = 0; n < 8; n++) {
            all.add(CompletableFuture.runAsync(() -> say(visit, 4, "Again.").statusCode(200)));
        }
        all.forEach(CompletableFuture::join);

        assertThat(states(visit)).containsExactly("WAITING");
    }

    @Test
    void only_whose_visit_it_was_writes_and_only_when_it_was_made() {
        var visit = visits.done(READER);
        var paid = visits.paid(READER, Visits.noon(3));
        var cancelled = visits.paid(READER, Visits.noon(4));
        shopping.run("UPDATE marketplace.booking SET state = 'CANCELLED' WHERE id = ?", cancelled);

        for (var stranger : List.of("resident-26", "resident-01")) {
            say(stranger, visit, 1, "Mine?").statusCode(404).body("code", equalTo("visit-not-found"));
            as(stranger).get("/api/v1/reviews/visits/{id}", visit).then().statusCode(404);
        }
        said("technician-02", visit, FACTS).statusCode(404).body("code", equalTo("visit-not-found"));
        as("operator")
                .contentType("application/json")
                .body(Map.of("stars", 5))
                .put("/api/v1/reviews/visits/{id}/resident", visit)
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .body(Map.of("stars", 5))
                .put("/api/v1/reviews/visits/{id}/resident", visit)
                .then()
                .statusCode(401);
        for (var none : List.of(paid, cancelled)) {
            say(none, 5, "Early.").statusCode(409).body("code", equalTo("visit-not-done"));
            said(none, FACTS).statusCode(409).body("code", equalTo("visit-not-done"));
        }
        say(UUID.randomUUID(), 5, "Nothing.").statusCode(404);
        assertThat(states(visit)).isEmpty();
    }

    @Test
    void a_technician_who_lives_here_reads_what_is_said_of_visits_to_the_own_household_too() {
        shopping.run(
                """
                INSERT INTO web.sign_in (subject, party_kind, party_id)
                SELECT subject, 'TECHNICIAN', gen_random_uuid() FROM web.sign_in WHERE party_kind = 'RESIDENT' AND party_id = ?
                ON CONFLICT DO NOTHING""",
                Neighbourhood.residentAt(AlsoTechnician.RESIDENT).id());
        var visit = visits.done(AlsoTechnician.RESIDENT);
        var strangers = visits.done(READER);
        say(AlsoTechnician.USER, visit, 4, "At home.").statusCode(200);

        as(AlsoTechnician.USER).get("/api/v1/jobs").then().statusCode(200);
        ofVisit(AlsoTechnician.USER, visit).body("items.text", hasItem("At home."));
        as(AlsoTechnician.USER)
                .get("/api/v1/reviews/visits/{id}", strangers)
                .then()
                .statusCode(404)
                .body("code", equalTo("visit-not-found"));
    }

    @Test
    void bad_stars_and_texts_with_numbers_are_refused() {
        var visit = visits.done(READER);

        for (int stars : new int[] {0, 6, -1}) {
            say(visit, stars, "x").statusCode(400).body("code", equalTo("stars-out-of-range"));
        }
        as(USER).contentType("application/json")
                .body(Map.of("stars", 5, "punctuality", 9))
                .put("/api/v1/reviews/visits/{id}/resident", visit)
                .then()
                .statusCode(400)
                .body("code", equalTo("stars-out-of-range"));
        say(visit, 5, "Call me: 138 0013 8000").statusCode(422).body("code", equalTo("review-text-personal"));
        say(visit, 5, "y".repeat(1_001)).statusCode(400).body("code", equalTo("review-text-too-long"));
        said(visit, Map.of("accessEasy", true)).statusCode(400);
        given().get("/api/v1/reviews").then().statusCode(400).body("code", equalTo("subject-missing"));
        published("service", UUID.randomUUID()).body("items", hasSize(0)).body("rating.count", equalTo(0));
    }

    @Test
    void the_provider_replies_once_and_the_resident_is_told() {
        var review = publishedReview(READER, 2, "Late.");
        var id = review.id;

        reply("provider-02", id, "Not ours").statusCode(404).body("code", equalTo("review-not-found"));
        reply("provider-01", id, " ").statusCode(400).body("code", equalTo("reply-empty"));
        reply("provider-01", id, "We are sorry.").statusCode(200).body("reply.text", equalTo("We are sorry."));
        reply("provider-01", id, "And again.").statusCode(409).body("code", equalTo("reply-given"));
        as(USER).contentType("application/json")
                .body(Map.of("text", "x"))
                .post("/api/v1/reviews/{id}/reply", id)
                .then()
                .statusCode(403);

        published("provider", Neighbourhood.PROVIDER_01)
                .body("items.find { it.id == '" + id + "' }.reply.text", equalTo("We are sorry."));
        await().atMost(PATIENCE).until(() -> Told.kinds(review.visit, USER).contains("REVIEW_ANSWERED"));
        assertThat(Told.kinds(review.visit, USER)).containsOnlyOnce("REVIEW_ANSWERED");
    }

    @Test
    void a_reported_review_is_hidden_with_a_reason_and_comes_back_as_it_was() {
        var review = publishedReview(READER, 1, "Rude words.");
        var id = review.id;
        var before = count("technician", Neighbourhood.technician(1));

        report("resident-26", id, "").statusCode(400).body("code", equalTo("reason-missing"));
        report("resident-26", id, "Rude").statusCode(200);
        report("resident-26", id, "Rude again").statusCode(200);
        report("provider-01", id, "Untrue").statusCode(200);
        reported().body("items.find { it.review.id == '" + id + "' }.openReports", equalTo(2));
        operator(id, "hide", Map.of("reason", "Insults")).statusCode(200).body("hiddenReason", equalTo("Insults"));

        published("technician", Neighbourhood.technician(1)).body("items.id", not(hasItem(id)));
        assertThat(count("technician", Neighbourhood.technician(1))).isEqualTo(before - 1);
        report("resident-27", id, "Gone?").statusCode(404);
        operator(id, "hide", Map.of("reason", "Twice")).statusCode(200).body("hiddenReason", equalTo("Insults"));
        operator(id, "show", Map.of()).statusCode(200).body("openReports", equalTo(0));
        published("technician", Neighbourhood.technician(1)).body("items.id", hasItem(id));
        assertThat(count("technician", Neighbourhood.technician(1))).isEqualTo(before);
        as(USER).contentType("application/json")
                .body(Map.of("reason", "x"))
                .post("/api/v1/reviews/{id}/hide", id)
                .then()
                .statusCode(403);
        operator(UUID.randomUUID().toString(), "show", Map.of()).statusCode(404);
        var waiting = visits.done(READER);
        say(waiting, 5, "Kept back.").statusCode(200);
        var kept = shopping.text("SELECT cast(id AS text) FROM marketplace.review WHERE booking_id = ?", waiting);
        operator(kept, "hide", Map.of("reason", "x")).statusCode(404);
        report("resident-26", kept, "x").statusCode(404);
    }

    /** Whatever happens to reviews in whatever order, the ratings are what the reviews come to. */
    @Test
    void ratings_equal_what_the_reviews_come_to_after_any_history() {
        for (long seed = 1; seed <= 5; seed++) {
            var random = new Random(seed);
            var reviews = new ArrayList<UUID>();
            for (int step = 0; step < 120; step++) {
                step(random, reviews);
            }
            assertThat(differing()).as("seed %d", seed).isZero();
        }
        assertThat(shopping.number(
                        "SELECT count(*) FROM marketplace.rating WHERE ones + twos + threes + fours + fives > 0"))
                .isPositive();
    }

    @Test
    void ratings_hold_while_many_publish_and_hide_at_once() {
        var ids = new ArrayList<UUID>();
        for (int n = 0; n < 24; n++) {
            ids.add(written(new Random(n), "WAITING"));
        }
        var all = ids.stream()
                .map(id -> CompletableFuture.runAsync(() -> {
                    state(id, "PUBLISHED");
                    state(id, "HIDDEN");
                    state(id, "PUBLISHED");
                }))
                .toList();
        all.forEach(CompletableFuture::join);

        assertThat(differing()).isZero();
    }

    @Test
    void the_application_itself_cannot_write_a_rating() {
        assertThat(
                        shopping.number(
                                """
                        SELECT count(*) FROM (VALUES ('INSERT'), ('UPDATE'), ('DELETE')) AS p (privilege)
                        WHERE has_table_privilege('linli_app', 'marketplace.rating', privilege)"""))
                .isZero();
    }

    @Test
    void the_better_rated_service_comes_first_and_dispatch_knows_who_is_good() {
        var good = Ids.next();
        var bad = Ids.next();
        for (var item : List.of(good, bad)) {
            shopping.run(
                    """
                    INSERT INTO catalog.service_item SELECT (jsonb_populate_record(i, jsonb_build_object('id', cast(? AS text),
                        'name_en', cast(? AS text)))).* FROM catalog.service_item i WHERE id = ?""",
                    item.toString(),
                    item.equals(good) ? "Zz best" : "Aa worst",
                    Neighbourhood.CAR_WASH);
        }
        var star = Ids.next();
        for (int n = 0; n < 6; n++) {
            write(new Random(n), good, star, 5, "PUBLISHED");
            write(new Random(n), bad, Ids.next(), 1, "PUBLISHED");
        }

        List<String> order = as(USER).get("/api/v1/services")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + good + "' }.rating.count", equalTo(6))
                .body("items.find { it.id == '" + good + "' }.rating.mean", equalTo(5.0f))
                .extract()
                .path("items.id");
        assertThat(order.indexOf(good.toString())).isLessThan(order.indexOf(bad.toString()));
        assertThat(order.get(order.size() - 1)).isEqualTo(bad.toString());
        var unknown = Ids.next();
        var scores =
                own.run(() -> dispatch.scores(List.of(star, unknown))).await().atMost(PATIENCE);
        assertThat(scores.get(star)).isEqualTo((6 * 5 + 20) / 11.0);
        assertThat(scores.get(unknown)).isEqualTo(4.0);
        shopping.run("UPDATE catalog.service_item SET withdrawn = true WHERE id IN (?, ?)", good, bad);
    }

    private record Published(UUID visit, String id) {}

    private Published publishedReview(int resident, int stars, String text) {
        var visit = visits.done(resident);
        String id = say(visit, stars, text).statusCode(200).extract().path("id");
        said(visit, FACTS).statusCode(200);
        return new Published(visit, id);
    }

    private void step(Random random, List<UUID> reviews) {
        if (reviews.isEmpty() || random.nextInt(3) == 0) {
            reviews.add(written(random, List.of("WAITING", "PUBLISHED").get(random.nextInt(2))));
            return;
        }
        var id = reviews.get(random.nextInt(reviews.size()));
        switch (random.nextInt(4)) {
            case 0 -> state(id, "PUBLISHED");
            case 1 -> state(id, "HIDDEN");
            case 2 ->
                shopping.run(
                        "UPDATE marketplace.review SET stars = ?, punctuality = ? WHERE id = ?",
                        1 + random.nextInt(5),
                        random.nextBoolean() ? null : 1 + random.nextInt(5),
                        id);
            default ->
                shopping.run(
                        "UPDATE marketplace.review SET technician_id = ? WHERE id = ?",
                        Neighbourhood.technician(1 + random.nextInt(2)),
                        id);
        }
    }

    private void state(UUID id, String state) {
        shopping.run(
                """
                UPDATE marketplace.review SET state = ?, published_at = coalesce(published_at, now()),
                    hidden_reason = CASE ? WHEN 'HIDDEN' THEN 'x' END, hidden_at = CASE ? WHEN 'HIDDEN' THEN now() END
                WHERE id = ?""",
                state,
                state,
                state,
                id);
    }

    private UUID written(Random random, String state) {
        return write(random, Neighbourhood.CAR_WASH, Neighbourhood.technician(2), 1 + random.nextInt(5), state);
    }

    /** By SQL: of a visit long ago. */
    private UUID write(Random random, UUID item, UUID technician, int stars, String state) {
        var visit =
                visits.paid(26, Instant.now().minusSeconds(86_400L * 20), item, Neighbourhood.PROVIDER_01, technician);
        var id = Ids.next();
        shopping.run(
                """
                INSERT INTO marketplace.review (id, company_id, booking_id, side, author_id, service_item_id, supplier_id,
                    technician_id, byline, stars, workmanship, body, state, written_at, published_at)
                SELECT ?, company_id, id, 'RESIDENT', resident_id, service_item_id, supplier_id, technician_id, 'R', ?, ?, '', ?,
                    now(), CASE ? WHEN 'WAITING' THEN NULL ELSE now() END FROM marketplace.booking WHERE id = ?""",
                id,
                stars,
                random.nextBoolean() ? null : 1 + random.nextInt(5),
                state,
                state,
                visit);
        return id;
    }

    private long differing() {
        return shopping.number(
                """
                SELECT count(*) FROM (
                    (SELECT * FROM marketplace.rating WHERE ones + twos + threes + fours + fives > 0
                    EXCEPT SELECT * FROM marketplace.rating_recomputed)
                    UNION ALL (SELECT * FROM marketplace.rating_recomputed EXCEPT SELECT * FROM marketplace.rating)) d""");
    }

    private List<String> states(UUID visit) {
        var states = shopping.text("SELECT string_agg(state, ' ') FROM marketplace.review WHERE booking_id = ?", visit);
        return states == null ? List.of() : List.of(states.split(" "));
    }

    private static int count(String what, UUID id) {
        return published(what, id).extract().path("rating.count");
    }

    private static ValidatableResponse published(String what, UUID id) {
        return given().queryParam(what, id.toString())
                .queryParam("limit", 100)
                .get("/api/v1/reviews")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse ofVisit(String user, UUID visit) {
        return as(user).get("/api/v1/reviews/visits/{id}", visit).then().statusCode(200);
    }

    private static ValidatableResponse say(UUID visit, int stars, String text) {
        return say(USER, visit, stars, text);
    }

    private static ValidatableResponse say(String user, UUID visit, int stars, String text) {
        return as(user).contentType("application/json")
                .body(Map.of("stars", stars, "text", text))
                .put("/api/v1/reviews/visits/{id}/resident", visit)
                .then();
    }

    private static ValidatableResponse said(UUID visit, Map<String, Boolean> facts) {
        return said(TECHNICIAN, visit, facts);
    }

    private static ValidatableResponse said(String user, UUID visit, Map<String, Boolean> facts) {
        return as(user).contentType("application/json")
                .body(facts)
                .put("/api/v1/reviews/visits/{id}/technician", visit)
                .then();
    }

    private static ValidatableResponse reply(String user, String id, String text) {
        return as(user).contentType("application/json")
                .body(Map.of("text", text))
                .post("/api/v1/reviews/{id}/reply", id)
                .then();
    }

    private static ValidatableResponse report(String user, String id, String reason) {
        return as(user).contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/api/v1/reviews/{id}/reports", id)
                .then();
    }

    private static ValidatableResponse reported() {
        return as("operator").get("/api/v1/reviews/reported?limit=100").then().statusCode(200);
    }

    private static ValidatableResponse operator(String id, String what, Map<String, String> body) {
        var request = as("operator").contentType("application/json");
        return (body.isEmpty() ? request : request.body(body))
                .post("/api/v1/reviews/" + id + "/" + what)
                .then();
    }
}
