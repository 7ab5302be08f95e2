package io.linli.web.catalog;

import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.draft.PublishDueDrafts;
import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;
import io.linli.web.payment.Books;

/** A supplier writes listings by hand: nothing of them is in the shop before they are published, by the rules of feeds. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class DraftsTest {

    private static final String SUPPLIER = "supplier-02";
    private static final String DRAFTS = "/api/v1/supplier/drafts";
    private static final String PAGE = "/supplier/drafts";

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Inject
    PublishDueDrafts due;

    private String sku;
    private String name;

    @BeforeEach
    void a_number_of_its_own() {
        sku = "d-" + UUID.randomUUID().toString().substring(0, 8);
        name = "Zitherwood " + sku;
    }

    @AfterEach
    void nothing_is_left_on_the_shelf() {
        shopping.run("DELETE FROM catalog.draft WHERE supplier_id = ?", SUPPLIER_02);
        shopping.run("UPDATE catalog.offer SET withdrawn = true, version = version + 1 WHERE supplier_sku = ?", sku);
    }

    @Test
    void a_draft_keeps_what_is_missing_and_says_so_and_nobody_sees_it() {
        put(Map.of("name", name, "price", yuan(0)))
                .statusCode(200)
                .body("texts.name", equalTo(name))
                .body("problems.code", hasItems("category-missing", "price-not-positive"))
                .body("offerId", nullValue());

        publish(Map.of())
                .statusCode(422)
                .body("code", equalTo("draft-incomplete"))
                .body("problems.field", hasItem("category_path"));
        assertThat(offers()).isZero();
        given().queryParam("q", name).get("/api/v1/search").then().body("items.name.en", not(hasItem(name)));
    }

    @Test
    void published_it_is_an_offer_that_is_found_and_the_draft_is_gone() {
        put(whole()).statusCode(200).body("problems.size()", equalTo(0));
        var key = UUID.randomUUID().toString();

        String first = publish(key, Map.of())
                .statusCode(200)
                .body("created", equalTo(true))
                .extract()
                .asString();

        assertThat(publish(key, Map.of()).statusCode(200).extract().asString()).isEqualTo(first);
        get().statusCode(404).body("code", equalTo("draft-not-found"));
        assertThat(shopping.number("SELECT price FROM catalog.offer WHERE supplier_sku = ?", sku))
                .isEqualTo(1_250);
        assertThat(shopping.text(
                        "SELECT k.gtin FROM catalog.sku k JOIN catalog.offer o ON o.sku_id = k.id WHERE o.supplier_sku = ?",
                        sku))
                .isEqualTo("4012345678901");
        await().atMost(PATIENCE).until(() -> given().queryParam("q", name)
                .get("/api/v1/search")
                .then()
                .extract()
                .asString()
                .contains(name));
    }

    @Test
    void the_shop_shows_the_old_texts_until_the_new_ones_are_published_and_they_can_be_put_back() {
        var offer = published();
        var texts = new HashMap<>(whole());
        texts.put("name", name + " anew");
        texts.remove("price");
        texts.remove("stock");
        put(texts).statusCode(200).body("offerId", equalTo(offer)).body("stale", equalTo(false));
        assertThat(nameOf(offer)).isEqualTo(name);

        String publication = publish(Map.of())
                .statusCode(200)
                .body("created", equalTo(false))
                .extract()
                .path("id");
        assertThat(nameOf(offer)).isEqualTo(name + " anew");
        assertThat(shopping.number("SELECT price FROM catalog.offer WHERE supplier_sku = ?", sku))
                .isEqualTo(1_250);
        assertThat(shopping.stockOf(UUID.fromString(offer))).isEqualTo(40);

        undo("supplier-01", publication).statusCode(404).body("code", equalTo("publication-not-found"));
        undo(SUPPLIER, publication).statusCode(204);
        undo(SUPPLIER, publication).statusCode(409).body("code", equalTo("publication-overtaken"));
        assertThat(nameOf(offer)).isEqualTo(name);
    }

    @Test
    void what_was_new_is_taken_off_the_shelf_when_it_is_put_back() {
        put(whole());
        String publication = publish(Map.of()).extract().path("id");

        undo(SUPPLIER, publication).statusCode(204);

        assertThat(shopping.number("SELECT count(*) FROM catalog.offer WHERE supplier_sku = ? AND withdrawn", sku))
                .isOne();
    }

    @Test
    void what_a_feed_changed_since_is_asked_about_before_it_is_replaced() throws Exception {
        var offer = published();
        var texts = new HashMap<>(whole());
        texts.put("name", name + " by hand");
        put(texts).statusCode(200);
        shopping.run(
                """
                UPDATE catalog.sku SET name = name || ' by feed', updated_at = now()
                WHERE id = (SELECT sku_id FROM catalog.offer WHERE supplier_sku = ?)""",
                sku);

        get().body("stale", equalTo(true));
        publish(Map.of()).statusCode(409).body("code", equalTo("draft-stale"));
        assertThat(SignedIn.as(SUPPLIER, PAGE)
                        .get("/supplier/listings/" + offer)
                        .body())
                .contains("Changed in the shop since", name + " by feed", name + " by hand");
        assertThat(nameOf(offer)).isEqualTo(name + " by feed");

        publish(Map.of("even", true)).statusCode(200);
        assertThat(nameOf(offer)).isEqualTo(name + " by hand");
    }

    @Test
    void a_price_that_changes_meanwhile_makes_no_draft_stale_and_stays() {
        var offer = published();
        var texts = new HashMap<>(whole());
        texts.remove("price");
        put(texts);
        shopping.reprice(UUID.fromString(offer), 990);

        publish(Map.of()).statusCode(200);

        assertThat(shopping.number("SELECT price FROM catalog.offer WHERE supplier_sku = ?", sku))
                .isEqualTo(990);
    }

    @Test
    void at_a_moment_it_is_published_once_whoever_takes_it() {
        put(whole());
        publish(Map.of("at", soon(), "zone", "Asia/Shanghai")).statusCode(202).body("publishAt", notNullValue());
        assertThat(offers()).isZero();

        shopping.run("UPDATE catalog.draft SET publish_at = now() - interval '1 second' WHERE supplier_sku = ?", sku);
        IntStream.range(0, 4)
                .mapToObj(instance -> CompletableFuture.runAsync(() -> books.run(due::round)))
                .toList()
                .forEach(CompletableFuture::join);

        await().atMost(PATIENCE).until(() -> offers() == 1);
        get().statusCode(404);
        assertThat(shopping.number(
                        """
                        SELECT count(*) FROM catalog.publication p JOIN catalog.offer o ON o.id = p.offer_id
                        WHERE o.supplier_sku = ?""",
                        sku))
                .isOne();
    }

    @Test
    void what_cannot_be_published_at_its_moment_stays_a_draft_and_says_why() {
        put(whole());
        publish(Map.of("at", soon())).statusCode(202);
        put(Map.of("name", name)).statusCode(200).body("publishAt", notNullValue());

        shopping.run("UPDATE catalog.draft SET publish_at = now() - interval '1 second' WHERE supplier_sku = ?", sku);

        await().atMost(PATIENCE).until(() -> get().extract().path("failure"), "draft-incomplete"::equals);
        get().body("publishAt", nullValue());
        assertThat(offers()).isZero();
    }

    @Test
    void it_can_be_decided_not_to_publish_it_by_itself() {
        put(whole());
        publish(Map.of("at", soon())).statusCode(202);

        TestUsers.as(SUPPLIER).delete(DRAFTS + "/" + sku + "/publish").then().statusCode(204);

        get().body("publishAt", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-01T08:00, Asia/Shanghai, change-in-the-past",
        "2090-01-01T08:00, Asia/Shanghai, change-too-far",
        "2027-03-28T02:30, Europe/Berlin, change-time-skipped",
        "2027-03-28T02:30, Asia/Peking, time-zone-unknown"
    })
    void a_moment_that_cannot_be_is_refused(String at, String zone, String code) {
        put(whole());

        publish(Map.of("at", at, "zone", zone)).statusCode(400).body("code", equalTo(code));
    }

    @Test
    void a_category_must_be_one_of_the_shop_s_and_prices_in_its_currency() {
        var texts = new HashMap<>(whole());
        texts.put("category", "Nowhere > At all");
        put(texts).statusCode(200);
        publish(Map.of()).statusCode(422).body("code", equalTo("draft-category-unknown"));

        texts.put("price", Map.of("amount", 1, "currency", "USD"));
        put(texts).statusCode(400).body("code", equalTo("currency-unsupported"));
    }

    @Test
    void nobody_reads_publishes_or_throws_away_what_is_another_s() throws Exception {
        put(whole());

        TestUsers.as("supplier-01").get(DRAFTS + "/" + sku).then().statusCode(404);
        TestUsers.as("supplier-01").delete(DRAFTS + "/" + sku).then().statusCode(404);
        TestUsers.onceAs("supplier-01")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post(DRAFTS + "/" + sku + "/publish")
                .then()
                .statusCode(404);
        TestUsers.as("resident-01").get(DRAFTS).then().statusCode(403);
        TestUsers.as("operator").delete(DRAFTS + "/" + sku).then().statusCode(403);
        assertThat(SignedIn.as("resident-01", "/me").get(PAGE).statusCode()).isEqualTo(403);
        assertThat(SignedIn.as("resident-01", "/me")
                        .get("/supplier/listings/new")
                        .statusCode())
                .isEqualTo(403);
        get().statusCode(200);
    }

    @Test
    void what_is_thrown_away_is_gone() {
        put(whole());
        TestUsers.as(SUPPLIER).get(DRAFTS).then().statusCode(200).body("items.supplierSku", hasItem(sku));

        TestUsers.as(SUPPLIER).delete(DRAFTS + "/" + sku).then().statusCode(204);

        TestUsers.as(SUPPLIER).delete(DRAFTS + "/" + sku).then().statusCode(404);
        assertThat(offers()).isZero();
    }

    @Test
    void on_the_page_a_listing_is_written_corrected_published_and_put_back() throws Exception {
        var supplier = SignedIn.as(SUPPLIER, PAGE);
        assertThat(supplier.get("/supplier/listings/new").body()).contains("New listing", "Your number");
        var typed = new HashMap<>(Map.of("key", UUID.randomUUID().toString(), "sku", sku, "name", name));
        typed.put("price", "twelve");
        typed.put("gtin", "4006381333932");
        typed.put("attributes", "Weight 500");
        typed.put("what", "publish");

        assertThat(supplier.submit(PAGE, typed).body()).contains("Weight 500", "An attribute is written like");
        typed.put("attributes", "Weight: 500");
        var refused = supplier.submit(PAGE, typed).body();
        assertThat(refused).contains("value=\"twelve\"", "please check the digits", "see beside the fields");
        assertThat(supplier.get(PAGE).body()).contains(name, "Still missing");

        typed.put("find", "orange");
        typed.put("what", "find");
        assertThat(supplier.submit(PAGE, typed).body()).contains("<option value=\"Fruit");

        typed.put("category", category());
        typed.put("price", "12.50");
        typed.put("gtin", "4012345678901");
        typed.put("what", "save");
        assertThat(location(supplier.submit(PAGE, typed))).contains("draft-kept", sku);
        typed.put("what", "publish");
        var published = location(supplier.submit(PAGE, typed));
        assertThat(published).contains("/supplier/listings/", "draft-published");
        assertThat(location(supplier.submit(PAGE, typed))).isEqualTo(published);
        assertThat(supplier.get(PAGE).body()).doesNotContain(name);

        var shown = supplier.get(published).body();
        assertThat(shown).contains(name, "Weight: 500", "Put back as before", "The price has not changed yet.");
        var offer = shopping.text("SELECT cast(id AS text) FROM catalog.offer WHERE supplier_sku = ?", sku);
        var publication = shopping.text(
                "SELECT cast(request_id AS text) FROM catalog.publication WHERE offer_id = ?", UUID.fromString(offer));
        assertThat(location(
                        supplier.submit("/supplier/listings/" + offer + "/undo", Map.of("publication", publication))))
                .contains("draft-undone");
    }

    @Test
    void the_page_of_an_offer_shows_what_it_cost_and_only_to_its_supplier() throws Exception {
        var offer = shopping.newOffer(SUPPLIER_02, 990, 30);
        shopping.run("INSERT INTO catalog.price_change (offer_id, old_price, new_price) VALUES (?, 1190, 990)", offer);

        assertThat(SignedIn.as(SUPPLIER, PAGE)
                        .get("/supplier/listings/" + offer)
                        .body())
                .contains("¥11.90", "¥9.90", "data-chart=\"steps\"");
        assertThat(SignedIn.as("supplier-01", PAGE)
                        .get("/supplier/listings/" + offer)
                        .statusCode())
                .isEqualTo(404);
    }

    private String published() {
        put(whole()).statusCode(200);
        return publish(Map.of()).statusCode(200).extract().path("offerId");
    }

    private Map<String, Object> whole() {
        var texts = new HashMap<String, Object>();
        texts.put("name", name);
        texts.put("nameZh", "齐特木 " + sku);
        texts.put("category", category());
        texts.put("price", yuan(1_250));
        texts.put("stock", 40);
        texts.put("gtin", "4012345678901");
        texts.put("attributes", Map.of("Weight", 500));
        return texts;
    }

    private String category() {
        return shopping.text("SELECT path FROM catalog.category WHERE path ILIKE '%orange%' ORDER BY path LIMIT 1");
    }

    private static Map<String, Object> yuan(long fen) {
        return Map.of("amount", fen, "currency", "CNY");
    }

    private static String soon() {
        return LocalDateTime.now(ZoneId.of("Asia/Shanghai"))
                .plusHours(1)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private ValidatableResponse put(Map<String, ?> texts) {
        return TestUsers.as(SUPPLIER)
                .contentType(ContentType.JSON)
                .body(texts)
                .put(DRAFTS + "/" + sku)
                .then();
    }

    private ValidatableResponse get() {
        return TestUsers.as(SUPPLIER).get(DRAFTS + "/" + sku).then();
    }

    private ValidatableResponse publish(Map<String, ?> how) {
        return publish(UUID.randomUUID().toString(), how);
    }

    private ValidatableResponse publish(String key, Map<String, ?> how) {
        return TestUsers.as(SUPPLIER)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(how)
                .post(DRAFTS + "/" + sku + "/publish")
                .then();
    }

    private static ValidatableResponse undo(String user, String publication) {
        return TestUsers.onceAs(user)
                .contentType(ContentType.JSON)
                .post(DRAFTS + "/publications/" + publication + "/undo")
                .then();
    }

    private long offers() {
        return shopping.number("SELECT count(*) FROM catalog.offer WHERE supplier_sku = ?", sku);
    }

    private String nameOf(String offer) {
        return shopping.text(
                "SELECT k.name FROM catalog.sku k JOIN catalog.offer o ON o.sku_id = k.id WHERE o.id = ?",
                UUID.fromString(offer));
    }
}
