package io.linli.web.search;

import static io.linli.web.Neighbourhood.CAR_WASH;
import static io.linli.web.Neighbourhood.HOUSEKEEPING;
import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.campaign.Terms;

/** One box finds home services and group buys beside goods. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class FindBesideTest {

    @CacheName("on-offer")
    Cache onOffer;

    @BeforeEach
    void nothing_is_remembered() {
        onOffer.invalidateAll().await().indefinitely();
    }

    @ParameterizedTest
    @ValueSource(strings = {"car wash", "wash", "CAR", "洗车", "xiche", "xc"})
    void a_service_is_found_in_either_language_by_word_beginning_and_sound(String words) {
        search(words, MAPLE_COURT).body("services.serviceItemId", hasItem(CAR_WASH.toString()));
    }

    @Test
    void one_that_lacks_a_word_is_not() {
        search("car housekeeping", MAPLE_COURT).body("services", hasSize(0));
        search("housekeeping", MAPLE_COURT)
                .body("services.serviceItemId", hasItem(HOUSEKEEPING.toString()))
                .body("services.serviceItemId", not(hasItem(CAR_WASH.toString())));
    }

    @Test
    void only_those_of_the_community_and_only_where_words_alone_are_asked_for() {
        search("car wash", UUID.randomUUID()).body("services", hasSize(0));
        given().queryParam("q", "car wash").get("/api/v1/search").then().body("services", hasSize(0));
        for (var narrowing : new String[] {"maxPrice=100", "supplier=supplier-01", "brand=x", "page=2"}) {
            given().queryParam("q", "car wash")
                    .queryParam("community", MAPLE_COURT)
                    .get("/api/v1/search?" + narrowing)
                    .then()
                    .statusCode(200)
                    .body("services", hasSize(0));
        }
        search("", MAPLE_COURT).body("services", hasSize(0)).body("campaigns", hasSize(0));
    }

    @Test
    void an_open_group_buy_is_found_by_its_title_and_by_what_it_sells() {
        var word = "festival" + Long.toString(System.nanoTime(), 36);
        String campaign = TestUsers.onceAs("leader-01")
                .contentType(ContentType.JSON)
                .body(Terms.of(MAPLE_COURT, Neighbourhood.offer(1), 100)
                        .set("title", Map.of("en", "Moon " + word + " hamper", "zh", "月" + word))
                        .body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        onOffer.invalidateAll().await().indefinitely();

        search("moon " + word, MAPLE_COURT)
                .body("campaigns", hasSize(1))
                .body("campaigns[0].campaignId", equalTo(campaign))
                .body("campaigns[0].title", containsString(word));
        given().queryParam("q", word)
                .queryParam("community", "maple-court")
                .get("/search")
                .then()
                .statusCode(200)
                .body(containsString("/campaigns/" + campaign), not(containsString(">0 found")));
    }

    private static ValidatableResponse search(String words, UUID community) {
        return given().queryParam("q", words)
                .queryParam("community", community)
                .get("/api/v1/search")
                .then()
                .statusCode(200);
    }
}
