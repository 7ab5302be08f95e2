package io.linli.web.catalog;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;

/** A supplier changes its own offers, one or many at a time, and puts back what it changed by mistake. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class ListingsTest {

    private static final String CHANGES = "/api/v1/supplier/offers/changes";
    private static final String PAGE = "/supplier/listings";
    private static final Pattern EDIT = Pattern.compile("edit=([0-9a-f-]{36})");

    @Inject
    Shopping shopping;

    @Test
    void many_offers_are_changed_at_once_and_what_is_so_already_is_not_written() {
        var dear = shopping.newOffer(SUPPLIER_01, 990, 30);
        var same = shopping.newOffer(SUPPLIER_01, 500, 30);
        var before = version(same);

        send("supplier-01", item(dear, 890, 40, null), item(same, 500, 30, false), item(UUID.randomUUID(), 1, 1, null))
                .statusCode(200)
                .body("changed", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("unknown.size()", equalTo(1));

        assertThat(price(dear)).isEqualTo(890);
        assertThat(shopping.stockOf(dear)).isEqualTo(40);
        assertThat(version(same)).isEqualTo(before);
        assertThat(shopping.number("SELECT count(*) FROM catalog.price_change WHERE offer_id = ?", dear))
                .isOne();
    }

    @Test
    void the_same_request_once_more_changes_nothing_and_answers_the_same() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 30);
        var key = UUID.randomUUID().toString();
        var body = Map.of("items", List.of(item(offer, 890, null, null)));
        String first = send("supplier-01", key, body).statusCode(200).extract().asString();
        shopping.reprice(offer, 700);

        assertThat(send("supplier-01", key, body).statusCode(200).extract().asString())
                .isEqualTo(first);
        assertThat(price(offer)).isEqualTo(700);
    }

    @Test
    void undone_prices_and_shelves_are_as_they_were_and_stock_and_what_changed_since_stays() {
        var plain = shopping.newOffer(SUPPLIER_01, 990, 30);
        var since = shopping.newOffer(SUPPLIER_01, 990, 30);
        String id = send("supplier-01", item(plain, 890, 7, true), item(since, 890, null, null))
                .extract()
                .path("id");
        shopping.reprice(since, 600);

        undo("supplier-02", id).statusCode(404).body("code", equalTo("edit-not-found"));
        undo("supplier-01", id).statusCode(200).body("putBack", equalTo(1));
        undo("supplier-01", id).statusCode(409).body("code", equalTo("edit-undone"));

        assertThat(price(plain)).isEqualTo(990);
        assertThat(shopping.number("SELECT count(*) FROM catalog.offer WHERE id = ? AND withdrawn", plain))
                .isZero();
        assertThat(shopping.stockOf(plain)).isEqualTo(7);
        assertThat(price(since)).isEqualTo(600);
    }

    @Test
    void a_list_price_is_set_taken_away_and_put_back() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 30);
        send("supplier-01", listPrice(offer, 1_290)).statusCode(200).body("changed", equalTo(1));
        assertThat(listPrice(offer)).isEqualTo(1_290);

        String id = send("supplier-01", listPrice(offer, 0))
                .statusCode(200)
                .extract()
                .path("id");
        assertThat(listPrice(offer)).isZero();
        undo("supplier-01", id).statusCode(200).body("putBack", equalTo(1));
        assertThat(listPrice(offer)).isEqualTo(1_290);

        send("supplier-01", listPrice(offer, -1)).statusCode(400).body("code", equalTo("list-price-invalid"));
    }

    @Test
    void nobody_changes_what_is_another_s() {
        var offer = shopping.newOffer(SUPPLIER_02, 990, 30);

        send("supplier-01", item(offer, 1, null, null))
                .statusCode(200)
                .body("changed", equalTo(0))
                .body("unknown", contains(offer.toString()));
        TestUsers.as("resident-01")
                .contentType(ContentType.JSON)
                .body(Map.of("items", List.of()))
                .post(CHANGES)
                .then()
                .statusCode(403);
        assertThat(price(offer)).isEqualTo(990);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, price-invalid", "-5, 1, price-invalid", "100, -1, stock-invalid"})
    void what_makes_no_sense_is_refused_and_nothing_of_it_is_done(int price, int stock, String code) {
        var good = shopping.newOffer(SUPPLIER_01, 990, 30);
        var bad = shopping.newOffer(SUPPLIER_01, 990, 30);

        send("supplier-01", item(good, 500, null, null), item(bad, price, stock, null))
                .statusCode(400)
                .body("code", equalTo(code));
        assertThat(price(good)).isEqualTo(990);
    }

    @Test
    void too_many_none_or_the_same_twice_is_refused() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 30);
        var many = IntStream.range(0, 1_001)
                .mapToObj(number -> Map.<String, Object>of("supplierSku", "none-" + number, "stock", 1))
                .toList();
        send("supplier-01", UUID.randomUUID().toString(), Map.of("items", many))
                .statusCode(400)
                .body("code", equalTo("changes-many"));
        send("supplier-01").statusCode(400).body("code", equalTo("changes-none"));
        send("supplier-01", item(offer, 1, null, null), item(offer, 2, null, null))
                .statusCode(400)
                .body("code", equalTo("changes-twice"));
    }

    @Test
    void in_the_table_prices_are_typed_saved_and_put_back() throws Exception {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 3);
        var supplier = SignedIn.as("supplier-01", PAGE);
        var shown = supplier.get(PAGE + "?q=" + offer).body();
        assertThat(shown).contains("value=\"9.90\"", "Few left", "No photo", "1 to 1 of 1");

        var saved = supplier.submit(PAGE + "/changes", row(offer, "9.90|3|false", "8.80", "3", "on"));
        assertThat(location(saved)).contains(PAGE, "listings-changed");
        assertThat(price(offer)).isEqualTo(880);
        assertThat(shopping.stockOf(offer)).isEqualTo(3);

        var edit = EDIT.matcher(location(saved));
        assertThat(edit.find()).isTrue();
        assertThat(supplier.get(location(saved)).body()).contains("Your changes are saved.", "Put back");
        assertThat(location(supplier.submit(PAGE + "/edits/" + edit.group(1) + "/undo", Map.of())))
                .contains("listings-undone");
        assertThat(price(offer)).isEqualTo(990);
    }

    @Test
    void stock_that_was_sold_while_somebody_typed_a_price_stays_sold() throws Exception {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 30);
        var supplier = SignedIn.as("supplier-01", PAGE);
        shopping.run("UPDATE catalog.stock SET available = 12 WHERE offer_id = ?", offer);

        supplier.submit(PAGE + "/changes", row(offer, "9.90|30|false", "8.80", "30", "on"));

        assertThat(price(offer)).isEqualTo(880);
        assertThat(shopping.stockOf(offer)).isEqualTo(12);
    }

    @Test
    void what_cannot_be_read_is_shown_again_beside_what_is_wrong_with_it() throws Exception {
        var good = shopping.newOffer(SUPPLIER_01, 990, 30);
        var bad = shopping.newOffer(SUPPLIER_01, 990, 30);
        var supplier = SignedIn.as("supplier-01", PAGE);
        var form = new ArrayList<>(row(good, "9.90|30|false", "8.80", "30", "on"));
        form.addAll(row(bad, "9.90|30|false", "nine", "30", "on"));

        var refused = supplier.submit(PAGE + "/changes", form);

        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("value=\"nine\"", "value=\"8.80\"", "An amount is written like 12.50.");
        assertThat(price(good)).isEqualTo(990);
    }

    @Test
    void many_are_looked_through_before_they_are_changed() throws Exception {
        var offers = List.of(shopping.newOffer(SUPPLIER_01, 1_000, 30), shopping.newOffer(SUPPLIER_01, 2_000, 30));
        var supplier = SignedIn.as("supplier-01", PAGE);
        var form = new ArrayList<Map.Entry<String, String>>();
        offers.forEach(offer -> form.add(Map.entry("choose", offer.toString())));
        form.add(Map.entry("scope", "chosen"));
        form.add(Map.entry("how", "percent"));
        form.add(Map.entry("amount", "-50"));

        var preview = supplier.submit(PAGE + "/preview", form);
        assertThat(preview.body()).contains("value=\"5.00\"", "value=\"10.00\"", "Far from the price before");
        assertThat(price(offers.get(0))).isEqualTo(1_000);

        for (var unreadable : List.of("half", "-100", "1001", "1e-999999999", "")) {
            form.set(form.size() - 1, Map.entry("amount", unreadable));
            assertThat(location(supplier.submit(PAGE + "/preview", form))).contains("percent-unreadable");
        }
    }

    @Test
    void all_that_is_found_can_be_changed_but_not_more_than_one_can_look_through() throws Exception {
        var offer = shopping.newOffer(SUPPLIER_01, 1_000, 30);
        var supplier = SignedIn.as("supplier-01", PAGE);

        var preview = supplier.submit(
                PAGE + "/preview", Map.of("scope", "all", "q", offer.toString(), "how", "off", "amount", ""));
        assertThat(preview.body()).contains(offer.toString(), "<option value=\"off\" selected>");
        assertThat(location(supplier.submit(PAGE + "/preview", Map.of("scope", "chosen", "how", "off"))))
                .contains("changes-none");
    }

    @Test
    void the_table_is_narrowed_and_sorted() throws Exception {
        var word = "s" + UUID.randomUUID().toString().substring(0, 8);
        var stocks = new HashMap<String, Long>(Map.of("a", 0L, "b", 3L, "c", 90L));
        stocks.forEach((name, stock) -> {
            var offer = shopping.newOffer(SUPPLIER_01, 1_000 + stock, stock);
            shopping.run("UPDATE catalog.offer SET supplier_sku = ? WHERE id = ?", word + name, offer);
        });
        var supplier = SignedIn.as("supplier-01", PAGE);

        assertThat(skus(supplier, word, "&sort=STOCK")).containsExactly(word + "a", word + "b", word + "c");
        assertThat(skus(supplier, word, "&sort=DEAREST")).containsExactly(word + "c", word + "b", word + "a");
        assertThat(skus(supplier, word, "&standing=LOW")).containsExactly(word + "b");
        assertThat(skus(supplier, word, "&standing=SOLD_OUT")).containsExactly(word + "a");
        assertThat(skus(supplier, word, "&standing=WITHDRAWN")).isEmpty();
        assertThat(skus(supplier, word, "&hint=NO_GTIN")).hasSize(3);
        assertThat(skus(supplier, word, "&hint=NO_CHINESE")).isEmpty();
        assertThat(skus(supplier, "%25", "")).isEmpty();
    }

    @Test
    void only_suppliers_come_here() throws Exception {
        assertThat(SignedIn.as("resident-01", "/me").get(PAGE).statusCode()).isEqualTo(403);
    }

    private static List<String> skus(SignedIn supplier, String words, String how) throws Exception {
        var body = supplier.get(PAGE + "?q=" + words + how).body();
        return Pattern.compile("<div class=\"quiet small\">(s[0-9a-f]{8}[abc]) ·")
                .matcher(body)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<Map.Entry<String, String>> row(
            UUID offer, String was, String price, String stock, String shelf) {
        return List.of(
                Map.entry("key", UUID.randomUUID().toString()),
                Map.entry("offer", offer.toString()),
                Map.entry("was", was),
                Map.entry("price", price),
                Map.entry("stock", stock),
                Map.entry("shelf", shelf));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, Object> item(UUID offer, Integer price, Integer stock, Boolean withdrawn) {
        var item = new HashMap<String, Object>();
        item.put("supplierSku", offer.toString());
        if (price != null) {
            item.put("price", Map.of("amount", price, "currency", "CNY"));
        }
        item.put("stock", stock);
        item.put("withdrawn", withdrawn);
        return item;
    }

    @SafeVarargs
    private static ValidatableResponse send(String user, Map<String, Object>... items) {
        return send(user, UUID.randomUUID().toString(), Map.of("items", Arrays.asList(items)));
    }

    private static ValidatableResponse send(String user, String key, Map<String, ?> body) {
        return TestUsers.as(user)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(CHANGES)
                .then();
    }

    private static ValidatableResponse undo(String user, String id) {
        return TestUsers.onceAs(user)
                .contentType(ContentType.JSON)
                .post(CHANGES + "/" + id + "/undo")
                .then();
    }

    private static Map<String, Object> listPrice(UUID offer, int fen) {
        return Map.of("supplierSku", offer.toString(), "listPrice", Map.of("amount", fen, "currency", "CNY"));
    }

    private long listPrice(UUID offer) {
        return shopping.number("SELECT coalesce(list_price, 0) FROM catalog.offer WHERE id = ?", offer);
    }

    private long price(UUID offer) {
        return shopping.number("SELECT price FROM catalog.offer WHERE id = ?", offer);
    }

    private long version(UUID offer) {
        return shopping.number("SELECT version FROM catalog.offer WHERE id = ?", offer);
    }
}
