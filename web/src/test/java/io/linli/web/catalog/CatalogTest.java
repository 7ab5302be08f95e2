package io.linli.web.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.feed.Feeds;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class CatalogTest {

    @Test
    void everybody_walks_down_the_tree_of_categories() {
        given().get("/api/v1/categories").then().statusCode(200).body("items.path", hasItem("Fruit"));
        given().queryParam("parent", Neighbourhood.FRUIT)
                .get("/api/v1/categories")
                .then()
                .statusCode(200)
                .body("items.path", hasItems("Fruit > Oranges", "Fruit > Pears"))
                .body("items.name.zh", hasItem("橙子"));
        given().get("/api/v1/categories/" + Neighbourhood.PEARS + "/ancestry")
                .then()
                .statusCode(200)
                .body("items.name.en", contains("Fruit", "Pears"));
    }

    @Test
    void an_unknown_category_is_not_found() {
        given().get("/api/v1/categories/" + UUID.randomUUID() + "/ancestry")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("category-not-found"));
    }

    @Test
    void everybody_reads_an_offer() {
        given().get("/api/v1/offers/" + Neighbourhood.offer(2))
                .then()
                .statusCode(200)
                .body("supplier", equalTo("supplier-01"))
                .body("price.amount", equalTo(250), "price.currency", equalTo("CNY"))
                .body("listPrice.amount", equalTo(350))
                .body("available", equalTo(true), "version", greaterThan(0));
        given().get("/api/v1/offers/" + Neighbourhood.offer(12))
                .then()
                .statusCode(200)
                .body("available", equalTo(false));
    }

    @Test
    void an_unknown_offer_is_not_found() {
        given().get("/api/v1/offers/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("offer-not-found"));
        given().get("/api/v1/offers/nonsense").then().statusCode(404);
    }

    @Test
    void a_category_shows_what_is_sold_below_it_page_by_page() {
        var first = given().queryParam("limit", 2)
                .get("/api/v1/categories/" + Neighbourhood.FRUIT + "/offers")
                .then()
                .statusCode(200)
                .body("items", hasSize(2), "next", notNullValue())
                .extract()
                .jsonPath();
        var second = given().queryParam("limit", 2)
                .queryParam("cursor", first.getString("next"))
                .get("/api/v1/categories/" + Neighbourhood.FRUIT + "/offers")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(second.<String>getList("items.offerId")).doesNotContainAnyElementsOf(first.getList("items.offerId"));
    }

    @Test
    void a_page_of_no_or_too_many_items_is_refused() {
        given().get("/api/v1/categories/" + Neighbourhood.FRUIT + "/offers?limit=0")
                .then()
                .statusCode(400);
        given().get("/api/v1/categories/" + Neighbourhood.FRUIT + "/offers?limit=201")
                .then()
                .statusCode(400);
    }

    @Test
    void a_supplier_lists_all_of_its_own_offers_and_no_others() {
        var ids = new ArrayList<String>();
        String next = "";
        while (next != null) {
            var page = TestUsers.as("supplier-02")
                    .get("/api/v1/supplier/offers?limit=3" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then()
                    .statusCode(200)
                    .body("items.supplier", everyItem(equalTo("supplier-02")))
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.offerId"));
            next = page.getString("next");
        }

        assertThat(ids)
                .doesNotHaveDuplicates()
                .contains(
                        Neighbourhood.offer(13).toString(),
                        Neighbourhood.offer(20).toString())
                .doesNotContain(Neighbourhood.offer(1).toString());
    }

    @Test
    void only_suppliers_have_own_offers() {
        given().get("/api/v1/supplier/offers").then().statusCode(401);
        TestUsers.as("resident-01").get("/api/v1/supplier/offers").then().statusCode(403);
        TestUsers.as("operator").get("/api/v1/supplier/offers").then().statusCode(403);
    }

    @Test
    void a_supplier_changes_price_and_stock_and_withdraws_an_offer() {
        String id = newOffer("patch-1");

        patch("supplier-01", id, "{\"price\": {\"amount\": 999, \"currency\": \"CNY\"}}", 200);
        patch("supplier-01", id, "{\"stock\": 0}", 200);
        given().get("/api/v1/offers/" + id)
                .then()
                .body("price.amount", equalTo(999), "available", equalTo(false), "withdrawn", equalTo(false));
        patch("supplier-01", id, "{\"stock\": 3, \"withdrawn\": true}", 200);
        given().get("/api/v1/offers/" + id).then().body("available", equalTo(false), "withdrawn", equalTo(true));
        patch("supplier-01", id, "{\"withdrawn\": false}", 200);

        given().get("/api/v1/offers/" + id)
                .then()
                .body("available", equalTo(true), "price.amount", equalTo(999), "version", equalTo(5));
    }

    @Test
    void a_supplier_cannot_change_anothers_offer() {
        patch("supplier-02", Neighbourhood.offer(1).toString(), "{\"stock\": 0}", 404);
        patch("resident-01", Neighbourhood.offer(1).toString(), "{\"stock\": 0}", 403);

        given().get("/api/v1/offers/" + Neighbourhood.offer(1)).then().body("available", equalTo(true));
    }

    @Test
    void bad_changes_are_refused_and_change_nothing() {
        String id = newOffer("patch-2");

        patch("supplier-01", id, "{\"price\": {\"amount\": 0, \"currency\": \"CNY\"}}", 400);
        patch("supplier-01", id, "{\"price\": {\"amount\": 100, \"currency\": \"USD\"}}", 400);
        patch("supplier-01", id, "{\"price\": {\"amount\": 1.5, \"currency\": \"CNY\"}}", 400);
        patch("supplier-01", id, "{\"stock\": -1}", 400);
        patch("supplier-01", id, "{\"stok\": 1}", 400);
        patch("supplier-01", id, "", 400);

        given().get("/api/v1/offers/" + id).then().body("version", equalTo(1));
    }

    @Test
    void an_operator_onboards_a_supplier_once_and_says_where_it_sells() {
        var body = "{\"code\": \"tofu-works\", \"kind\": \"GOODS\", \"nameEn\": \"Tofu Works\", \"nameZh\": \"豆腐坊\"}";
        String id = TestUsers.onceAs("operator")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/suppliers")
                .then()
                .statusCode(201)
                .body("code", equalTo("tofu-works"), "name.zh", equalTo("豆腐坊"))
                .extract()
                .path("id");

        TestUsers.onceAs("operator")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/suppliers")
                .then()
                .statusCode(409)
                .body("code", equalTo("supplier-exists"));
        serve(id, "\"" + Neighbourhood.MAPLE_COURT + "\", \"" + Neighbourhood.LAKESIDE + "\"");
        serve(id, "\"" + Neighbourhood.HARBOR_VIEW + "\"");
        TestUsers.as("operator")
                .get("/api/v1/suppliers/" + id + "/communities")
                .then()
                .statusCode(200)
                .body("items", contains(Neighbourhood.HARBOR_VIEW.toString()));
    }

    @Test
    void a_malformed_supplier_is_refused() {
        TestUsers.onceAs("operator")
                .contentType(ContentType.JSON)
                .body("{\"code\": \"Tofu Works\", \"kind\": \"GOODS\", \"nameEn\": \"Tofu\", \"nameZh\": \"豆腐\"}")
                .post("/api/v1/suppliers")
                .then()
                .statusCode(400)
                .body("code", equalTo("supplier-invalid"));
        TestUsers.onceAs("operator")
                .contentType(ContentType.JSON)
                .body("{\"code\": \"tofu\", \"kind\": \"GOODS\", \"nameEn\": \"\"}")
                .post("/api/v1/suppliers")
                .then()
                .statusCode(400);
    }

    @Test
    void only_operators_see_and_onboard_suppliers() {
        given().get("/api/v1/suppliers").then().statusCode(401);
        TestUsers.as("supplier-01").get("/api/v1/suppliers").then().statusCode(403);
        TestUsers.as("property-sunrise").get("/api/v1/suppliers").then().statusCode(403);
        TestUsers.as("supplier-01")
                .contentType(ContentType.JSON)
                .body("{\"items\": []}")
                .put("/api/v1/suppliers/" + Neighbourhood.SUPPLIER_01 + "/communities")
                .then()
                .statusCode(403);
        TestUsers.as("operator")
                .get("/api/v1/suppliers")
                .then()
                .statusCode(200)
                .body("items.code", hasItems("supplier-01", "supplier-02"));
    }

    @Test
    void a_supplier_cannot_sell_where_nobody_lives() {
        TestUsers.as("operator")
                .contentType(ContentType.JSON)
                .body("{\"items\": [\"" + UUID.randomUUID() + "\"]}")
                .put("/api/v1/suppliers/" + Neighbourhood.SUPPLIER_01 + "/communities")
                .then()
                .statusCode(404)
                .body("code", equalTo("community-not-found"));
    }

    private static void serve(String supplier, String communities) {
        TestUsers.as("operator")
                .contentType(ContentType.JSON)
                .body("{\"items\": [" + communities + "]}")
                .put("/api/v1/suppliers/" + supplier + "/communities")
                .then()
                .statusCode(200);
    }

    private static void patch(String user, String offer, String body, int status) {
        TestUsers.as(user)
                .contentType(ContentType.JSON)
                .body(body)
                .patch("/api/v1/supplier/offers/" + offer)
                .then()
                .statusCode(status);
    }

    /** Of supplier-01, version 1, for 1 yuan, not counted. */
    private static String newOffer(String sku) {
        String run = TestUsers.as("supplier-01")
                .contentType("text/csv")
                .body("supplier_sku,name,category_path,price,currency\n" + sku + ",Thing,Things,1.00,CNY\n")
                .post("/api/v1/import-runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Awaitility.await().until(() -> "COMPLETED"
                .equals(TestUsers.as("supplier-01")
                        .get("/api/v1/import-runs/" + run)
                        .path("state")));
        return Feeds.offerId("supplier-01", sku);
    }
}
