package io.linli.web.search;

import static io.linli.web.search.SearchShelf.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.offer.BrowseOffers;
import io.linli.catalog.offer.OfferFilter;
import io.linli.catalog.offer.OfferListing;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.feed.Feeds;
import io.linli.web.order.Shopping;

/** A good that several suppliers sell is found and counted once, by the offer a shopper would take. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class FoundOnceTest {

    private static final String ONE = "supplier-01";
    private static final String ANOTHER = "supplier-02";
    private static final String HEADER = "supplier_sku,name,brand,category_path,price,currency,gtin,stock\n";

    private final String word =
            "quokkalamp" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    private final List<String> ones = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    @Inject
    BrowseOffers browse;

    @Inject
    OwnContext own;

    @Inject
    Shopping shopping;

    @Inject
    SearchShelf shelf;

    @AfterEach
    void nobody_else_finds_them() {
        shopping.run(
                "UPDATE catalog.offer SET withdrawn = true, version = version + 1 WHERE supplier_sku LIKE ?",
                word + "%");
        shelf.tell(made());
    }

    @Test
    void it_is_one_hit_and_counts_once_by_the_cheapest_offer_of_the_community() {
        var gtin = gtin();
        one("a", "Lamp", "19.00", gtin, 5);
        another("b", "Lamp", "18.00", gtin, 5);
        untilShared(1);

        search("community", "maple-court")
                .body("total", equalTo(1))
                .body("items.supplier", contains(ANOTHER))
                .body("items[0].price.amount", equalTo(1_800))
                .body("items[0].offers", equalTo(2))
                .body("facets.category.count", contains(1))
                .body("facets.brand.count", contains(1))
                .body("facets.price.count", contains(1))
                .body("facets.supplier.count", contains(1, 1));
        search("community", "harbor-view")
                .body("total", equalTo(1))
                .body("items.supplier", contains(ONE))
                .body("items[0].offers", equalTo(1));
    }

    @Test
    void a_supplier_or_a_price_that_is_asked_for_leaves_only_the_offers_that_fit() {
        var gtin = gtin();
        one("a", "Lamp", "21.00", gtin, 5);
        another("b", "Lamp", "18.00", gtin, 5);
        untilShared(1);

        search("supplier", ONE)
                .body("total", equalTo(1))
                .body("items.supplier", contains(ONE))
                .body("items[0].offers", equalTo(1))
                .body("facets.supplier.value", hasSize(2));
        search("maxPrice", "1900").body("total", equalTo(1)).body("items.supplier", contains(ANOTHER));
        search("minPrice", "1900").body("total", equalTo(1)).body("items.supplier", contains(ONE));
        search().body("facets.price.count", contains(1, 1));
    }

    @Test
    void what_can_be_had_stands_before_what_is_cheaper_and_sold_out() {
        var gtin = gtin();
        one("a", "Lamp", "20.00", gtin, 5);
        another("b", "Lamp", "18.00", gtin, 0);
        untilShared(1);

        search().body("items.supplier", contains(ONE)).body("items[0].available", equalTo(true));
    }

    @Test
    void in_the_order_of_prices_each_stands_where_its_price_is() {
        var first = gtin();
        one("a", "Lamp", "30.00", first, 5);
        another("b", "Lamp", "20.00", first, 5);
        one("c", "Lamp oil", "25.00", gtin(), 5);
        untilShared(2);

        search("sort", "price").body("items.price.amount", contains(2_000, 2_500));
        search("sort", "-price").body("items.price.amount", contains(3_000, 2_500));
        search("sort", "newest").body("items.price.amount", containsInAnyOrder(2_000, 2_500));
    }

    @Test
    void turning_pages_shows_none_twice_and_leaves_none_out() {
        for (int number = 1; number <= 3; number++) {
            var gtin = gtin();
            one("a" + number, "Lamp " + number, "20.00", gtin, 5);
            another("b" + number, "Lamp " + number, "19.00", gtin, 5);
        }
        untilShared(3);

        var seen = new ArrayList<String>();
        for (int page = 1; page <= 3; page++) {
            var answer = search("size", "1", "page", String.valueOf(page)).body("items", hasSize(1));
            seen.add(answer.extract().path("items[0].skuId"));
            answer.body("next", page == 3 ? nullValue() : equalTo(page + 1));
        }
        assertThat(seen).doesNotHaveDuplicates();
        search("facets", "false").body("total", equalTo(3));
    }

    @Test
    void two_that_a_person_says_are_one_are_found_once_and_twice_when_that_is_taken_back() {
        one("a", "Lamp", "20.00", "", 5);
        another("b", "Lamp", "18.00", "", 5);
        await().atMost(PATIENCE).until(() -> search().extract().<Integer>path("total") == 2);
        List<String> pair = search().extract().path("items.skuId.sort()");
        var match = "/api/v1/sku-matches/" + pair.get(0) + "/" + pair.get(1);

        TestUsers.as("operator")
                .contentType("application/json")
                .body("{\"same\": true}")
                .put(match)
                .then()
                .statusCode(204);
        untilShared(1);
        search().body("items[0].price.amount", equalTo(1_800));

        TestUsers.as("operator").delete(match).then().statusCode(204);
        await().atMost(PATIENCE)
                .untilAsserted(() -> search().body("total", equalTo(2)).body("items.offers", contains(1, 1)));
    }

    @Test
    void a_card_says_how_many_suppliers_there_are_in_both_languages() {
        var gtin = gtin();
        one("a", "Lamp", "20.00", gtin, 5);
        another("b", "Lamp", "18.00", gtin, 5);
        untilShared(1);

        page("en").body(containsString("2 suppliers"));
        page("zh").body(containsString("2 家在售"));
    }

    @Test
    void while_search_is_away_the_catalogue_shows_it_once_too() {
        var gtin = gtin();
        one("a", "Lamp", "20.00", gtin, 5);
        another("b", "Lamp", "18.00", gtin, 5);

        assertThat(browse(null)).extracting(offer -> offer.price().amount()).containsExactly(1_800L);
        assertThat(browse(Neighbourhood.HARBOR_VIEW))
                .extracting(offer -> offer.price().amount())
                .containsExactly(2_000L);
    }

    private List<UUID> made() {
        var ids = shopping.text(
                "SELECT string_agg(cast(id AS text), ',') FROM catalog.offer WHERE supplier_sku LIKE ?", word + "%");
        return Stream.of(ids.split(",")).map(UUID::fromString).toList();
    }

    private List<OfferListing> browse(UUID community) {
        var filter = new OfferFilter(List.of(word), null, List.of(), List.of(), List.of(), null, null, null, community);
        var found = own.run(() -> browse.browse(filter, BrowseOffers.Order.NEWEST, 0, 10, 10))
                .await()
                .atMost(PATIENCE);
        assertThat(found.total()).isEqualTo(found.offers().size());
        return found.offers();
    }

    /** The index knows of each that others are of the same good. */
    private void untilShared(int goods) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var answer = search().body("total", equalTo(goods));
            List<Integer> offers = answer.extract().path("items.offers");
            assertThat(offers.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ones.size() + others.size());
        });
    }

    private ValidatableResponse search(String... parameters) {
        var asked = given().queryParam("q", word).queryParam("category", word);
        for (int at = 0; at < parameters.length; at += 2) {
            asked.queryParam(
                    parameters[at],
                    "harbor-view".equals(parameters[at + 1])
                            ? Neighbourhood.HARBOR_VIEW
                            : "maple-court".equals(parameters[at + 1])
                                    ? Neighbourhood.MAPLE_COURT
                                    : parameters[at + 1]);
        }
        return asked.get("/api/v1/search").then().statusCode(200);
    }

    private ValidatableResponse page(String language) {
        return given().queryParam("q", word)
                .queryParam("category", word)
                .queryParam("community", "maple-court")
                .header("Accept-Language", language)
                .get("/search")
                .then()
                .statusCode(200);
    }

    private void one(String sku, String name, String price, String gtin, int stock) {
        ones.add(row(sku, name, price, gtin, stock));
        feed(ONE, String.join("", ones));
    }

    private void another(String sku, String name, String price, String gtin, int stock) {
        others.add(row(sku, name, price, gtin, stock));
        feed(ANOTHER, String.join("", others));
    }

    private String row(String sku, String name, String price, String gtin, int stock) {
        return word + sku + "," + name + " " + word + ",Lumo," + word + " > Lamps," + price + ",CNY," + gtin + ","
                + stock + "\n";
    }

    private static void feed(String supplier, String rows) {
        Feeds.imported(supplier, HEADER + rows);
    }

    /** A number of thirteen digits whose last one is right. Source: GS1 General Specifications, section 7.9. */
    private static String gtin() {
        var digits = "691" + "%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));
        int sum = IntStream.range(0, digits.length())
                .map(index -> (digits.charAt(index) - '0') * (index % 2 == 0 ? 1 : 3))
                .sum();
        return digits + (10 - sum % 10) % 10;
    }
}
