package io.linli.web.page;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.resident;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.TestUsers;
import io.linli.web.order.Shopping;

/** What is recommended on the pages, and what is remembered for it of whom, without scripts. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class RecommendJourneyTest {

    private static final String REMEMBERED =
            "SELECT count(*) FROM search.behaviour_event WHERE resident_id = ? AND kind = ?";

    @Inject
    Shopping shopping;

    @Test
    void what_a_resident_looks_at_is_remembered_only_while_they_want_it_and_erased_when_they_do_not() throws Exception {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var me = resident(9);
        var browser = SignedIn.as("resident-09", "/me/recommendations");
        assertThat(browser.get("/me/recommendations").body())
                .contains("Remember what I look at")
                .doesNotContain(" checked");

        visit(browser, offer);
        assertThat(remembered(me, "VIEW")).isZero();
        assertThat(remembered(me, "SEARCH")).isZero();
        assertThat(remembered(me, "CART")).isZero();

        browser.submit("/me/recommendations", Map.of("remember", "on"));
        assertThat(browser.get("/me/recommendations").body()).contains(" checked");
        visit(browser, offer);
        assertThat(remembered(me, "VIEW")).isEqualTo(1);
        assertThat(remembered(me, "CLICK")).isEqualTo(1);
        assertThat(remembered(me, "SEARCH")).isEqualTo(1);
        assertThat(remembered(me, "CART")).isEqualTo(1);

        browser.submit("/me/recommendations", Map.of());
        assertThat(shopping.number("SELECT count(*) FROM search.behaviour_event WHERE resident_id = ?", me))
                .isZero();
        assertThat(TestUsers.as("resident-09")
                        .get("/api/v1/me/recommendations")
                        .jsonPath()
                        .getBoolean("remember"))
                .isFalse();
        visit(browser, offer);
        assertThat(remembered(me, "VIEW")).isZero();
    }

    @Test
    void the_switch_by_rest_is_the_same_switch() {
        switchTo("resident-10", true);
        assertThat(shopping.number("SELECT count(*) FROM search.behaviour_consent WHERE resident_id = ?", resident(10)))
                .isEqualTo(1);

        switchTo("resident-10", false);
        assertThat(shopping.number("SELECT count(*) FROM search.behaviour_consent WHERE resident_id = ?", resident(10)))
                .isZero();
    }

    @Test
    void what_was_bought_is_offered_again_on_the_own_home_page_in_both_languages() throws Exception {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        PaidOrders.pay("resident-12", offer, 1);

        var browser = SignedIn.as("resident-12", "/me");

        assertThat(browser.get("/?lang=en").body())
                .contains("Buy again", "You bought it once", "/offers/" + offer + "?from=suggestion");
        assertThat(browser.get("/?lang=zh").body()).contains("再次购买", "您买过1次");
    }

    @Test
    void the_product_page_says_what_neighbours_also_bought_and_the_cart_what_goes_with_it() throws Exception {
        var rice = shopping.newOffer(SUPPLIER_01, 990, 10);
        var soy = shopping.newOffer(SUPPLIER_01, 500, 10);
        boughtByNeighbours(7, rice, soy);
        TestUsers.as("operator").post("/api/v1/recommendations/learning").then().statusCode(200);
        PaidOrders.fillCart("resident-11", rice, 1);

        var browser = SignedIn.as("resident-11", "/me");

        assertThat(browser.get("/offers/" + rice).body())
                .contains("Neighbours also bought", "7 neighbours of Maple Court bought both", "/offers/" + soy);
        assertThat(browser.get("/cart").body())
                .contains(
                        "Goes with what is in your cart",
                        "7 neighbours of Maple Court bought both this and Test orange");
        String guest = io.restassured.RestAssured.get("/offers/" + rice + "?community=maple-court&lang=zh")
                .asString();
        assertThat(guest).contains("邻居还买了", "7户邻居两样都买了");
    }

    private static void visit(SignedIn browser, UUID offer) throws Exception {
        browser.get("/offers/" + offer);
        browser.get("/offers/" + offer + "?from=suggestion");
        browser.get("/search?q=orange");
        browser.submit("/cart/lines", Map.of("offer", offer.toString(), "quantity", "1"));
    }

    private long remembered(UUID resident, String kind) {
        return shopping.number(REMEMBERED, resident, kind);
    }

    private static void switchTo(String user, boolean remember) {
        TestUsers.as(user)
                .contentType("application/json")
                .body(Map.of("remember", remember))
                .put("/api/v1/me/recommendations")
                .then()
                .statusCode(200);
    }

    private void boughtByNeighbours(int households, UUID... offers) {
        for (int household = 0; household < households; household++) {
            var buyer = UUID.randomUUID();
            for (UUID offer : offers) {
                shopping.run(
                        """
                        INSERT INTO search.behaviour_event (id, company_id, community_id, kind, at, sku_id, buyer, basket)
                        SELECT gen_random_uuid(), company_id, m.id, 'ORDER', now(), o.sku_id, ?, ?
                        FROM catalog.offer o, marketplace.community m WHERE o.id = ? AND m.code = 'maple-court'""",
                        buyer,
                        buyer,
                        offer);
            }
        }
    }
}
