package io.linli.web.search;

import static io.linli.web.search.SearchShelf.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;

/** Offers are narrowed to what is kept cold, and say how they are kept and when they come. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class StorageSearchTest {

    private static final String SEARCH = "/api/v1/search";

    @Inject
    SearchShelf shelf;

    @BeforeEach
    void some_things_are_kept_cold() {
        shelf.fill();
        shelf.keep("milk-whole", "CHILLED", 21);
        shelf.keep("tomatoes", "CHILLED", 7);
        shelf.keep("noodles", "FROZEN", 180);
        await().atMost(PATIENCE).until(() -> SearchShelf.ask()
                .queryParam("storage", "CHILLED", "FROZEN")
                .get(SEARCH)
                .path("total")
                .equals(3));
    }

    @Test
    void a_storage_is_narrowed_to_while_its_facet_still_offers_the_others() {
        SearchShelf.ask()
                .queryParam("storage", "frozen")
                .queryParam("lang", "zh")
                .get(SEARCH)
                .then()
                .body("items.supplierSku", contains("noodles"))
                .body("items[0].storage", equalTo("FROZEN"))
                .body("items[0].shelfLifeDays", equalTo(180))
                .body("items[0].deliveryDays", contains("WEDNESDAY", "THURSDAY"))
                .body("facets.storage.value", contains("CHILLED", "FROZEN"))
                .body("facets.storage.count", contains(2, 1));
    }

    @Test
    void what_suppliers_say_nothing_of_counts_for_no_storage() {
        SearchShelf.ask()
                .queryParam("q", "oat milk")
                .queryParam("storage", "AMBIENT")
                .get(SEARCH)
                .then()
                .body("items.findAll { it.supplierSku == 'milk-oat' }", empty());
    }

    @Test
    void a_storage_that_there_is_not_is_refused() {
        SearchShelf.ask()
                .queryParam("storage", "lukewarm")
                .get(SEARCH)
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter-invalid"));
    }

    @Test
    void the_page_narrows_by_storage_and_its_cards_say_how_things_are_kept_in_both_languages() {
        await().atMost(PATIENCE).until(() -> page("en").contains("Egg Noodles"));

        assertThat(page("en"))
                .contains("Frozen", "Keeps 180 days", "storage=FROZEN&amp;storage=CHILLED", "Next delivery ")
                .doesNotContain("Olive Soap");
        assertThat(page("zh")).contains("冷冻", "保质期180天", "储存方式", "最近配送 ");
    }

    @Test
    void names_of_storages_are_those_of_the_language() {
        given().queryParam("supplier", SearchShelf.SUPPLIER)
                .header("Accept-Language", "zh")
                .get(SEARCH)
                .then()
                .body("facets.storage.name", hasItems("冷藏", "冷冻"));
    }

    private static String page(String language) {
        return given().queryParam("supplier", SearchShelf.SUPPLIER)
                .queryParam("storage", "FROZEN")
                .queryParam("community", "harbor-view")
                .header("Accept-Language", language)
                .get("/search")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
