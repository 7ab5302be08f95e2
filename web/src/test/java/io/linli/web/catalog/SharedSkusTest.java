package io.linli.web.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.feed.Feeds;
import io.linli.web.page.SignedIn;

/** Several suppliers offer one SKU: found by its GTIN where nothing speaks against it, otherwise a person says so. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SharedSkusTest {

    private static final String ONE = "supplier-01";
    private static final String ANOTHER = "supplier-02";
    private static final String MATCHES = "/api/v1/sku-matches";
    private static final String PAGE = "/operator/matches";

    @Inject
    DataSource database;

    private String prefix;
    private String gtin;

    @BeforeEach
    void own_names() {
        prefix = "sh" + UUID.randomUUID().toString().substring(0, 8);
        gtin = gtin();
    }

    @Test
    void the_same_gtin_is_the_same_sku_with_the_texts_of_who_named_it_first() throws Exception {
        feed(ONE, row("a", "Lotus lamp", "Lumo", "20.00", gtin));
        var counts = feed(ANOTHER, row("b", "LAMP lotus!!", "lumo", "18.00", gtin));

        Feeds.assertCounts(counts, 1, 0, 0, 0);
        assertThat(sku("b")).isEqualTo(sku("a"));
        offer("b").body("name.en", equalTo("Lotus lamp " + prefix)).body("price.amount", equalTo(1_800));
    }

    @Test
    void who_does_not_keep_it_changes_no_text_and_the_keeper_s_change_is_told_of_every_offer() throws Exception {
        feed(ONE, row("a", "Lotus lamp", "Lumo", "20.00", gtin));
        feed(ANOTHER, row("b", "Lotus lamp", "Lumo", "18.00", gtin));

        Feeds.assertCounts(feed(ANOTHER, row("b", "Something else", "Lumo", "18.00", gtin)), 0, 0, 1, 0);
        offer("b").body("name.en", equalTo("Lotus lamp " + prefix));

        var before = version("b");
        Feeds.assertCounts(feed(ONE, row("a", "Lotus lamp, large", "Lumo", "20.00", gtin)), 0, 1, 0, 0);
        offer("b").body("name.en", equalTo("Lotus lamp, large " + prefix));
        assertThat(version("b")).isEqualTo(before + 1);
    }

    @Test
    void who_does_not_keep_it_is_told_so_when_it_publishes_texts_of_its_own() throws Exception {
        feed(ONE, row("a", "Lotus lamp", "Lumo", "20.00", gtin));
        feed(ANOTHER, row("b", "Lotus lamp", "Lumo", "18.00", gtin));
        var draft = "/api/v1/supplier/drafts/" + prefix + "b";
        TestUsers.as(ANOTHER)
                .contentType("application/json")
                .body(Map.of("name", "Another name", "category", "Shared > Lamps"))
                .put(draft)
                .then()
                .statusCode(200);

        TestUsers.onceAs(ANOTHER)
                .contentType("application/json")
                .body("{}")
                .post(draft + "/publish")
                .then()
                .statusCode(409)
                .body("code", equalTo("texts-kept-elsewhere"));

        offer("b").body("name.en", equalTo("Lotus lamp " + prefix));
        TestUsers.as(ANOTHER).get(draft).then().statusCode(200);
        TestUsers.as(ANOTHER).delete(draft).then().statusCode(204);
    }

    @Test
    void an_undone_run_of_the_keeper_is_told_of_every_offer_and_one_of_another_changes_no_text() throws Exception {
        feed(ONE, row("a", "Lotus lamp", "Lumo", "20.00", gtin));
        feed(ANOTHER, row("b", "Lotus lamp", "Lumo", "18.00", gtin));
        var dearer = feed(ANOTHER, row("b", "Lotus lamp", "Lumo", "19.00", gtin));
        var renamed = feed(ONE, row("a", "Lotus lamp, large", "Lumo", "20.00", gtin));

        undo(ANOTHER, dearer.getString("id"), 0);
        offer("b").body("name.en", equalTo("Lotus lamp, large " + prefix)).body("price.amount", equalTo(1_900));
        undo(ONE, renamed.getString("id"), 1);
        offer("b").body("name.en", equalTo("Lotus lamp " + prefix));
    }

    @Test
    void with_another_gtin_it_is_another_good_again() throws Exception {
        var other = gtin();
        feed(ONE, row("a", "Lotus lamp", "Lumo", "20.00", gtin));
        feed(ANOTHER, row("b", "Lotus lamp", "Lumo", "18.00", gtin));

        var left = feed(ANOTHER, row("b", "Iris lamp", "Lumo", "18.00", other));

        assertThat(sku("b")).isNotEqualTo(sku("a"));
        offer("b").body("name.en", equalTo("Iris lamp " + prefix)).body("gtin", equalTo(other));
        offer("a").body("name.en", equalTo("Lotus lamp " + prefix)).body("gtin", equalTo(gtin));

        undo(ANOTHER, left.getString("id"), 1);
        assertThat(sku("b")).isEqualTo(sku("a"));
    }

    @Test
    void a_brand_or_price_that_speaks_against_it_leaves_it_to_a_person() throws Exception {
        feed(ONE, row("a", "Lotus lamp", "Lumo", "20.00", gtin));
        feed(
                ANOTHER,
                row("b", "Lotus lamps, case of 12", "Lumo", "199.00", gtin) + row("c", "Rose", "Rosa", "20.00", gtin));

        assertThat(sku("b")).isNotEqualTo(sku("a"));
        assertThat(sku("c")).isNotEqualTo(sku("a"));
        assertThat(proposed()).contains(pair("a", "b"), pair("a", "c"));
    }

    @Test
    void the_same_brand_and_name_is_proposed_and_a_person_says_that_it_is_the_same_and_takes_that_back()
            throws Exception {
        feed(ONE, row("a", "Lotus Lamp", "Lumo", "20.00", ""));
        feed(ANOTHER, row("b", "lotus-lamp", "LUMO", "18.00", ""));
        var pair = pair("a", "b");
        var own = sku("b");
        assertThat(proposed()).contains(pair);

        decide(pair, true).statusCode(204);
        decide(pair, true).statusCode(204);
        assertThat(sku("b")).isEqualTo(sku("a"));
        assertThat(proposed()).doesNotContain(pair);
        decide(pair, false).statusCode(409).body("code", equalTo("match-decided"));
        Feeds.assertCounts(feed(ANOTHER, row("b", "lotus-lamp", "LUMO", "18.00", gtin)), 0, 0, 1, 0);
        assertThat(sku("b")).isEqualTo(sku("a"));

        undo(pair).statusCode(204);
        undo(pair).statusCode(404).body("code", equalTo("match-not-found"));
        assertThat(sku("b")).isEqualTo(own);
        assertThat(proposed()).contains(pair);
    }

    @Test
    void what_is_different_is_proposed_no_more() throws Exception {
        feed(ONE, row("a", "Lotus Lamp", "Lumo", "20.00", ""));
        feed(ANOTHER, row("b", "lotus lamp", "Lumo", "18.00", ""));
        var pair = pair("a", "b");

        decide(pair, false).statusCode(204);

        assertThat(proposed()).doesNotContain(pair);
        assertThat(sku("b")).isNotEqualTo(sku("a"));
        TestUsers.as("operator")
                .get(MATCHES + "/decided?limit=200")
                .then()
                .body("items.find { it.otherId == '" + sku("b") + "' }.same", equalTo(false));
    }

    @Test
    void the_operator_decides_on_a_page() throws Exception {
        feed(ONE, row("a", "Lotus Lamp", "Lumo", "20.00", gtin));
        feed(ANOTHER, row("b", "Lotus Lamps", "Lumo", "90.00", gtin));
        var pair = pair("a", "b");
        var operator = SignedIn.as("operator", PAGE);
        assertThat(operator.get(PAGE).body()).contains("The same good?");

        operator.submit(PAGE, Map.of("sku", pair.get(0), "other", pair.get(1), "same", "true"));
        assertThat(sku("b")).isEqualTo(sku("a"));
        assertThat(operator.get(PAGE).body()).contains("are the same", prefix);

        operator.submit(PAGE + "/removals", Map.of("sku", pair.get(0), "other", pair.get(1)));
        assertThat(sku("b")).isNotEqualTo(sku("a"));
        assertThat(SignedIn.as("supplier-01", "/imports").get(PAGE).statusCode())
                .isEqualTo(403);
    }

    @Test
    void only_the_operator_decides_and_only_of_goods_of_different_suppliers() throws Exception {
        feed(ONE, row("a", "Lotus Lamp", "Lumo", "20.00", "") + row("b", "Lotus Lamp", "Lumo", "21.00", ""));
        var pair = pair("a", "b");

        assertThat(proposed()).doesNotContain(pair);
        decide(pair, true).statusCode(404).body("code", equalTo("match-not-found"));
        decide(List.of(sku("a"), UUID.randomUUID().toString()), true).statusCode(404);
        TestUsers.as("operator")
                .contentType("application/json")
                .body("{}")
                .put(MATCHES + "/" + pair.get(0) + "/" + pair.get(1))
                .then()
                .statusCode(400);
        TestUsers.as(ONE).get(MATCHES).then().statusCode(403);
        given().get(MATCHES).then().statusCode(401);
    }

    @Test
    void other_suppliers_of_the_same_good_are_shown_where_they_deliver() throws Exception {
        feed(ONE, row("a", "Lotus lamp", "Lumo", "20.00", gtin));
        feed(ANOTHER, row("b", "Lotus lamp", "Lumo", "18.00", gtin));

        choices("a", Neighbourhood.MAPLE_COURT)
                .body("sameGood.price.amount", contains(1_800))
                .body("variants", hasSize(0));
        choices("a", Neighbourhood.HARBOR_VIEW).body("sameGood", hasSize(0));
        page("a").body(containsString("Also from"), containsString("/offers/" + id("b")));
    }

    @Test
    void variants_of_a_product_are_chosen_on_its_page() throws Exception {
        feed(
                ONE,
                "variant_of",
                row("a", "Lotus lamp 500 g", "Lumo", "20.00", "").replace("\n", ",P-" + prefix + "\n")
                        + row("b", "Lotus lamp 2 kg", "Lumo", "60.00", "").replace("\n", ",P-" + prefix + "\n")
                        + row("c", "Lone lamp", "Lumo", "60.00", "").replace("\n", ",\n"));

        choices("a", Neighbourhood.MAPLE_COURT)
                .body("variants.label.en", contains("500 g", "2 kg"))
                .body("variants.offer.supplierSku", contains(prefix + "a", prefix + "b"));
        choices("c", Neighbourhood.MAPLE_COURT).body("variants", hasSize(0));
        page("a")
                .body(
                        containsString("class=\"variant"),
                        containsString("2 kg"),
                        containsString("aria-current=\"true\""));
        page("c").body(not(containsString("class=\"variant")));
        given().get("/api/v1/offers/" + id("a") + "/choices").then().statusCode(400);
        given().get("/api/v1/offers/" + UUID.randomUUID() + "/choices?community=" + Neighbourhood.MAPLE_COURT)
                .then()
                .statusCode(404);
    }

    @Test
    void a_feed_that_does_not_speak_of_products_leaves_them_and_an_empty_one_ends_it() throws Exception {
        var rows = row("a", "Lotus lamp 500 g", "Lumo", "20.00", "") + row("b", "Lotus lamp 2 kg", "Lumo", "60.00", "");
        feed(ONE, "variant_of", rows.replace("\n", ",P-" + prefix + "\n"));

        Feeds.assertCounts(feed(ONE, rows), 0, 0, 2, 0);
        choices("a", Neighbourhood.MAPLE_COURT).body("variants", hasSize(2));
        Feeds.assertCounts(feed(ONE, "variant_of", rows.replace("\n", ",\n")), 0, 2, 0, 0);
        choices("a", Neighbourhood.MAPLE_COURT).body("variants", hasSize(0));
    }

    private String row(String sku, String name, String brand, String price, String number) {
        return prefix + sku + ",\"" + name + " " + prefix + "\"," + brand + ",Shared > Lamps," + price + ",CNY,"
                + number + "\n";
    }

    private static JsonPath feed(String supplier, String rows) {
        return Feeds.imported(supplier, "supplier_sku,name,brand,category_path,price,currency,gtin\n" + rows);
    }

    private static JsonPath feed(String supplier, String column, String rows) {
        return Feeds.imported(
                supplier, "supplier_sku,name,brand,category_path,price,currency,gtin," + column + "\n" + rows);
    }

    private static void undo(String supplier, String run, int undone) {
        TestUsers.onceAs(supplier)
                .contentType("application/json")
                .post("/api/v1/import-runs/" + run + "/undo")
                .then()
                .statusCode(200)
                .body("undone", equalTo(undone));
    }

    private static ValidatableResponse decide(List<String> pair, boolean same) {
        return TestUsers.as("operator")
                .contentType("application/json")
                .body(Map.of("same", same))
                .put(MATCHES + "/" + pair.get(0) + "/" + pair.get(1))
                .then();
    }

    private static ValidatableResponse undo(List<String> pair) {
        return TestUsers.as("operator")
                .delete(MATCHES + "/" + pair.get(0) + "/" + pair.get(1))
                .then();
    }

    private static List<List<String>> proposed() {
        var found = TestUsers.as("operator")
                .get(MATCHES + "?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> skus = found.getList("items.sku.skuId");
        List<String> others = found.getList("items.other.skuId");
        return IntStream.range(0, skus.size())
                .mapToObj(index -> List.of(skus.get(index), others.get(index)))
                .toList();
    }

    /** The older one first. */
    private List<String> pair(String one, String another) throws SQLException {
        return List.of(sku(one), sku(another)).stream().sorted().toList();
    }

    private static ValidatableResponse choices(UUID offer, UUID community) {
        return given().get("/api/v1/offers/" + offer + "/choices?community=" + community)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse choices(String sku, UUID community) throws SQLException {
        return choices(id(sku), community);
    }

    private ValidatableResponse page(String sku) throws SQLException {
        return given().accept("text/html")
                .redirects()
                .follow(true)
                .get("/offers/" + id(sku) + "?community=maple-court&lang=en")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse offer(String sku) throws SQLException {
        return given().get("/api/v1/offers/" + id(sku)).then().statusCode(200);
    }

    private UUID id(String sku) throws SQLException {
        return UUID.fromString(read("SELECT id::text FROM catalog.offer WHERE supplier_sku = '" + prefix + sku + "'"));
    }

    private String sku(String sku) throws SQLException {
        return read("SELECT sku_id::text FROM catalog.offer WHERE supplier_sku = '" + prefix + sku + "'");
    }

    private long version(String sku) throws SQLException {
        return Long.parseLong(
                read("SELECT version::text FROM catalog.offer WHERE supplier_sku = '" + prefix + sku + "'"));
    }

    private String read(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    /** A number of thirteen digits whose last one is right. Source: GS1 General Specifications, section 7.9. */
    private static String gtin() {
        var digits = "690" + "%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));
        int sum = IntStream.range(0, digits.length())
                .map(index -> (digits.charAt(index) - '0') * (index % 2 == 0 ? 1 : 3))
                .sum();
        return digits + (10 - sum % 10) % 10;
    }
}
