package io.linli.web.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.brand.BrandDecisions;
import io.linli.catalog.brand.BrandPair;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.match.SkuMatches;
import io.linli.catalog.offer.OffersChanged;
import io.linli.web.TestUsers;
import io.linli.web.feed.Feeds;

/** Goods of brands that no other test writes, and what is asked of them. */
abstract class BrandGoods {

    static final String ONE = "supplier-01";
    static final String ANOTHER = "supplier-02";
    static final String BRANDS = "/api/v1/brands";
    static final String SEARCH = "/api/v1/search";
    static final String PAGE = "/operator/brands";
    static final int ALL = 100_000;
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DataSource database;

    @Inject
    BrandDecisions decisions;

    @Inject
    SkuMatches matches;

    @Inject
    DomainEvents events;

    @Inject
    OwnContext own;

    String prefix;
    String latin;
    String chinese;

    @BeforeEach
    void own_names() {
        prefix = "br" + letters(10);
        latin = "Zq" + letters(8);
        chinese = han(4);
    }

    /** Other tests look for other things. */
    @AfterEach
    void goods_are_off_the_shelf() throws SQLException {
        var withdrawn = new ArrayList<UUID>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("UPDATE catalog.offer SET withdrawn = true, version = version + 1"
                        + " WHERE supplier_sku LIKE '" + prefix + "%' RETURNING id")) {
            while (rows.next()) {
                withdrawn.add(rows.getObject(1, UUID.class));
            }
        }
        own.transaction(() -> events.publish(OffersChanged.all(withdrawn)))
                .await()
                .atMost(PATIENCE);
    }

    String row(String sku, String brand) {
        return row(sku, brand, "Grommet " + sku, "");
    }

    String row(String sku, String brand, String name, String number) {
        return prefix + sku + ",\"" + name + " " + prefix + "\",\"" + brand + "\",Brands > Grommets,20.00,CNY," + number
                + "\n";
    }

    static JsonPath feed(String supplier, String rows) {
        return Feeds.imported(supplier, "supplier_sku,name,brand,category_path,price,currency,gtin\n" + rows);
    }

    static void undo(JsonPath run, int undone) {
        TestUsers.onceAs(ONE)
                .contentType("application/json")
                .post("/api/v1/import-runs/" + run.getString("id") + "/undo")
                .then()
                .statusCode(200)
                .body("undone", equalTo(undone));
    }

    static ValidatableResponse join(String brand, String other) {
        return put("/" + brand + "/part-of/" + other);
    }

    static ValidatableResponse apart(String brand, String other) {
        return put("/" + brand + "/different-from/" + other);
    }

    static ValidatableResponse put(String path) {
        return TestUsers.as("operator")
                .contentType("application/json")
                .put(BRANDS + path)
                .then();
    }

    static ValidatableResponse undoJoin(String brand) {
        return TestUsers.as("operator")
                .delete(BRANDS + "/" + brand + "/part-of")
                .then();
    }

    static ValidatableResponse undoApart(String brand, String other) {
        return TestUsers.as("operator")
                .delete(BRANDS + "/" + brand + "/different-from/" + other)
                .then();
    }

    static ValidatableResponse name(String brand, String english, String chinese) {
        return TestUsers.as("operator")
                .contentType("application/json")
                .body(Map.of("name", Map.of("en", english, "zh", chinese)))
                .put(BRANDS + "/" + brand)
                .then();
    }

    static ValidatableResponse decided() {
        return TestUsers.as("operator")
                .get(BRANDS + "/decided?limit=200")
                .then()
                .statusCode(200);
    }

    List<BrandPair> proposed() {
        return own.run(() -> decisions.proposed(ALL)).await().atMost(PATIENCE);
    }

    Map<Set<String>, String> likenesses() {
        return proposed().stream()
                .collect(Collectors.toMap(
                        pair -> pair(
                                pair.brand().brand().id().toString(),
                                pair.other().brand().id().toString()),
                        pair -> pair.likeness().name()));
    }

    Set<Set<String>> proposedSkus() {
        return own.run(() -> matches.proposed(ALL)).await().atMost(PATIENCE).stream()
                .map(match -> pair(
                        match.sku().skuId().toString(), match.other().skuId().toString()))
                .collect(Collectors.toSet());
    }

    static Set<String> pair(String one, String another) {
        return Set.of(one, another);
    }

    static ValidatableResponse find(String words) {
        return given().queryParam("q", words).get(BRANDS).then().statusCode(200);
    }

    static JsonPath brands(String words) {
        return brands(words, "limit=200");
    }

    static JsonPath brands(String words, String more) {
        return given().queryParam("q", words)
                .get(BRANDS + "?" + more)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static RequestSpecification asking(String words) {
        return given().queryParam("q", words).queryParam("meaning", false);
    }

    static ValidatableResponse search(String words, String language) {
        return asking(words).header("Accept-Language", language).get(SEARCH).then();
    }

    static ValidatableResponse suggestions(String typed, String language) {
        return asking(typed)
                .header("Accept-Language", language)
                .get("/api/v1/search/suggestions")
                .then()
                .statusCode(200);
    }

    /** Exactly those of our goods. */
    void awaitFound(String words, String... skus) {
        await().atMost(PATIENCE).untilAsserted(() -> asking(words)
                .get(SEARCH)
                .then()
                .body(
                        "items.supplierSku.findAll { it.startsWith('" + prefix + "') }",
                        containsInAnyOrder(
                                List.of(skus).stream().map(sku -> prefix + sku).toArray())));
    }

    ValidatableResponse page(String sku, String language) throws SQLException {
        return given().accept("text/html")
                .redirects()
                .follow(true)
                .get("/offers/" + id(sku) + "?lang=" + language)
                .then()
                .statusCode(200);
    }

    ValidatableResponse offer(String sku) throws SQLException {
        return given().get("/api/v1/offers/" + id(sku)).then().statusCode(200);
    }

    String offerName(String sku) throws SQLException {
        return offer(sku).extract().path("shownBrand.name.en");
    }

    /** What it is shown as. */
    String brandOf(String sku) throws SQLException {
        return offer(sku).extract().path("shownBrand.id");
    }

    /** The brand of its spelling. */
    String brandId(String sku) throws SQLException {
        return read("SELECT k.brand_id::text FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id"
                + " WHERE o.supplier_sku = '" + prefix + sku + "'");
    }

    String id(String sku) throws SQLException {
        return read("SELECT id::text FROM catalog.offer WHERE supplier_sku = '" + prefix + sku + "' LIMIT 1");
    }

    String sku(String sku) throws SQLException {
        return read("SELECT sku_id::text FROM catalog.offer WHERE supplier_sku = '" + prefix + sku + "'");
    }

    /** Changes with every row that is written. */
    String written() throws SQLException {
        return read("SELECT string_agg(o.xmin || ' ' || k.xmin, ',' ORDER BY o.id) FROM catalog.offer o"
                + " JOIN catalog.sku k ON k.id = o.sku_id WHERE o.supplier_sku LIKE '" + prefix + "%'");
    }

    int number(String sql) throws SQLException {
        return Integer.parseInt(read(sql));
    }

    String read(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    static String letters(int count) {
        return random("abcdefghijkmnopqrstuvwxyz".codePoints().toArray(), count);
    }

    /** Of characters that are their own simplified ones. */
    static String han(int count) {
        return random("江河湖海山川林木花草日月星云雨雪风雷金银铜铁玉石春夏秋冬东南西北".codePoints().toArray(), count);
    }

    static String random(int[] choice, int count) {
        return ThreadLocalRandom.current()
                .ints(count, 0, choice.length)
                .mapToObj(at -> Character.toString(choice[at]))
                .collect(Collectors.joining());
    }

    static String maker() {
        return "69" + "%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    }

    static String gtin() {
        return makerGtin(maker(), ThreadLocalRandom.current().nextInt(10_000));
    }

    /** A number of thirteen digits whose last one is right. Source: GS1 General Specifications, section 7.9. */
    static String makerGtin(String maker, int good) {
        var digits = maker + "%04d".formatted(good);
        int sum = IntStream.range(0, digits.length())
                .map(index -> (digits.charAt(index) - '0') * (index % 2 == 0 ? 1 : 3))
                .sum();
        return digits + (10 - sum % 10) % 10;
    }
}
