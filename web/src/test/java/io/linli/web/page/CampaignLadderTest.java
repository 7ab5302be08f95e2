package io.linli.web.page;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.campaign.Terms;
import io.linli.web.order.Shopping;

/** The prices of a group buy as its page shows them to anybody, without script. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class CampaignLadderTest {

    @Inject
    Shopping shopping;

    @Test
    void the_page_shows_every_price_and_what_the_next_one_needs_in_both_languages() {
        var campaign = open(List.of(tier(3, 790), tier(25, 651)));

        page(campaign, "en")
                .body(says(
                        "The more together, the cheaper",
                        "3 more and everybody pays ¥7.90",
                        "from the first unit",
                        "from 3 units together",
                        "¥6.51",
                        "from 25 units together",
                        "so far"));
        page(campaign, "zh-CN").body(says("一起买得越多越便宜", "再买3件，人人只付¥7.90", "第1件起", "合计满25件", "目前"));
    }

    @Test
    void one_without_lower_prices_shows_no_prices_to_reach() {
        page(open(List.of()), "en").body(not(containsString("The more together")));
    }

    private static Matcher<String> says(String... texts) {
        return allOf(List.of(texts).stream()
                .<Matcher<? super String>>map(text -> containsString(text))
                .toList());
    }

    private static ValidatableResponse page(UUID campaign, String language) {
        return given().accept("text/html")
                .header("Accept-Language", language)
                .get("/campaigns/{id}", campaign)
                .then()
                .statusCode(200);
    }

    private UUID open(List<Map<String, Object>> tiers) {
        return UUID.fromString(TestUsers.onceAs("leader-01")
                .contentType("application/json")
                .body(Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 10), 900)
                        .needing(3)
                        .item("tiers", tiers)
                        .body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static Map<String, Object> tier(long fromUnits, long fen) {
        return Map.of("fromUnits", fromUnits, "price", Map.of("amount", fen, "currency", "CNY"));
    }
}
