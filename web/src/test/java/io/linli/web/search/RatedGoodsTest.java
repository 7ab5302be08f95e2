package io.linli.web.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.offer.BrowseOffers;
import io.linli.catalog.offer.OfferFilter;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.OffersChanged;
import io.linli.catalog.offer.SkuRating;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.order.Shopping;
import io.linli.web.page.SignedIn;
import io.linli.web.review.GoodsHad;
import io.linli.web.review.GoodsHad.Had;

/** Of goods that the words find as well, the better rated come first: by the mean that few reviews hardly move. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class RatedGoodsTest {

    private static final String BUYER = "resident-06";

    private final List<UUID> made = new ArrayList<>();
    private final String word = "velograna" + Long.toString(System.nanoTime(), 36);

    private Had had;

    @Inject
    Shopping shopping;

    @Inject
    GoodsHad goods;

    @Inject
    DomainEvents events;

    @Inject
    OwnContext own;

    @Inject
    BrowseOffers browse;

    @BeforeEach
    void somebody_bought_something() {
        had = goods.bought(BUYER, shopping.newOffer(Neighbourhood.SUPPLIER_01, 790, 5));
    }

    @AfterEach
    void nobody_else_finds_them() {
        made.forEach(id ->
                shopping.run("UPDATE catalog.offer SET withdrawn = true, version = version + 1 WHERE id = ?", id));
        tell(made);
    }

    @Test
    void one_review_of_five_stars_does_not_go_before_a_hundred_that_come_to_four_point_eight() {
        var unrated = good(word);
        var bad = good(word);
        var oneFive = good(word);
        var hundred = good(word);
        rate(bad, 10, 3);
        rate(oneFive, 1, 5);
        goods.say(had, goods.skuOf(hundred), 20, 4);
        rate(hundred, 80, 5);
        tell(made);
        await().atMost(SearchShelf.PATIENCE)
                .untilAsserted(() -> assertThat(found("relevance")).hasSize(4).startsWith(hundred, oneFive));
        await().atMost(SearchShelf.PATIENCE)
                .untilAsserted(() -> assertThat(found("rating")).containsExactly(hundred, oneFive, unrated, bad));

        search("rating")
                .body("items[0].rating.mean", equalTo(4.8f))
                .body("items[0].rating.reviews", equalTo(100))
                .body("items[2].rating", nullValue());
        var browsed = own.run(() -> browse.browse(
                        new OfferFilter(List.of(word), null, List.of(), List.of(), List.of(), null, null, null, null),
                        BrowseOffers.Order.BEST_RATED,
                        0,
                        10,
                        10))
                .await()
                .atMost(SearchShelf.PATIENCE);
        assertThat(browsed.offers().stream().map(OfferListing::offerId))
                .containsExactly(hundred, oneFive, unrated, bad);
        assertThat(browsed.offers().get(2).rating()).isEqualTo(SkuRating.NONE);
    }

    @Test
    void why_names_the_rating_of_what_is_rated_well_and_of_nothing_else() throws Exception {
        var unrated = good(word);
        var bad = good(word);
        var great = good(word);
        rate(bad, 10, 3);
        rate(great, 95, 5);
        tell(made);
        await().atMost(SearchShelf.PATIENCE).until(() -> found("relevance").indexOf(great), first -> first == 0);

        double lift = (95 * 5 + 20) / 100.0 - 4;
        why().body(
                        "items.find { it.offerId == '" + great + "' }.reasons.find { it.reason == 'rating' }.score",
                        closeTo(0.09 * lift, 1e-4))
                .body("items.find { it.offerId == '" + unrated + "' }.reasons.reason", not(hasItem("rating")))
                .body("items.find { it.offerId == '" + bad + "' }.reasons.reason", not(hasItem("rating")));
        var operator = SignedIn.as("operator", "/operator/ranking");
        assertThat(operator.get("/operator/ranking?q=" + word).body()).contains("Residents rate it well");
    }

    @Test
    void words_say_more_than_any_rating() {
        var begins = word.substring(0, word.length() - 1);
        var exact = good(begins + "aa");
        var mistyped = good(begins + "ab");
        rate(mistyped, 1_000, 5);
        tell(made);
        await().atMost(SearchShelf.PATIENCE).untilAsserted(() -> assertThat(ids(ask(begins + "aa", "relevance")))
                .containsExactly(exact, mistyped));
        await().atMost(SearchShelf.PATIENCE).untilAsserted(() -> assertThat(ids(ask(begins + "aa", "rating")))
                .containsExactly(mistyped, exact));
    }

    @Test
    void what_is_said_anew_or_taken_back_is_found_so_a_moment_later() {
        var good = good(word);
        var versionBefore = version(good);
        rate(good, 3, 5);
        awaitReviews("3");
        assertThat(version(good)).isEqualTo(versionBefore + 1);

        rate(good, 1, 1);
        awaitReviews("4");
        goods.tell(goods.skuOf(good));
        goods.unsay(goods.skuOf(good));
        goods.tell(goods.skuOf(good));
        awaitReviews("null");
        assertThat(version(good)).isEqualTo(versionBefore + 3);
    }

    private void awaitReviews(String count) {
        await().atMost(SearchShelf.PATIENCE).untilAsserted(() -> assertThat(
                        String.valueOf(search("relevance").extract().<Object>path("items[0].rating.reviews")))
                .isEqualTo(count));
    }

    private long version(UUID offer) {
        return shopping.number("SELECT version FROM catalog.offer WHERE id = ?", offer);
    }

    private void rate(UUID offer, int count, int stars) {
        goods.say(had, goods.skuOf(offer), count, stars);
        goods.tell(goods.skuOf(offer));
    }

    private UUID good(String name) {
        var offer = shopping.newOffer(Neighbourhood.SUPPLIER_01, 790, 5);
        shopping.run("UPDATE catalog.sku SET name = ?, name_zh = NULL WHERE id = ?", name, goods.skuOf(offer));
        made.add(offer);
        tell(List.of(offer));
        return offer;
    }

    private void tell(List<UUID> offers) {
        own.transaction(() -> events.publish(new OffersChanged(offers))).await().atMost(SearchShelf.PATIENCE);
    }

    private List<UUID> found(String sort) {
        return ids(search(sort));
    }

    private ValidatableResponse search(String sort) {
        return ask(word, sort);
    }

    private static ValidatableResponse ask(String words, String sort) {
        return given().queryParam("q", words)
                .queryParam("sort", sort)
                .queryParam("meaning", false)
                .get("/api/v1/search")
                .then()
                .statusCode(200);
    }

    private static List<UUID> ids(ValidatableResponse answer) {
        List<String> ids = answer.extract().path("items.offerId");
        return ids.stream().map(UUID::fromString).toList();
    }

    private ValidatableResponse why() {
        return TestUsers.as("operator")
                .config(RestAssuredConfig.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .queryParam("q", word)
                .queryParam("meaning", false)
                .get("/api/v1/search/why")
                .then()
                .statusCode(200);
    }
}
