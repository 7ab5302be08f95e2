package io.linli.web.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;

/** What the residents' search page says of what it found. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SearchPageTest {

    @Inject
    SearchShelf shelf;

    @BeforeEach
    void a_filled_shelf() {
        shelf.fill();
        // Who sells in a community is known some moments later.
        await().atMost(SearchShelf.PATIENCE)
                .until(() -> page("basmati", "en").contains("<mark>Basmati</mark> Rice 1 kg"));
    }

    @Test
    void what_matched_is_marked_in_either_language() {
        assertThat(page("basmati", "en")).contains("<mark>Basmati</mark> Rice 1 kg");
        assertThat(page("五常大米", "zh")).contains("<mark>五常大米</mark>5公斤");
        assertThat(page("wcdm", "zh")).contains("<mark>五常大米</mark>5公斤");
    }

    @Test
    void what_was_asked_is_never_markup() {
        assertThat(page("<script>alert(1)</script> basmati", "en"))
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert");
    }

    @Test
    void a_mistyped_query_leads_to_what_was_meant_and_says_why_the_rest_is_shown() {
        assertThat(page("herbal shampo", "en"))
                .contains("Did you mean")
                .contains("/search?q=herbal+shampoo&amp;supplier=search-shelf\">herbal shampoo</a>");
        assertThat(page("organic wuchang rice", "en")).contains("Nothing has “organic” in it");
        assertThat(page("organic wuchang rice", "zh")).contains("没有找到“organic”");
    }

    @Test
    void the_search_box_works_as_a_form_and_names_where_suggestions_come_from() {
        assertThat(page("rice", "en"))
                .contains("action=\"/search\" role=\"search\" data-suggest=\"/api/v1/search/suggestions\"")
                .contains("data-queries=\"Others searched for\"");
        assertThat(page("rice", "zh")).contains("data-queries=\"大家在搜\"");
    }

    private static String page(String words, String language) {
        return given().queryParam("q", words)
                .queryParam("supplier", SearchShelf.SUPPLIER)
                .queryParam("community", "harbor-view")
                .header("Accept-Language", language)
                .get("/search")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
