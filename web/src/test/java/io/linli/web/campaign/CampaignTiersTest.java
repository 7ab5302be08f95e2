package io.linli.web.campaign;

import static io.linli.web.Neighbourhood.LAKESIDE;
import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.onceAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

/** Opening group-buys whose price falls with the units. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class CampaignTiersTest {

    @Inject
    Shopping shopping;

    @Test
    void a_leader_and_a_company_open_one_whose_price_falls_and_everybody_sees_the_prices() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);

        String id = open("leader-01", MAPLE_COURT, offer, List.of(tier(10, 800), tier(25, 750)))
                .statusCode(201)
                .extract()
                .path("id");
        open("property-sunrise", LAKESIDE, offer, List.of(tier(2, 1))).statusCode(201);

        given().get("/api/v1/campaigns/{id}", id)
                .then()
                .statusCode(200)
                .body("items[0].price.amount", equalTo(900))
                .body("items[0].tiers.fromUnits", contains(1, 10, 25))
                .body("items[0].tiers.price.amount", contains(900, 800, 750))
                .body("items[0].reachedPrice.amount", equalTo(900))
                .body("items[0].nextTier.unitsMissing", equalTo(10))
                .body("items[0].nextTier.price.amount", equalTo(800))
                .body("items[0].finalPrice", nullValue());
    }

    @Test
    void one_without_lower_prices_has_its_price_only() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);

        open("leader-01", MAPLE_COURT, offer, List.of())
                .statusCode(201)
                .body("items[0].tiers.fromUnits", contains(1))
                .body("items[0].tiers.price.amount", contains(900))
                .body("items[0].reachedPrice.amount", equalTo(900))
                .body("items[0].nextTier", nullValue());
    }

    @Test
    void tables_that_rise_or_overlap_are_refused_and_nothing_is_opened() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);

        refused(offer, 1, "units-not-rising", tier(1, 800));
        refused(offer, 1, "units-not-rising", tier(-3, 800));
        refused(offer, 2, "units-not-rising", tier(10, 800), tier(10, 700));
        refused(offer, 2, "units-not-rising", tier(10, 800), tier(5, 700));
        refused(offer, 1, "too-many-units", tier(1_000_001, 800));
        refused(offer, 1, "price-not-falling", tier(10, 900));
        refused(offer, 2, "price-not-falling", tier(10, 800), tier(20, 850));
        refused(offer, 1, "price-not-positive", tier(10, 0));
        refused(offer, 1, "other-currency", tier(10, Map.of("amount", 800, "currency", "USD")));
        refused(offer, 5, "too-many", tier(2, 800), tier(3, 700), tier(4, 600), tier(5, 500), tier(6, 400));
        open("leader-01", MAPLE_COURT, offer, List.of(Map.of("fromUnits", 10))).statusCode(400);
        open("leader-01", MAPLE_COURT, offer, List.of(Map.of("price", cny(800))))
                .statusCode(400);
        open("leader-02", MAPLE_COURT, offer, List.of(tier(10, 800))).statusCode(403);

        assertThat(shopping.number("SELECT count(*) FROM marketplace.campaign_item WHERE offer_id = ?", offer))
                .isZero();
    }

    @Test
    void the_database_keeps_no_prices_that_rise_and_lets_nobody_change_them() {
        UUID campaign = UUID.fromString(
                open("leader-01", MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 10), List.of(tier(10, 800)))
                        .statusCode(201)
                        .extract()
                        .path("id"));

        for (var table : List.of(
                "[]",
                "[{\"from\":1,\"price\":900}]",
                "[{\"from\":1,\"price\":890},{\"from\":10,\"price\":800}]",
                "[{\"from\":1,\"price\":900},{\"from\":10,\"price\":900}]",
                "[{\"from\":1,\"price\":900},{\"from\":1,\"price\":800}]",
                "[{\"from\":1,\"price\":900},{\"from\":10}]",
                "[{\"from\":1,\"price\":900},{\"from\":10,\"price\":0}]")) {
            assertThat(shopping.text("SELECT cast(marketplace.prices_fall(cast(? AS jsonb), 900) AS text)", table))
                    .as(table)
                    .isEqualTo("false");
        }
        assertThatThrownBy(() -> shopping.run(
                        "UPDATE marketplace.campaign_item SET tiers = NULL WHERE campaign_id = ?", campaign))
                .hasStackTraceContaining("stay");
        assertThatThrownBy(() ->
                        shopping.run("UPDATE marketplace.campaign_item SET price = 1 WHERE campaign_id = ?", campaign))
                .hasStackTraceContaining("stay");
        assertThatThrownBy(() -> shopping.run(
                        "UPDATE marketplace.campaign_item SET final_price = 901 WHERE campaign_id = ?", campaign))
                .hasStackTraceContaining("final_price");
    }

    private static void refused(UUID offer, int tier, String why, Map<?, ?>... tiers) {
        open("leader-01", MAPLE_COURT, offer, List.of(tiers))
                .statusCode(422)
                .body("code", equalTo("price-tiers-invalid"))
                .body("tier", equalTo(tier))
                .body("why", equalTo(why));
    }

    private static ValidatableResponse open(String user, UUID community, UUID offer, List<?> tiers) {
        var terms = Terms.of(community, offer, 900);
        if (!tiers.isEmpty()) {
            terms.item("tiers", tiers);
        }
        return onceAs(user)
                .contentType("application/json")
                .body(terms.body())
                .post("/api/v1/campaigns")
                .then();
    }

    private static Map<String, Object> tier(long fromUnits, long fen) {
        return tier(fromUnits, cny(fen));
    }

    private static Map<String, Object> tier(long fromUnits, Map<String, Object> price) {
        return Map.of("fromUnits", fromUnits, "price", price);
    }

    private static Map<String, Object> cny(long fen) {
        return Map.of("amount", fen, "currency", "CNY");
    }
}
