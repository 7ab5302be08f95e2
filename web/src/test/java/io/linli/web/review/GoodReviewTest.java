package io.linli.web.review;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.catalog.kernel.Ids;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;
import io.linli.web.review.GoodsHad.Had;

/** Reviews of goods: one a household and good, of what it got, and what they come to. Residents 1 and 2 live together. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class GoodReviewTest {

    private static final String USER = "resident-05";
    private static final String SELLER = "supplier-01";

    @Inject
    Shopping shopping;

    @Inject
    GoodsHad goods;

    @AfterEach
    void nobody_else_finds_them() {
        goods.clear();
    }

    @Test
    void a_good_is_rated_when_it_came_and_not_before() {
        var had = goods.bought(USER, offer());
        say(USER, had.sku(), 5, "Early.").statusCode(409).body("code", equalTo("good-not-received"));
        mine(USER, had.sku()).body("received", equalTo(false)).body("review", nullValue());

        goods.come(had);
        mine(USER, had.sku()).body("received", equalTo(true));
        say(USER, had.sku(), 4, "Sweet and juicy.")
                .statusCode(200)
                .body("state", equalTo("PUBLISHED"))
                .body("by", equalTo("Resident"))
                .body("editedAt", nullValue());

        published(had.sku())
                .body("items[0].text", equalTo("Sweet and juicy."))
                .body("items[0].by", not(containsString("05")))
                .body("rating.counts", equalTo(List.of(0, 0, 0, 1, 0)))
                .body("rating.mean", equalTo(4.0f));
        mine(USER, had.sku()).body("review.stars", equalTo(4)).body("changeableUntil", notNullValue());
        awaitKnown(had, "1 4.00");
        given().get("/api/v1/offers/{id}", had.offer())
                .then()
                .statusCode(200)
                .body("rating.mean", equalTo(4.0f))
                .body("rating.reviews", equalTo(1));
    }

    @Test
    void the_day_that_was_promised_has_come() {
        var had = goods.bought(USER, offer());
        var tomorrow = promised(had, 1);
        say(USER, had.sku(), 5, "Tomorrow.").statusCode(409).body("code", equalTo("good-not-received"));
        var today = promised(had, 0);

        say(USER, had.sku(), 5, "Today.").statusCode(200);
        takeBack(USER, had.sku()).statusCode(204);
        shopping.run("DELETE FROM marketplace.order_line WHERE id IN (?, ?)", tomorrow, today);
    }

    @Test
    void what_went_back_as_a_whole_or_never_came_is_not_rated() {
        var had = goods.had(USER, offer());
        String never = onceAs(USER)
                .contentType("application/json")
                .body(Map.of("lineId", had.line(), "reason", "NOT_RECEIVED"))
                .post("/api/v1/after-sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        say(USER, had.sku(), 1, "Never came.").statusCode(409).body("code", equalTo("good-not-received"));
        onceAs(USER).post("/api/v1/after-sales/{id}/withdrawals", never).then().statusCode(200);
        say(USER, had.sku(), 3, "It came after all.").statusCode(200);

        var back = goods.had(USER, offer());
        String broken = onceAs(USER)
                .contentType("application/json")
                .body(Map.of("lineId", back.line(), "reason", "DAMAGED"))
                .post("/api/v1/after-sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        mine(USER, back.sku()).body("received", equalTo(true));
        onceAs(SELLER)
                .contentType("application/json")
                .body(Map.of("verdict", "APPROVE"))
                .post("/api/v1/after-sales/{id}/decisions", broken)
                .then()
                .statusCode(200);
        say(USER, back.sku(), 1, "Money back.").statusCode(409).body("code", equalTo("good-not-received"));
    }

    @Test
    void two_of_a_household_who_write_at_once_have_one_review_and_others_none() {
        var had = goods.had("resident-01", offer());
        for (int round = 0; round < 6; round++) {
            var both = List.of("resident-01", "resident-02", "resident-01", "resident-02").stream()
                    .map(user -> CompletableFuture.runAsync(
                            () -> say(user, had.sku(), 4, "From us.").statusCode(200)))
                    .toList();
            both.forEach(CompletableFuture::join);

            published(had.sku()).body("items", hasSize(1)).body("rating.count", equalTo(1));
            as("resident-02")
                    .delete("/api/v1/good-reviews/mine/{sku}", had.sku())
                    .then()
                    .statusCode(204);
            published(had.sku()).body("items", hasSize(0)).body("rating.count", equalTo(0));
        }
        for (var stranger : List.of("resident-03", "resident-20")) {
            say(stranger, had.sku(), 1, "Not mine.").statusCode(409).body("code", equalTo("good-not-received"));
            mine(stranger, had.sku()).body("received", equalTo(false)).body("review", nullValue());
            takeBack(stranger, had.sku()).statusCode(404).body("code", equalTo("review-not-found"));
        }
    }

    @Test
    void it_is_changed_and_taken_back_for_thirty_days() {
        var had = goods.had(USER, offer());
        takeBack(USER, had.sku()).statusCode(404).body("code", equalTo("review-not-found"));
        String id = say(USER, had.sku(), 2, "Sour.").statusCode(200).extract().path("id");
        say(USER, had.sku(), 5, "Sweet after two days.")
                .statusCode(200)
                .body("id", equalTo(id))
                .body("stars", equalTo(5))
                .body("editedAt", notNullValue());
        published(had.sku()).body("rating.counts", equalTo(List.of(0, 0, 0, 0, 1)));
        takeBack(USER, had.sku()).statusCode(204);
        mine(USER, had.sku()).body("review", nullValue());
        awaitKnown(had, "0 0.00");
        given().get("/api/v1/offers/{id}", had.offer()).then().body("rating", nullValue());

        say(USER, had.sku(), 3, "All right.").statusCode(200);
        shopping.run(
                "UPDATE marketplace.good_review SET written_at = now() - interval '30 days' WHERE sku_id = ?",
                had.sku());
        say(USER, had.sku(), 1, "Late.").statusCode(409).body("code", equalTo("review-change-over"));
        takeBack(USER, had.sku()).statusCode(409).body("code", equalTo("review-change-over"));
        published(had.sku()).body("items[0].stars", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1})
    void stars_are_from_one_to_five(int stars) {
        say(USER, goods.skuOf(Neighbourhood.offer(1)), stars, "x")
                .statusCode(400)
                .body("code", equalTo("stars-out-of-range"));
    }

    @Test
    void bad_texts_and_parameters_are_refused() {
        var sku = goods.skuOf(Neighbourhood.offer(1));
        say(USER, sku, 5, "Call me: 138 0013 8000").statusCode(422).body("code", equalTo("review-text-personal"));
        say(USER, sku, 5, "me@example.org").statusCode(422).body("code", equalTo("review-text-personal"));
        say(USER, sku, 5, "y".repeat(1_001)).statusCode(400).body("code", equalTo("review-text-too-long"));
        say(USER, UUID.randomUUID(), 5, "Nothing.").statusCode(409).body("code", equalTo("good-not-received"));
        given().get("/api/v1/good-reviews").then().statusCode(400).body("code", equalTo("subject-missing"));
        given().queryParam("sku", sku.toString())
                .queryParam("limit", 101)
                .get("/api/v1/good-reviews")
                .then()
                .statusCode(400)
                .body("code", equalTo("limit-out-of-range"));
        given().queryParam("sku", sku.toString())
                .queryParam("cursor", "nonsense")
                .get("/api/v1/good-reviews")
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
        published(UUID.randomUUID()).body("items", hasSize(0)).body("rating.count", equalTo(0));
    }

    @Test
    void each_role_may_do_its_own_and_nothing_else() {
        var sku = goods.skuOf(Neighbourhood.offer(1)).toString();
        var review = UUID.randomUUID().toString();
        given().get("/api/v1/good-reviews/mine/" + sku).then().statusCode(401);
        given().delete("/api/v1/good-reviews/mine/" + sku).then().statusCode(401);
        for (var other : List.of(SELLER, "operator", "technician-01")) {
            as(other).get("/api/v1/good-reviews/mine/" + sku).then().statusCode(403);
            say(other, UUID.fromString(sku), 5, "x").statusCode(403);
            takeBack(other, UUID.fromString(sku)).statusCode(403);
        }
        reply(USER, review, "x").statusCode(403);
        reply("operator", review, "x").statusCode(403);
        as(USER).get("/api/v1/good-reviews/of-my-goods").then().statusCode(403);
        for (var other : List.of(USER, SELLER)) {
            moderate(other, review, "hide", Map.of("reason", "x")).statusCode(403);
            moderate(other, review, "show", Map.of()).statusCode(403);
            as(other).get("/api/v1/good-reviews/reported").then().statusCode(403);
        }
        report("operator", review, "x").statusCode(403);
        report(USER, review, "x").statusCode(404).body("code", equalTo("review-not-found"));
        moderate("operator", review, "hide", Map.of("reason", "x")).statusCode(404);
        moderate("operator", review, "show", Map.of()).statusCode(404);
    }

    @Test
    void the_one_who_sold_it_replies_once_and_another_seller_of_the_same_good_does_not() {
        var offer = offer();
        var other = goods.offer();
        shopping.run(
                "UPDATE catalog.offer SET supplier_id = ?, sku_id = ? WHERE id = ?",
                Neighbourhood.SUPPLIER_02,
                goods.skuOf(offer),
                other);
        var had = goods.had(USER, offer);
        String id =
                say(USER, had.sku(), 2, "Bruised.").statusCode(200).extract().path("id");

        as(SELLER)
                .get("/api/v1/good-reviews/of-my-goods?limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        as("supplier-02")
                .get("/api/v1/good-reviews/of-my-goods?limit=100")
                .then()
                .body("items.id", not(hasItem(id)));
        reply("supplier-02", id, "Not ours.").statusCode(404).body("code", equalTo("review-not-found"));
        reply(SELLER, id, " ").statusCode(400).body("code", equalTo("reply-empty"));
        reply(SELLER, id, "Call 13800138000").statusCode(422).body("code", equalTo("review-text-personal"));
        reply(SELLER, id, "We are sorry.").statusCode(200).body("reply.text", equalTo("We are sorry."));
        reply(SELLER, id, "And again.").statusCode(409).body("code", equalTo("reply-given"));
        published(had.sku()).body("items[0].reply.text", equalTo("We are sorry."));
        awaitKnown(had, "1 2.00");
        for (var each : List.of(offer, other)) {
            given().get("/api/v1/offers/{id}", each).then().body("rating.reviews", equalTo(1));
        }
    }

    @Test
    void a_reported_review_is_hidden_with_a_reason_stays_as_it_is_and_comes_back() {
        var had = goods.had(USER, offer());
        String id =
                say(USER, had.sku(), 1, "Rude words.").statusCode(200).extract().path("id");
        report("resident-20", id, "").statusCode(400).body("code", equalTo("reason-missing"));
        report("resident-20", id, "Rude").statusCode(200);
        report("resident-20", id, "Rude again").statusCode(200);
        report(SELLER, id, "Untrue").statusCode(200);
        as("operator")
                .get("/api/v1/good-reviews/reported?limit=100")
                .then()
                .statusCode(200)
                .body("items.find { it.review.id == '" + id + "' }.openReports", equalTo(2));

        moderate("operator", id, "hide", Map.of("reason", " ")).statusCode(400).body("code", equalTo("reason-missing"));
        moderate("operator", id, "hide", Map.of("reason", "Insults"))
                .statusCode(200)
                .body("hiddenReason", equalTo("Insults"))
                .body("openReports", equalTo(0));
        moderate("operator", id, "hide", Map.of("reason", "Twice")).body("hiddenReason", equalTo("Insults"));
        published(had.sku()).body("items", hasSize(0)).body("rating.count", equalTo(0));
        awaitKnown(had, "0 0.00");
        say(USER, had.sku(), 5, "Round it.").statusCode(409).body("code", equalTo("review-hidden"));
        takeBack(USER, had.sku()).statusCode(409).body("code", equalTo("review-hidden"));
        reply(SELLER, id, "Gone?").statusCode(404);
        report("resident-20", id, "Gone?").statusCode(404);
        mine(USER, had.sku()).body("review.state", equalTo("HIDDEN"));

        moderate("operator", id, "show", Map.of()).statusCode(200).body("hiddenReason", nullValue());
        published(had.sku()).body("items[0].text", equalTo("Rude words.")).body("rating.count", equalTo(1));
        awaitKnown(had, "1 1.00");
    }

    @Test
    void pages_of_a_good_come_newest_first_with_how_many_stars_it_has() {
        var had = goods.had(USER, offer());
        say(USER, had.sku(), 5, "The newest?").statusCode(200);
        goods.say(had, had.sku(), 4, 4);
        goods.say(had, had.sku(), 2, 1);

        var seen = new ArrayList<String>();
        String next = null;
        do {
            var parameters = new HashMap<String, Object>(Map.of("sku", had.sku(), "limit", 3));
            if (next != null) {
                parameters.put("cursor", next);
            }
            var page = given().queryParams(parameters)
                    .get("/api/v1/good-reviews")
                    .then()
                    .statusCode(200)
                    .body("rating.counts", equalTo(List.of(2, 0, 0, 4, 1)))
                    .extract();
            seen.addAll(page.path("items.id"));
            next = page.path("next");
        } while (next != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    /** Whatever happens to reviews in whatever order, the rating is what the reviews come to, and the catalogue learns it. */
    @Test
    void ratings_equal_what_the_reviews_come_to_after_any_history() {
        var users = List.of("resident-05", "resident-07", "resident-20");
        var offer = offer();
        var had = users.stream().map(user -> goods.had(user, offer)).toList();
        var sku = had.get(0).sku();
        for (long seed = 1; seed <= 4; seed++) {
            var random = new Random(seed);
            for (int step = 0; step < 40; step++) {
                step(random, users.get(random.nextInt(users.size())), sku);
            }
            assertThat(differing()).as("seed %d", seed).isZero();
        }

        goods.say(had.get(0), sku, 3, 4);
        goods.tell(sku);
        var rating = published(sku).extract().jsonPath();
        awaitKnown(
                had.get(0),
                "%d %s".formatted(rating.getLong("rating.count"), "%.2f".formatted(rating.getDouble("rating.mean"))));
    }

    @Test
    void ratings_hold_while_many_write_hide_and_show_at_once() {
        var had = goods.had(USER, offer());
        goods.say(had, had.sku(), 24, 3);
        var all = new ArrayList<CompletableFuture<?>>();
        for (int n = 0; n < 24; n++) {
            int stars = 1 + n % 5;
            all.add(CompletableFuture.runAsync(() -> shopping.run(
                    "UPDATE marketplace.good_review SET stars = ? WHERE sku_id = ? AND stars = 3", stars, had.sku())));
            all.add(CompletableFuture.runAsync(
                    () -> say(USER, had.sku(), stars, "Again.").statusCode(200)));
            all.add(CompletableFuture.runAsync(() -> goods.tell(had.sku())));
        }
        all.forEach(CompletableFuture::join);

        assertThat(differing()).isZero();
        var rating =
                published(had.sku()).body("rating.count", equalTo(25)).extract().jsonPath();
        awaitKnown(had, "25 " + "%.2f".formatted(rating.getDouble("rating.mean")));
    }

    @Test
    void what_a_company_did_not_write_its_tenancy_does_not_hold() {
        var had = goods.had(USER, offer());
        say(USER, had.sku(), 5, "Ours.").statusCode(200);

        assertThat(shopping.text(
                        """
                        SELECT string_agg(DISTINCT cast(company_id AS text), ' ') FROM marketplace.good_review WHERE sku_id = ?""",
                        had.sku()))
                .isEqualTo(Neighbourhood.SUNRISE.toString());
        assertThat(
                        shopping.number(
                                """
                        SELECT count(*) FROM pg_class WHERE oid IN ('marketplace.good_review'::regclass,
                            'marketplace.good_review_report'::regclass) AND relrowsecurity AND relforcerowsecurity"""))
                .isEqualTo(2);
        as("resident-20")
                .queryParam("sku", had.sku().toString())
                .get("/api/v1/good-reviews")
                .then()
                .body("items[0].text", equalTo("Ours."));
    }

    private void step(Random random, String user, UUID sku) {
        switch (random.nextInt(5)) {
            case 0 -> takeBack(user, sku);
            case 1 -> anyOf(sku, random).ifPresent(id -> moderate("operator", id, "hide", Map.of("reason", "x")));
            case 2 -> anyOf(sku, random).ifPresent(id -> moderate("operator", id, "show", Map.of()));
            default -> say(user, sku, 1 + random.nextInt(5), "Step.");
        }
    }

    private java.util.Optional<String> anyOf(UUID sku, Random random) {
        var ids = shopping.text(
                "SELECT string_agg(cast(id AS text), ' ' ORDER BY id) FROM marketplace.good_review WHERE sku_id = ?",
                sku);
        if (ids == null) {
            return java.util.Optional.empty();
        }
        var all = ids.split(" ");
        return java.util.Optional.of(all[random.nextInt(all.length)]);
    }

    private long differing() {
        return shopping.number(
                """
                SELECT count(*) FROM (
                    (SELECT * FROM marketplace.rating WHERE ones + twos + threes + fours + fives > 0
                    EXCEPT SELECT * FROM marketplace.rating_recomputed)
                    UNION ALL (SELECT * FROM marketplace.rating_recomputed EXCEPT SELECT * FROM marketplace.rating)) d""");
    }

    /** The same line once more, with a promise: what was promised once is not changed. */
    private UUID promised(Had had, int inDays) {
        var line = Ids.next();
        shopping.run(
                """
                INSERT INTO marketplace.order_line SELECT (jsonb_populate_record(l, jsonb_build_object('id', cast(? AS text),
                    'position', 10 + cast(? AS integer), 'delivery_on',
                    cast(now() AT TIME ZONE 'Asia/Shanghai' AS date) + cast(? AS integer)))).*
                FROM marketplace.order_line l WHERE l.id = ?""",
                line.toString(),
                inDays,
                inDays,
                had.line());
        return line;
    }

    private void awaitKnown(Had had, String rating) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(goods.known(had.sku())).isEqualTo(rating));
    }

    private UUID offer() {
        return goods.offer();
    }

    private static ValidatableResponse published(UUID sku) {
        return given().queryParam("sku", sku.toString())
                .queryParam("limit", 100)
                .get("/api/v1/good-reviews")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse mine(String user, UUID sku) {
        return as(user).get("/api/v1/good-reviews/mine/{sku}", sku).then().statusCode(200);
    }

    private static ValidatableResponse say(String user, UUID sku, int stars, String text) {
        return as(user).contentType("application/json")
                .body(Map.of("stars", stars, "text", text))
                .put("/api/v1/good-reviews/mine/{sku}", sku)
                .then();
    }

    private static ValidatableResponse takeBack(String user, UUID sku) {
        return as(user).delete("/api/v1/good-reviews/mine/{sku}", sku).then();
    }

    private static ValidatableResponse reply(String user, String id, String text) {
        return as(user).contentType("application/json")
                .body(Map.of("text", text))
                .post("/api/v1/good-reviews/{id}/reply", id)
                .then();
    }

    private static ValidatableResponse report(String user, String id, String reason) {
        return as(user).contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/api/v1/good-reviews/{id}/reports", id)
                .then();
    }

    private static ValidatableResponse moderate(String user, String id, String what, Map<String, String> body) {
        var request = as(user).contentType("application/json");
        return (body.isEmpty() ? request : request.body(body))
                .post("/api/v1/good-reviews/" + id + "/" + what)
                .then();
    }
}
