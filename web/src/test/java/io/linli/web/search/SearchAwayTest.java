package io.linli.web.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Elasticsearch is away: the catalogue itself answers, and what changed meanwhile is found soon after it is back. Away for as
 * many seconds as {@code -Daway.seconds} says.
 */
@QuarkusTest
@QuarkusTestResource(value = StackWithSwitch.class, restrictToAnnotatedClass = true)
class SearchAwayTest {

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("away.seconds", 5));
    private static final Duration CATCHES_UP = Duration.ofSeconds(60);
    private static final String PLACE = "?community=maple-court";

    @Inject
    SearchShelf shelf;

    @BeforeEach
    void a_filled_shelf() {
        shelf.fill();
        assertThat(fallback("")).isFalse();
    }

    @AfterEach
    void back() {
        StackWithSwitch.line().off();
        StackWithSwitch.line().on();
    }

    @Test
    void words_filters_and_orders_go_on_from_the_catalogue_and_the_answer_says_so() {
        StackWithSwitch.line().off();

        SearchShelf.ask()
                .queryParam("q", "KETCHUP")
                .get("/api/v1/search")
                .then()
                .statusCode(200)
                .body("fallback", equalTo(true))
                .body("items.supplierSku", hasSize(1))
                .body("items[0].supplierSku", containsString("ketchup"))
                .body("total", equalTo(1))
                .body("facets.category", hasSize(0));
        assertThat(SearchShelf.total()).isEqualTo(SearchShelf.size());
        var prices = SearchShelf.ask()
                .queryParam("sort", "price")
                .get("/api/v1/search")
                .jsonPath()
                .getList("items.price.amount", Long.class);
        assertThat(prices).isSorted().hasSizeGreaterThan(1);
        var first = SearchShelf.ask()
                .queryParam("maxPrice", prices.get(0))
                .get("/api/v1/search")
                .then();
        first.statusCode(200)
                .body("items[0].price.amount", equalTo(prices.get(0).intValue()));
        var brand = SearchShelf.ask()
                .queryParam("q", "ketchup")
                .get("/api/v1/search")
                .<String>path("items[0].brand");
        SearchShelf.ask()
                .queryParam("brand", brand)
                .get("/api/v1/search")
                .then()
                .body("items.brand.unique()", equalTo(java.util.List.of(brand)));
        var category = SearchShelf.ask()
                .queryParam("q", "ketchup")
                .get("/api/v1/search")
                .<String>path("items[0].categoryId");
        SearchShelf.ask()
                .queryParam("category", category)
                .get("/api/v1/search")
                .then()
                .body("items.categoryId.unique()", equalTo(java.util.List.of(category)));
    }

    @Test
    void what_is_typed_is_text_and_no_pattern() {
        StackWithSwitch.line().off();

        for (var odd : new String[] {"%", "_", "'; DROP TABLE catalog.offer; --", "\\"}) {
            SearchShelf.ask()
                    .queryParam("q", odd)
                    .get("/api/v1/search")
                    .then()
                    .statusCode(200)
                    .body("fallback", equalTo(true))
                    .body("total", equalTo(0));
        }
    }

    @Test
    void a_query_of_very_many_words_costs_no_more_than_twelve_of_them() {
        StackWithSwitch.line().off();

        SearchShelf.ask()
                .queryParam("q", "k e t c h u p to ma to ke tch " + "zzz ".repeat(42))
                .get("/api/v1/search")
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
    }

    @Test
    void suggestions_do_not_keep_anybody_waiting() {
        StackWithSwitch.line().off();
        assertThat(fallback("tea")).isTrue();

        given().queryParam("q", "te")
                .get("/api/v1/search/suggestions")
                .then()
                .statusCode(200)
                .body("products", hasSize(0));
    }

    @Test
    void pages_browse_on_with_a_notice() {
        given().accept("text/html").get("/search" + PLACE).then().body(not(containsString("Search is resting")));
        StackWithSwitch.line().off();

        given().accept("text/html")
                .get("/search" + PLACE)
                .then()
                .statusCode(200)
                .body(containsString("Search is resting for a moment"));
        given().accept("text/html").get("/" + PLACE).then().statusCode(200);
    }

    @Test
    void what_changed_meanwhile_is_found_within_a_minute_of_its_coming_back() {
        StackWithSwitch.line().off();
        shelf.reprice("tea", 11_901);
        shelf.withdraw("cafe", true);
        assertThat(priceOfTea()).isEqualTo(11_901);
        await().pollDelay(AWAY).atMost(AWAY.plus(CATCHES_UP)).until(() -> fallback("longjing"));

        StackWithSwitch.line().on();
        var since = Instant.now();

        await().atMost(CATCHES_UP).until(() -> !fallback("longjing") && priceOfTea() == 11_901);
        await().atMost(CATCHES_UP).until(() -> !fallback("") && SearchShelf.total() == SearchShelf.size() - 1);
        System.out.println("caught up " + Duration.between(since, Instant.now()).toSeconds() + " s after "
                + AWAY.toSeconds() + " s away");
        shelf.withdraw("cafe", false);
        await().atMost(CATCHES_UP).until(() -> SearchShelf.total() == SearchShelf.size());
    }

    private static boolean fallback(String words) {
        return SearchShelf.ask().queryParam("q", words).get("/api/v1/search").path("fallback");
    }

    private static int priceOfTea() {
        return SearchShelf.ask()
                .queryParam("q", "longjing")
                .get("/api/v1/search")
                .path("items[0].price.amount");
    }
}
