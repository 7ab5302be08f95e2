package io.linli.web.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;

@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SearchTest {

    private static final String SEARCH = "/api/v1/search";

    @Inject
    SearchShelf shelf;

    @BeforeEach
    void a_filled_shelf() {
        shelf.fill();
    }

    @Test
    void an_item_says_what_it_is_and_costs_without_signing_in() {
        SearchShelf.ask()
                .queryParam("q", "wuchang rice")
                .queryParam("meaning", "false")
                .get(SEARCH)
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("next", nullValue())
                .body("$", hasKey("next"))
                .body("items[0].offerId", equalTo(shelf.offer("rice-wuchang").toString()))
                .body("items[0].supplier", equalTo("search-shelf"))
                .body("items[0].supplierName", equalTo("Search Shelf"))
                .body("items[0].supplierSku", equalTo("rice-wuchang"))
                .body("items[0].name", equalTo("Wuchang Rice 5kg"))
                .body("items[0].brand", equalTo("Beidahuang"))
                .body("items[0].category", equalTo("Shelf: Grain > Rice"))
                .body("items[0].categoryName", equalTo("Rice"))
                .body("items[0].price", equalTo(Map.of("amount", 5990, "currency", "CNY")))
                .body("items[0].available", equalTo(true));
    }

    @Test
    void what_is_alike_stands_below_what_matches_at_its_word_and_the_answer_says_so() {
        var alike = SearchShelf.ask()
                .queryParam("q", "wuchang rice")
                .get(SEARCH)
                .then()
                .body("items[0].supplierSku", equalTo("rice-wuchang"))
                .body("relaxed", equalTo(true))
                .extract()
                .<List<String>>path("items.supplierSku");

        assertThat(alike).contains("rice-basmati").doesNotContain("phone-case");
    }

    @Test
    void by_words_alone_nothing_is_merely_alike() {
        SearchShelf.ask()
                .queryParam("q", "wuchang rice")
                .queryParam("meaning", "false")
                .get(SEARCH)
                .then()
                .body("items.supplierSku", equalTo(List.of("rice-wuchang")))
                .body("relaxed", equalTo(false));
        SearchShelf.ask().queryParam("meaning", "perhaps").get(SEARCH).then().statusCode(400);
    }

    @Test
    void names_are_in_the_language_asked_for() {
        var chinese = SearchShelf.ask().queryParam("q", "wuchang").header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
        chinese.get(SEARCH)
                .then()
                .body("items[0].name", equalTo("五常大米5公斤"))
                .body("items[0].supplierName", equalTo("搜索货架"))
                .body("facets.category[0].name", equalTo("粮食"));

        SearchShelf.ask()
                .queryParam("q", "wuchang")
                .queryParam("lang", "en")
                .header("Accept-Language", "zh")
                .get(SEARCH)
                .then()
                .body("items[0].name", equalTo("Wuchang Rice 5kg"));
    }

    @Test
    void prices_order_from_either_end() {
        assertThat(sorted("price")).containsExactly("soap-b", "soap-a", "soap-c");
        assertThat(sorted("-price")).containsExactly("soap-c", "soap-a", "soap-b");
    }

    private static List<String> sorted(String sort) {
        return SearchShelf.ask()
                .queryParam("q", "olive soap")
                .queryParam("sort", sort)
                .get(SEARCH)
                .path("items.supplierSku");
    }

    @Test
    void pages_show_everything_once() {
        var seen = new ArrayList<String>();
        Integer next = 1;
        while (next != null) {
            var page = SearchShelf.ask()
                    .queryParam("size", 7)
                    .queryParam("sort", "price")
                    .queryParam("page", next)
                    .get(SEARCH)
                    .jsonPath();
            seen.addAll(page.getList("items.supplierSku"));
            next = page.get("next");
        }

        assertThat(seen).doesNotHaveDuplicates().hasSize(SearchShelf.size());
    }

    @Test
    void a_price_range_includes_both_its_ends() {
        var found = SearchShelf.ask()
                .queryParam("minPrice", 700)
                .queryParam("maxPrice", 890)
                .get(SEARCH)
                .<List<String>>path("items.supplierSku");

        assertThat(found).containsExactlyInAnyOrder("soap-a", "soap-b", "noodles");
    }

    @Test
    void a_brand_is_narrowed_to_while_its_facet_still_offers_the_others() {
        SearchShelf.ask()
                .queryParam("q", "corn flakes")
                .queryParam("brand", "Supersaver")
                .get(SEARCH)
                .then()
                .body("items.supplierSku", contains("flakes-s"))
                .body("total", equalTo(1))
                .body("facets.brand.value", hasItem("Kellogg's"))
                .body("facets.brand.value", hasItem("Supersaver"))
                .body("facets.price.find { it.min == 1000 }.count", equalTo(1))
                .body("facets.price.size()", equalTo(1));
    }

    @Test
    void several_brands_are_either_of_them() {
        SearchShelf.ask()
                .queryParam("brand", "Heinz", "Oatly")
                .queryParam("sort", "price")
                .get(SEARCH)
                .then()
                .body("items.supplierSku", contains("ketchup", "milk-oat"));
    }

    @Test
    void categories_are_walked_down_by_what_the_facet_gives() {
        var top = SearchShelf.ask()
                .queryParam("q", "milk")
                .get(SEARCH)
                .jsonPath()
                .<String>get("facets.category.find { it.name == 'Dairy' }.value");

        var below = SearchShelf.ask().queryParam("q", "milk").queryParam("category", top);
        below.get(SEARCH)
                .then()
                .body("total", equalTo(2))
                .body("facets.category.name", contains("Milk"))
                .body("facets.category[0].count", equalTo(2));
    }

    @Test
    void a_category_is_also_known_by_its_path() {
        SearchShelf.ask()
                .queryParam("category", "Shelf: Care")
                .get(SEARCH)
                .then()
                .body("total", equalTo(6))
                .body("facets.category.find { it.name == 'Soap' }.count", equalTo(3));
    }

    @Test
    void only_a_second_look_is_relaxed_and_it_says_so() {
        SearchShelf.ask().queryParam("q", "soap").get(SEARCH).then().body("total", equalTo(3));
        SearchShelf.ask()
                .queryParam("q", "shampo")
                .get(SEARCH)
                .then()
                .body("relaxed", equalTo(true))
                .body("items.supplierSku", hasItem("shampoo-anti"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "herbal shampo | herbal shampoo",
                "longjin green tea | longjing green tea",
                "panasonik batteries | panasonic batteries",
                "Lavendar laundry | lavender laundry",
            })
    void a_mistyped_query_is_answered_with_what_was_meant(String query, String meant) {
        given().queryParam("q", query)
                .get(SEARCH)
                .then()
                .body("didYouMean", org.hamcrest.Matchers.equalToIgnoringCase(meant));
    }

    @Test
    void what_finds_enough_or_cannot_be_corrected_means_what_it_says() {
        given().queryParam("q", "olive soap").get(SEARCH).then().body("didYouMean", nullValue());
        given().queryParam("q", "xqzzkw").get(SEARCH).then().body("didYouMean", nullValue());
        given().queryParam("q", "大米大米大米").get(SEARCH).then().body("didYouMean", nullValue());
    }

    @Test
    void a_relaxed_page_says_which_words_nothing_has() {
        SearchShelf.ask()
                .queryParam("q", "organic wuchang rice")
                .get(SEARCH)
                .then()
                .body("relaxed", equalTo(true))
                .body("missing", contains("organic"));
        SearchShelf.ask().queryParam("q", "olive soap").get(SEARCH).then().body("missing.size()", equalTo(0));
        SearchShelf.ask().queryParam("q", "wu chang da mi").get(SEARCH).then().body("missing.size()", equalTo(0));
    }

    @Test
    void what_matched_in_a_name_is_told() {
        var found = SearchShelf.ask()
                .queryParam("q", "basmati")
                .get(SEARCH)
                .<List<Map<String, Integer>>>path("items[0].matched");

        assertThat(found).containsExactly(Map.of("start", 0, "end", 7));
    }

    @Test
    void without_facets_nothing_is_counted_but_the_total() {
        SearchShelf.ask()
                .queryParam("q", "olive soap")
                .queryParam("facets", "false")
                .get(SEARCH)
                .then()
                .body("total", equalTo(3))
                .body("facets.brand.size()", equalTo(0));
    }

    @Test
    void a_community_sees_what_its_suppliers_sell_there() {
        assertThat(suppliersIn(Neighbourhood.MAPLE_COURT))
                .contains("supplier-02")
                .doesNotContain("search-shelf");
        assertThat(suppliersIn(Neighbourhood.HARBOR_VIEW)).doesNotContain("supplier-02");
        assertThat(suppliersIn(UUID.randomUUID())).isEmpty();
    }

    private static List<String> suppliersIn(UUID community) {
        return given().queryParam("community", community)
                .queryParam("q", "laundry")
                .queryParam("size", 100)
                .get(SEARCH)
                .path("items.supplier");
    }

    @ParameterizedTest
    @CsvSource({
        "minPrice, -1, price-negative",
        "maxPrice, -5, price-negative",
        "minPrice, abc, parameter-invalid",
        "minPrice, 12.5, parameter-invalid",
        "maxPrice, 99999999999999999999, parameter-invalid",
        "page, 0, page-out-of-range",
        "page, 417, page-out-of-range",
        "page, x, parameter-invalid",
        "size, 0, size-out-of-range",
        "size, 101, size-out-of-range",
        "sort, cheapest, sort-unknown",
        "community, 42, parameter-invalid",
        "facets, perhaps, parameter-invalid",
    })
    void a_wrong_parameter_is_refused_by_its_code(String parameter, String value, String code) {
        given().queryParam(parameter, value)
                .get(SEARCH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @Test
    void an_empty_price_range_and_an_endless_query_are_refused() {
        given().queryParam("minPrice", 2)
                .queryParam("maxPrice", 1)
                .get(SEARCH)
                .then()
                .statusCode(400)
                .body("code", equalTo("price-range-empty"));
        given().queryParam("q", "r".repeat(201))
                .get(SEARCH)
                .then()
                .statusCode(400)
                .body("code", equalTo("query-too-long"));
    }

    @Test
    void empty_parameters_as_forms_send_them_count_as_not_given() {
        SearchShelf.ask()
                .queryParam("q", "")
                .queryParam("category", "")
                .queryParam("brand", "")
                .queryParam("minPrice", "")
                .queryParam("sort", "")
                .get(SEARCH)
                .then()
                .statusCode(200)
                .body("total", equalTo(SearchShelf.size()));
    }
}
