package io.linli.web.search;

import static io.linli.web.TestUsers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;

/** The index follows the catalogue, also while it is being rebuilt. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class IndexingTest {

    private static final String REBUILD = "/api/v1/search/rebuild";
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    SearchShelf shelf;

    @BeforeEach
    void a_filled_shelf() {
        shelf.fill();
    }

    @Test
    void a_changed_price_is_found_within_moments() {
        shelf.reprice("tea", 11_900);
        await().atMost(SOON).until(() -> priceOf("longjing") == 11_900);

        shelf.reprice("tea", 12_900);
        await().atMost(SOON).until(() -> priceOf("longjing") == 12_900);
    }

    @Test
    void a_withdrawn_offer_disappears_and_comes_back() {
        shelf.withdraw("cafe", true);
        await().atMost(SOON).until(() -> SearchShelf.total() == SearchShelf.size() - 1);
        assertThat(SearchShelf.find("café capsules")).doesNotContain("cafe");

        shelf.withdraw("cafe", false);
        await().atMost(SOON).until(() -> SearchShelf.find("café capsules").contains("cafe"));
    }

    @Test
    void telling_twice_changes_nothing() {
        shelf.tell(List.of(shelf.offer("tea"), shelf.offer("tea")));
        shelf.tell(List.of(shelf.offer("tea")));
        shelf.reprice("battery", 5_991);

        await().atMost(SOON).until(() -> priceOf("rechargeable batteries") == 5_991);
        assertThat(SearchShelf.total()).isEqualTo(SearchShelf.size());
    }

    @Test
    void a_rebuild_swaps_in_a_complete_index_while_search_goes_on_answering() {
        var searching = new AtomicBoolean(true);
        var always = CompletableFuture.supplyAsync(() -> {
            int least = Integer.MAX_VALUE;
            while (searching.get()) {
                least = Math.min(least, SearchShelf.total());
            }
            return least;
        });

        var location =
                as("operator").post(REBUILD).then().statusCode(202).extract().header("Location");
        shelf.reprice("ketchup", 1_591);
        await().atMost(SearchShelf.PATIENCE)
                .until(() -> as("operator").get(location).path("state").equals("COMPLETED"));
        searching.set(false);

        assertThat(always).succeedsWithin(SOON).isEqualTo(SearchShelf.size());
        assertThat(SearchShelf.total()).isEqualTo(SearchShelf.size());
        await().atMost(SOON).until(() -> priceOf("ketchup") == 1_591);
    }

    @Test
    void only_operators_rebuild() {
        as("resident-01").post(REBUILD).then().statusCode(403);
        as("supplier-01").post(REBUILD).then().statusCode(403);
        given().post(REBUILD).then().statusCode(401);
        as("resident-01")
                .get("/api/v1/search/rebuilds/" + UUID.randomUUID())
                .then()
                .statusCode(403);
        as("operator")
                .get("/api/v1/search/rebuilds/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("rebuild-not-found"));
    }

    private static int priceOf(String words) {
        return SearchShelf.ask().queryParam("q", words).get("/api/v1/search").path("items[0].price.amount");
    }
}
