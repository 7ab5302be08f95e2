package io.linli.web.feed;

import static io.linli.web.feed.Feeds.assertCounts;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;

/** What a feed says of attributes that the shop knows goes in as it is said; what does not fit is told, and no row is lost by it. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class AttributeFeedTest {

    private static final String SUPPLIER = "supplier-01";
    private static final String ROOT = "Feedables";

    @Inject
    Shopping shopping;

    private String sku;

    @BeforeEach
    void a_category_with_attributes() {
        sku = "af-" + UUID.randomUUID().toString().substring(0, 8);
        if (shopping.number("SELECT count(*) FROM catalog.category WHERE path = ?", ROOT) == 0) {
            shopping.run(
                    "INSERT INTO catalog.category (id, path, depth, name_en, name_zh) VALUES (?, ?, 1, ?, ?)",
                    UUID.randomUUID(),
                    ROOT,
                    ROOT,
                    ROOT);
        }
        put(
                "net_weight",
                Map.of(
                        "name",
                        Map.of("en", "Net weight", "zh", "净重"),
                        "type",
                        "NUMBER",
                        "unit",
                        "KILOGRAM",
                        "spellings",
                        List.of("Weight", "重量")));
        put("organic", Map.of("name", Map.of("en", "Organic", "zh", "有机"), "type", "BOOLEAN"));
    }

    @AfterEach
    void nothing_is_left_on_the_shelf() {
        TestUsers.as("operator").delete(path() + "/net_weight");
        TestUsers.as("operator").delete(path() + "/organic");
        shopping.run("UPDATE catalog.offer SET withdrawn = true, version = version + 1 WHERE supplier_sku LIKE 'af-%'");
    }

    @Test
    void what_does_not_fit_is_kept_and_told_and_every_row_goes_in() throws Exception {
        var feed = row(sku + "-1", "\"Weight\": \"10斤\", \"有机\": \"是\", \"Scent\": \"rose\"")
                + row(sku + "-2", "\"Weight\": \"heavy\", \"Organic\": \"perhaps\"")
                + row(sku + "-3", "\"weight_g\": 500")
                + row(sku + "-4", "\"gtin\": 1").replace("\"price\": \"9.90\"", "\"price\": \"-1\"");

        var run = imported(feed);

        assertCounts(run, 3, 0, 0, 1);
        assertThat(run.getInt("read")).isEqualTo(4);
        assertThat(run.getInt("warned")).isEqualTo(1);
        assertThat(attributes(sku + "-2")).isEqualTo("{\"Weight\": \"heavy\", \"Organic\": \"perhaps\"}");
        var warnings = warnings(run);
        assertThat(warnings.getList("items.code", String.class)).containsExactly("attribute-unfit");
        assertThat(warnings.getInt("items[0].line")).isEqualTo(2);
        assertThat(warnings.getString("items[0].detail"))
                .contains("Net weight: \"heavy\" was kept as written; wanted is a number in kg, such as 1.5 kg.")
                .contains("Organic: \"perhaps\" was kept as written; wanted is yes or no.");
        assertThat(warnings.getString("items[0].detailZh"))
                .contains("净重：“heavy”已按原文保留，应填以千克为单位的数值，例如 1.5 千克。")
                .contains("有机：“perhaps”已按原文保留，应填“是”或“否”。");
        var page = SignedIn.as(SUPPLIER, "/imports")
                .get("/imports/" + run.getString("id") + "?lang=zh")
                .body();
        assertThat(page).contains("属性内容不符，已按原文保留", "应填“是”或“否”");
    }

    @Test
    void the_same_file_again_writes_nothing_and_tells_the_same() {
        var feed = row(sku, "\"Weight\": \"heavy\", \"color\": \"red\"");
        assertCounts(imported(feed), 1, 0, 0, 0);
        var written = written();

        var again = imported(feed);

        assertCounts(again, 0, 0, 1, 0);
        assertThat(again.getInt("warned")).isEqualTo(1);
        assertThat(written()).isEqualTo(written);
    }

    @Test
    void a_definition_that_comes_later_tells_of_rows_that_change_nothing() {
        var feed = row(sku, "\"Shine\": \"bright\"");
        assertThat(imported(feed).getInt("warned")).isZero();

        put("shine", Map.of("name", Map.of("en", "Shine", "zh", "亮度"), "type", "BOOLEAN"));
        var again = imported(feed);
        TestUsers.as("operator").delete(path() + "/shine");

        assertCounts(again, 0, 0, 1, 0);
        assertThat(again.getInt("warned")).isEqualTo(1);
        assertThat(imported(feed).getInt("warned")).isZero();
    }

    @Test
    void a_row_is_told_of_as_one_however_much_is_wrong_with_it() {
        var run = imported(
                row(sku, "\"Weight\": \"heavy\"").replace("{\"supplier_sku\"", "{\"gtin\": \"1\", \"supplier_sku\""));

        assertThat(run.getInt("warned")).isEqualTo(1);
        assertThat(warnings(run).getList("items.code", String.class))
                .containsExactlyInAnyOrder("attribute-unfit", "gtin-invalid");
    }

    @Test
    void what_is_looked_at_first_is_told_of_as_well() {
        String id = TestUsers.as(SUPPLIER)
                .contentType("application/x-ndjson")
                .body(row(sku, "\"Weight\": \"heavy\"").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import-runs?mode=review")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        var run = org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> Feeds.run(SUPPLIER, id), one -> one.getString("state")
                        .equals("REVIEW"));

        assertThat(run.getInt("warned")).isEqualTo(1);
        assertThat(warnings(run).getList("items.code", String.class)).containsExactly("attribute-unfit");
    }

    @Test
    void the_page_of_a_good_says_it_in_the_words_of_the_shop_and_the_reader_s_language() {
        imported(row(sku, "\"Weight\": \"10斤\", \"有机\": \"yes\", \"Scent\": \"rose\""));

        assertThat(page("en"))
                .containsSubsequence("Net weight</th><td>5 kg", "Organic</th><td>yes", "Scent</th><td>rose");
        assertThat(page("zh")).containsSubsequence("净重</th><td>5 千克", "有机</th><td>是", "Scent</th><td>rose");
    }

    @Test
    void a_supplier_is_told_what_its_listing_should_have_and_has_not() throws Exception {
        put("organic", Map.of("name", Map.of("en", "Organic", "zh", "有机"), "type", "BOOLEAN", "wanted", true));
        imported(row(sku, "\"Weight\": 1"));
        var supplier = SignedIn.as(SUPPLIER, "/supplier/listings");

        assertThat(supplier.get("/supplier/listings?q=" + sku + "&lang=en").body())
                .contains("No Organic");
        assertThat(supplier.get("/supplier/listings?q=" + sku + "&lang=zh").body())
                .contains("缺有机");
        imported(row(sku, "\"Weight\": 1, \"Organic\": false"));
        assertThat(supplier.get("/supplier/listings?q=" + sku + "&lang=zh").body())
                .doesNotContain("缺有机");
    }

    @Test
    void variants_are_told_apart_by_what_the_shop_says_people_choose_by() {
        put("shade", Map.of("name", Map.of("en", "Shade", "zh", "深浅"), "type", "TEXT", "tellsApart", true, "place", 5));
        imported(variant("1", "\"Aroma\": \"oak\", \"Shade\": \"dark\"")
                + variant("2", "\"Aroma\": \"elm\", \"Shade\": \"pale\""));

        List<String> labels = given().queryParam("community", Neighbourhood.MAPLE_COURT)
                .get("/api/v1/offers/" + Feeds.offerId(SUPPLIER, sku + "1") + "/choices")
                .then()
                .statusCode(200)
                .extract()
                .path("variants.label.en");
        TestUsers.as("operator").delete(path() + "/shade");

        assertThat(labels).containsExactly("dark", "pale");
    }

    private String variant(String number, String attributes) {
        return row(sku + number, attributes).replace("\"price\"", "\"variant_of\": \"P-" + sku + "\", \"price\"");
    }

    private String page(String language) {
        return given().accept("text/html")
                .queryParam("community", "maple-court")
                .queryParam("lang", language)
                .get("/offers/" + Feeds.offerId(SUPPLIER, sku))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String row(String number, String attributes) {
        return "{\"supplier_sku\": \"" + number + "\", \"name\": \"Zarfwood " + number + "\", \"category_path\": \""
                + ROOT + " > Lower\", \"price\": \"9.90\", \"currency\": \"CNY\", \"attributes\": {" + attributes
                + "}}\n";
    }

    private static JsonPath imported(String feed) {
        String id = TestUsers.as(SUPPLIER)
                .contentType("application/x-ndjson")
                .body(feed.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/import-runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Feeds.ended(SUPPLIER, id);
    }

    private static JsonPath warnings(JsonPath run) {
        return TestUsers.as(SUPPLIER)
                .get("/api/v1/import-runs/" + run.getString("id") + "/warnings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String attributes(String number) {
        return shopping.text(
                """
                SELECT cast(k.attributes AS text) FROM catalog.sku k JOIN catalog.offer o ON o.sku_id = k.id
                WHERE o.supplier_sku = ?""",
                number);
    }

    private String written() {
        return shopping.text(
                """
                SELECT o.version || ' ' || k.updated_at || ' ' || k.attributes FROM catalog.sku k
                JOIN catalog.offer o ON o.sku_id = k.id WHERE o.supplier_sku = ?""",
                sku);
    }

    private void put(String key, Map<String, ?> body) {
        TestUsers.as("operator")
                .contentType(ContentType.JSON)
                .body(body)
                .put(path() + "/" + key)
                .then()
                .statusCode(200);
    }

    private String path() {
        return "/api/v1/categories/"
                + shopping.text("SELECT cast(id AS text) FROM catalog.category WHERE path = ?", ROOT) + "/attributes";
    }
}
