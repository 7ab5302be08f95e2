package io.linli.web.search;

import static io.linli.web.Neighbourhood.HARBOR;
import static io.linli.web.Neighbourhood.HARBOR_VIEW;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.campaign.Terms;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;

/** Where words match alike, what neighbours do decides; the operator sees why, and puts single goods first or last. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class RankingTest {

    private static final String PLACEMENTS = "/api/v1/search/placements";
    private static final String SOAPS = "olive soap";

    @Inject
    SearchShelf shelf;

    @Inject
    Shopping shopping;

    @CacheName("ranking-signals")
    Cache signals;

    @BeforeEach
    void a_filled_shelf() {
        shelf.fill();
        // Who sells in a community is known some moments later.
        await().atMost(SearchShelf.PATIENCE).until(() -> inHarborView(SOAPS).size() == 3);
        forget();
    }

    @AfterEach
    void nothing_is_placed() {
        TestUsers.as("operator")
                .get(PLACEMENTS)
                .jsonPath()
                .<String>getList("items.id")
                .forEach(id -> TestUsers.as("operator").delete(PLACEMENTS + "/" + id));
    }

    @Test
    void of_goods_that_match_alike_the_one_in_an_open_group_buy_stands_first() {
        TestUsers.onceAs("leader-03")
                .contentType(ContentType.JSON)
                .body(Terms.of(HARBOR_VIEW, shelf.offer("soap-c"), 500).body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201);
        forget();

        assertThat(inHarborView(SOAPS).get(0)).isEqualTo("soap-c");
        why(SOAPS).body("items[0].reasons.reason", hasItem("group-buy"));
    }

    @Test
    void then_what_neighbours_buy_and_words_say_more_than_either() {
        var sku = UUID.fromString(given().queryParam("q", "olive soap")
                .queryParam("supplier", SearchShelf.SUPPLIER)
                .get("/api/v1/search")
                .path("items.find { it.supplierSku == 'soap-b' }.skuId"));
        shopping.run(
                """
                INSERT INTO search.bought (company_id, community_id, sku_id, lately, households, popularity)
                VALUES (?, ?, ?, 9, 9, 1) ON CONFLICT DO NOTHING""",
                HARBOR,
                HARBOR_VIEW,
                sku);
        try {
            forget();
            why(SOAPS).body("items.find { it.supplierSku == 'soap-b' }.reasons.reason", hasItem("neighbours"));
            assertThat(inHarborView(SOAPS)).contains("soap-b");
            assertThat(inHarborView("herbal shampoo").get(0)).isEqualTo("shampoo-herbal");
        } finally {
            shopping.run("DELETE FROM search.bought WHERE sku_id = ?", sku);
            forget();
        }
    }

    @Test
    void what_is_pinned_stands_first_even_without_the_words_and_what_is_buried_last() {
        place(SOAPS, "battery", "PIN", 2).statusCode(201);
        place("OLIVE   Soap", "cable", "PIN", 1).statusCode(201);
        place(SOAPS, "soap-a", "BURY", 1).statusCode(201);

        var found = SearchShelf.find(SOAPS);
        assertThat(found).startsWith("cable", "battery");
        assertThat(found.indexOf("soap-a")).isGreaterThan(found.indexOf("soap-b"));
        assertThat(found.indexOf("soap-a")).isGreaterThan(found.indexOf("soap-c"));
        assertThat(SearchShelf.find("olive soaps")).doesNotContain("battery");
        why(SOAPS).body("items[0].reasons.reason", hasItem("pinned"));
    }

    @Test
    void a_pin_does_not_stand_in_another_order_or_where_it_was_filtered_out() {
        place(SOAPS, "battery", "PIN", 1).statusCode(201);

        SearchShelf.ask()
                .queryParam("q", SOAPS)
                .queryParam("sort", "price")
                .get("/api/v1/search")
                .then()
                .body("items[0].supplierSku", equalTo("soap-b"));
        assertThat(SearchShelf.ask()
                        .queryParam("q", SOAPS)
                        .queryParam("brand", "Dalan")
                        .get("/api/v1/search")
                        .<List<String>>path("items.supplierSku"))
                .doesNotContain("battery");
    }

    @Test
    void what_is_said_later_of_the_same_good_counts_and_what_is_taken_back_does_not() {
        place(SOAPS, "battery", "PIN", 1).statusCode(201);
        String id = place(SOAPS, "battery", "BURY", 1).statusCode(201).extract().path("id");
        assertThat(SearchShelf.find(SOAPS).get(0)).isNotEqualTo("battery");

        TestUsers.as("operator").delete(PLACEMENTS + "/" + id).then().statusCode(204);
        TestUsers.as("operator").delete(PLACEMENTS + "/" + id).then().statusCode(404);
        assertThat(SearchShelf.find(SOAPS)).doesNotContain("battery");
    }

    @Test
    void why_names_what_each_good_owes_its_place_to() {
        why("herbal shampoo")
                .body("items[0].supplierSku", equalTo("shampoo-herbal"))
                .body("items[0].reasons.reason", hasItems("words", "phrase", "available"))
                .body("items[0].reasons[0].score", greaterThan(0f));
        why("shampo herbal").body("relaxed", equalTo(true)).body("items[0].reasons.reason", hasItem("mistyped"));
    }

    @ParameterizedTest
    @CsvSource({"'', 1, placement-query", "soap, 0, placement-position", "soap, 11, placement-position"})
    void what_makes_no_sense_is_refused(String query, int position, String code) {
        place(query, "battery", "PIN", position).statusCode(422).body("code", equalTo(code));
    }

    @Test
    void an_offer_that_is_not_there_is_refused() {
        place(SOAPS, UUID.randomUUID(), "PIN", 1).statusCode(404).body("code", equalTo("offer-not-found"));
    }

    @Test
    void only_operators_see_and_place() throws Exception {
        for (var path : List.of("/why?q=soap", "/placements")) {
            TestUsers.as("supplier-01").get("/api/v1/search" + path).then().statusCode(403);
            given().get("/api/v1/search" + path).then().statusCode(401);
        }
        assertThat(SignedIn.as("supplier-01", "/imports")
                        .get("/operator/ranking?q=soap")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void on_the_page_a_good_is_pinned_and_let_go() throws Exception {
        var operator = SignedIn.as("operator", "/operator/ranking");
        assertThat(operator.get("/operator/ranking?q=olive+soap").body()).contains("All words match", "value=\"PIN\"");

        var battery = shelf.offer("battery").toString();
        for (int sent = 0; sent < 2; sent++) {
            operator.submit("/operator/ranking", Map.of("q", SOAPS, "offer", battery, "kind", "PIN"));
        }
        for (var incomplete :
                List.of(Map.of("q", SOAPS), Map.of("q", SOAPS, "kind", "PIN"), Map.of("offer", battery))) {
            assertThat(operator.submit("/operator/ranking", incomplete)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .contains("form-expired");
        }

        assertThat(SearchShelf.find(SOAPS).get(0)).isEqualTo("battery");
        assertThat(operator.get("/operator/ranking?q=olive+soap").body()).contains("Pinned, place 1");
        String id = TestUsers.as("operator").get(PLACEMENTS).path("items[0].id");
        operator.submit("/operator/ranking/" + id + "/removals", Map.of("q", SOAPS));
        assertThat(SearchShelf.find(SOAPS)).doesNotContain("battery");
    }

    private void forget() {
        signals.invalidateAll().await().indefinitely();
    }

    private static List<String> inHarborView(String words) {
        return SearchShelf.ask()
                .queryParam("q", words)
                .queryParam("community", HARBOR_VIEW)
                .queryParam("meaning", false)
                .get("/api/v1/search")
                .path("items.supplierSku");
    }

    private static ValidatableResponse why(String words) {
        return TestUsers.as("operator")
                .queryParam("q", words)
                .queryParam("supplier", SearchShelf.SUPPLIER)
                .queryParam("community", HARBOR_VIEW)
                .get("/api/v1/search/why")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse place(String query, String offer, String kind, int position) {
        return place(query, shelf.offer(offer), kind, position);
    }

    private static ValidatableResponse place(String query, UUID offer, String kind, int position) {
        var body = new HashMap<String, Object>();
        body.put("query", query);
        body.put("offerId", offer);
        body.put("kind", kind);
        body.put("position", position);
        return TestUsers.onceAs("operator")
                .contentType(ContentType.JSON)
                .body(body)
                .post(PLACEMENTS)
                .then();
    }
}
