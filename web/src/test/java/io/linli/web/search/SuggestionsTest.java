package io.linli.web.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.catalog.background.OwnContext;
import io.linli.search.asked.AskedQueries;
import io.linli.search.asked.KnownQueries;
import io.linli.web.LinliStack;

/** What is suggested while somebody types. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SuggestionsTest {

    private static final String SUGGESTIONS = "/api/v1/search/suggestions";

    @Inject
    SearchShelf shelf;

    @Inject
    AskedQueries asked;

    @Inject
    KnownQueries known;

    @Inject
    OwnContext own;

    @BeforeEach
    void a_filled_shelf() {
        shelf.fill();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "basma | Basmati Rice 1 kg",
                "olive so | Olive Soap",
                "longj | Longjing Green Tea",
                "500 ml herb | Herbal Shampoo 500 ml",
                "电饭 | Rice Cooker 3L",
                "電飯 | Rice Cooker 3L",
                "dianf | Rice Cooker 3L",
                "wuchangda | Wuchang Rice 5kg",
                "wcd | Wuchang Rice 5kg",
                "xihu lo | Longjing Green Tea",
                // Mistyped, where nothing begins so.
                "lavendar | Laundry Liquid Lavender 3kg",
                "shmapoo | Anti-Dandruff Shampoo 500ml",
            })
    void a_product_is_suggested_by_the_beginning_of_its_words_or_sound(String typed, String product) {
        ask(typed).get(SUGGESTIONS).then().statusCode(200).body("products.text", hasItem(product));
    }

    @Test
    void categories_and_brands_are_suggested_with_what_to_ask_for() {
        var answer = suggestions("chocol");

        assertThat(answer.getString("categories[0].text")).isEqualTo("Chocolate");
        given().queryParam("category", answer.getString("categories[0].value"))
                .get("/api/v1/search")
                .then()
                .body("items.supplierSku", hasItem("milk-chocolate"));
        ask("parach").get(SUGGESTIONS).then().body("brands.value", hasItem("Parachute"));
        ask("qiaokel").get(SUGGESTIONS).then().body("categories.text", hasItem("Chocolate"));
    }

    @Test
    void what_matched_is_told_in_the_language_that_is_shown() {
        ask("wcd")
                .queryParam("lang", "zh")
                .get(SUGGESTIONS)
                .then()
                .body("products[0].text", equalTo("五常大米5公斤"))
                .body("products[0].matched[0].start", equalTo(0))
                .body("products[0].matched[0].end", equalTo(3));
    }

    @Test
    void the_same_product_of_several_suppliers_is_suggested_once() {
        assertThat(suggestions("olive soap").getList("products.text"))
                .containsOnlyOnce("Olive Soap")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"r", "s", "大", "m", "d", "1"})
    void there_are_never_more_than_ten(String typed) {
        var answer = suggestions(typed);

        var all = Stream.of("queries", "categories", "brands", "products")
                .flatMap(kind -> answer.<String>getList(kind + ".value").stream())
                .toList();
        assertThat(all).isNotEmpty().hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void nothing_typed_and_nothing_found_are_no_suggestions() {
        for (String typed : List.of("", " ", "\"", "zzzzqqq", "\\")) {
            ask(typed).get(SUGGESTIONS).then().statusCode(200).body("products.size()", equalTo(0));
        }
    }

    @Test
    void a_community_that_nobody_delivers_to_gets_no_products() {
        ask("rice")
                .queryParam("community", UUID.randomUUID())
                .get(SUGGESTIONS)
                .then()
                .statusCode(200)
                .body("products.size()", equalTo(0))
                .body("brands.size()", equalTo(0));
    }

    @Test
    void what_is_too_long_or_no_community_is_refused() {
        ask("r".repeat(201)).get(SUGGESTIONS).then().statusCode(400).body("code", equalTo("query-too-long"));
        ask("r").queryParam("community", "here")
                .get(SUGGESTIONS)
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter-invalid"));
    }

    @Test
    void a_query_is_suggested_to_others_once_three_requests_found_something_with_it() {
        search("Dalan  olive SOAP", 2);
        remember();
        ask("dalan").get(SUGGESTIONS).then().body("queries.value", not(hasItem("dalan olive soap")));

        search("dalan olive soap", 1);
        remember();
        ask("dalan").get(SUGGESTIONS).then().body("queries.value", hasItem("dalan olive soap"));
    }

    @Test
    void what_finds_nothing_or_may_be_private_is_never_suggested() {
        search("soapzilla olive", 4);
        search("olive 13800138000", 4);
        remember();

        ask("soapz").get(SUGGESTIONS).then().body("queries.size()", equalTo(0));
        ask("olive 1").get(SUGGESTIONS).then().body("queries.size()", equalTo(0));
    }

    private void remember() {
        own.run(() -> asked.keep().chain(known::refresh)).await().atMost(SearchShelf.PATIENCE);
    }

    private static void search(String words, int times) {
        for (int i = 0; i < times; i++) {
            given().queryParam("q", words).get("/api/v1/search").then().statusCode(200);
        }
    }

    private static JsonPath suggestions(String typed) {
        return ask(typed).get(SUGGESTIONS).jsonPath();
    }

    private static RequestSpecification ask(String typed) {
        return given().queryParam("q", typed);
    }
}
