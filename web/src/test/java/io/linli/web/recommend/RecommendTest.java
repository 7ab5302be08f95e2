package io.linli.web.recommend;

import static io.linli.web.Neighbourhood.HARBOR;
import static io.linli.web.Neighbourhood.HARBOR_VIEW;
import static io.linli.web.Neighbourhood.LAKESIDE;
import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUNRISE;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.TestUsers.as;
import static io.linli.web.order.Shopping.addOffer;
import static io.linli.web.order.Shopping.checkout;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.order.Shopping.payAndWait;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;

/** What neighbours bought, as everybody and a resident may see it. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class RecommendTest {

    @Inject
    Shopping shopping;

    @Inject
    PastBaskets past;

    @Test
    void what_enough_neighbours_bought_both_is_said_with_the_true_figure_in_both_languages() {
        var rice = shopping.newOffer(SUPPLIER_01, 990, 10);
        var soy = shopping.newOffer(SUPPLIER_01, 500, 10);
        past.bought(SUNRISE, MAPLE_COURT, 6, rice, soy);
        past.bought(SUNRISE, MAPLE_COURT, 2, soy);
        learn();

        goesWith(rice, MAPLE_COURT)
                .body("items[0].offerId", equalTo(soy.toString()))
                .body("items[0].reason", equalTo("NEIGHBOURS_BOUGHT_BOTH"))
                .body("items[0].count", equalTo(6))
                .body("items[0].why.en", equalTo("6 neighbours of Maple Court bought both"))
                .body("items[0].why.zh", org.hamcrest.Matchers.containsString("6户邻居两样都买了"))
                .body("items[0].price.amount", equalTo(500))
                .body("items.offerId", not(hasItem(rice.toString())));
    }

    @Test
    void what_only_four_households_bought_together_is_told_nowhere() {
        var tea = shopping.newOffer(SUPPLIER_01, 990, 10);
        var gift = shopping.newOffer(SUPPLIER_01, 500, 10);
        past.bought(SUNRISE, MAPLE_COURT, 4, tea, gift);
        learn();

        goesWith(tea, MAPLE_COURT).body("items.offerId", not(hasItem(gift.toString())));
        assertThat(shopping.number(
                        "SELECT count(*) FROM search.also_bought WHERE sku_id = ? OR other_id = ?",
                        sku(gift),
                        sku(gift)))
                .isZero();
    }

    @Test
    void a_community_without_orders_hears_what_all_bought_and_no_figure_of_another_one() {
        var pasta = shopping.newOffer(SUPPLIER_01, 990, 10);
        var sauce = shopping.newOffer(SUPPLIER_01, 500, 10);
        past.bought(SUNRISE, MAPLE_COURT, 3, pasta, sauce);
        past.bought(SUNRISE, LAKESIDE, 4, pasta, sauce);
        learn();

        goesWith(pasta, HARBOR_VIEW)
                .body("items[0].offerId", equalTo(sauce.toString()))
                .body("items[0].reason", equalTo("OTHERS_BOUGHT_BOTH"))
                .body("items[0].count", equalTo(7))
                .body("items[0].why.en", equalTo("7 households in Linli's communities bought both"));
        goesWith(pasta, MAPLE_COURT).body("items[0].reason", equalTo("OTHERS_BOUGHT_BOTH"));
    }

    @Test
    void only_what_can_be_had_in_the_community_is_recommended() {
        var rice = shopping.newOffer(SUPPLIER_01, 990, 10);
        var elsewhere = shopping.newOffer(SUPPLIER_02, 500, 10);
        var soldOut = shopping.newOffer(SUPPLIER_01, 500, 0);
        var withdrawn = shopping.newOffer(SUPPLIER_01, 500, 10);
        var there = shopping.newOffer(SUPPLIER_01, 500, 10);
        past.bought(HARBOR, HARBOR_VIEW, 6, rice, elsewhere, soldOut, withdrawn, there);
        shopping.run("UPDATE catalog.offer SET withdrawn = true WHERE id = ?", withdrawn);
        learn();

        goesWith(rice, HARBOR_VIEW)
                .body("items.offerId", hasItem(there.toString()))
                .body("items.offerId", not(hasItem(elsewhere.toString())))
                .body("items.offerId", not(hasItem(soldOut.toString())))
                .body("items.offerId", not(hasItem(withdrawn.toString())));
    }

    @Test
    void an_order_of_today_counts_after_the_job_and_names_nobody() {
        var flour = shopping.newOffer(SUPPLIER_01, 990, 10);
        var yeast = shopping.newOffer(SUPPLIER_01, 500, 10);
        past.bought(SUNRISE, MAPLE_COURT, 4, flour, yeast);
        var cart = emptyCart("resident-03");
        addOffer("resident-03", cart, flour, 1).statusCode(201);
        addOffer("resident-03", cart, yeast, 2).statusCode(201);
        var placed = checkout("resident-03", cart);
        payAndWait("resident-03", placed);
        await().atMost(Shopping.PATIENCE)
                .until(() -> shopping.number(
                                "SELECT count(*) FROM search.behaviour_event WHERE kind = 'ORDER' AND sku_id = ?",
                                sku(yeast))
                        == 5);
        learn();

        goesWith(flour, MAPLE_COURT)
                .body("items[0].offerId", equalTo(yeast.toString()))
                .body("items[0].count", equalTo(5));
        assertThat(shopping.number(
                        """
                        SELECT count(*) FROM search.behaviour_event e WHERE e.kind = 'ORDER' AND e.sku_id = ?
                        AND (e.resident_id IS NOT NULL
                            OR e.buyer IN (SELECT id FROM marketplace.household UNION ALL SELECT id FROM marketplace.resident)
                            OR e.basket IN (SELECT id FROM marketplace.order_group))""",
                        sku(yeast)))
                .isZero();
    }

    @Test
    void a_resident_is_offered_what_was_bought_before_and_what_the_building_buys_this_week() {
        var milk = shopping.newOffer(SUPPLIER_01, 990, 10);
        var bread = shopping.newOffer(SUPPLIER_01, 700, 10);
        var cart = emptyCart("resident-05");
        addOffer("resident-05", cart, milk, 1).statusCode(201);
        payAndWait("resident-05", checkout("resident-05", cart));
        past.boughtInBuildingOf(5, 5, bread);

        recommendations("resident-05")
                .body("buyAgain.find { it.offerId == '" + milk + "' }.reason", equalTo("BUY_AGAIN"))
                .body("buyAgain.find { it.offerId == '" + milk + "' }.why.en", equalTo("You bought it once"))
                .body("popularInBuilding.find { it.offerId == '" + bread + "' }.count", equalTo(5))
                .body(
                        "popularInBuilding.find { it.offerId == '" + bread + "' }.why.en",
                        equalTo("5 households of your building bought it this week"));
        recommendations("resident-19")
                .body("buyAgain.offerId", not(hasItem(milk.toString())))
                .body("popularInBuilding.offerId", not(hasItem(bread.toString())));
    }

    @Test
    void neighbours_also_bought_is_made_of_the_residents_own_purchases_and_has_none_of_them() {
        var cheese = shopping.newOffer(SUPPLIER_01, 990, 10);
        var grapes = shopping.newOffer(SUPPLIER_01, 700, 10);
        past.bought(SUNRISE, MAPLE_COURT, 30, cheese, grapes);
        var cart = emptyCart("resident-08");
        addOffer("resident-08", cart, cheese, 1).statusCode(201);
        payAndWait("resident-08", checkout("resident-08", cart));
        learn();

        recommendations("resident-08")
                .body("alsoBought.offerId", hasItem(grapes.toString()))
                .body("alsoBought.find { it.offerId == '" + grapes + "' }.count", equalTo(30))
                .body("alsoBought.offerId", not(hasItem(cheese.toString())));
    }

    @Test
    void an_offer_of_which_nothing_is_known_has_popular_goods_said_to_be_popular_or_nothing() {
        var unknown = shopping.newOffer(SUPPLIER_01, 990, 10);
        var rice = shopping.newOffer(SUPPLIER_01, 990, 10);
        past.bought(SUNRISE, MAPLE_COURT, 5, rice);
        learn();

        goesWith(unknown, MAPLE_COURT)
                .body("items", not(empty()))
                .body("items.findAll { !it.reason.startsWith('POPULAR') }", empty());
    }

    @Test
    void nothing_of_a_company_is_visible_to_another_ones_transactions() {
        var rice = shopping.newOffer(SUPPLIER_01, 990, 10);
        var soy = shopping.newOffer(SUPPLIER_01, 500, 10);
        past.bought(SUNRISE, MAPLE_COURT, 6, rice, soy);
        learn();

        for (String table : new String[] {"behaviour_event", "also_bought", "bought", "behaviour_consent"}) {
            assertThat(past.seenBy(HARBOR, table, SUNRISE)).as(table).isZero();
        }
        assertThat(past.seenBy(SUNRISE, "behaviour_event", SUNRISE)).isPositive();
        assertThat(past.seenBy(SUNRISE, "also_bought", SUNRISE)).isPositive();
    }

    @Test
    void recommendations_are_for_the_resident_alone_and_learning_for_the_operator() {
        given().get("/api/v1/recommendations").then().statusCode(401);
        as("supplier-01").get("/api/v1/recommendations").then().statusCode(403);
        as("resident-19")
                .queryParam("community", MAPLE_COURT)
                .get("/api/v1/recommendations")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-your-community"));
        as("resident-19")
                .queryParam("community", HARBOR_VIEW)
                .get("/api/v1/recommendations")
                .then()
                .statusCode(200);
        as("resident-01").post("/api/v1/recommendations/learning").then().statusCode(403);
        as("resident-01").get("/api/v1/recommendations/learning").then().statusCode(403);
        given().get("/api/v1/me/recommendations").then().statusCode(401);
        as("operator").get("/api/v1/me/recommendations").then().statusCode(403);
    }

    @Test
    void an_unknown_offer_or_community_and_a_missing_one_are_refused() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);

        given().get("/api/v1/offers/{id}/goes-with", offer)
                .then()
                .statusCode(400)
                .body("code", equalTo("community-missing"));
        given().queryParam("community", MAPLE_COURT)
                .get("/api/v1/offers/{id}/goes-with", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("offer-not-found"));
        given().queryParam("community", UUID.randomUUID())
                .get("/api/v1/offers/{id}/goes-with", offer)
                .then()
                .statusCode(404)
                .body("code", equalTo("community-not-found"));
        as("resident-01").get("/api/v1/offers/{id}/goes-with", offer).then().statusCode(200);
    }

    /** Other tests' requests may have it learnt at this moment. */
    private static void learn() {
        await().atMost(Shopping.PATIENCE)
                .until(() ->
                        as("operator").post("/api/v1/recommendations/learning").statusCode() == 200);
        as("operator")
                .get("/api/v1/recommendations/learning")
                .then()
                .statusCode(200)
                .body("finishedAt", not(equalTo(null)));
    }

    private static ValidatableResponse goesWith(UUID offer, UUID community) {
        return given().queryParam("community", community)
                .get("/api/v1/offers/{id}/goes-with", offer)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse recommendations(String user) {
        return as(user).get("/api/v1/recommendations").then().statusCode(200);
    }

    private UUID sku(UUID offer) {
        return UUID.fromString(shopping.text("SELECT sku_id::text FROM catalog.offer WHERE id = ?", offer));
    }
}
