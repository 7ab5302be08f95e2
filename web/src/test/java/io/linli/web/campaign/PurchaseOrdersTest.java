package io.linli.web.campaign;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.TestUsers.as;
import static io.linli.web.campaign.Tools.join;
import static io.linli.web.campaign.Tools.open;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

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

/** What suppliers are to deliver for group-buys that succeeded: one order each, once, when nothing is open any more. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class PurchaseOrdersTest {

    private static final String LIST = "/api/v1/purchase-orders";

    @Inject
    Shopping shopping;

    @Test
    void each_supplier_gets_one_order_of_what_members_have_in_the_end_at_the_final_price() {
        var campaign = open(
                shopping,
                "leader-01",
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 30), 900)
                        .item("caseSize", 4)
                        .with(shopping.newOffer(SUPPLIER_02, 500, 30), 450)
                        .item("tiers", List.of(Map.of("fromUnits", 3, "price", Terms.cny(400))))
                        .needing(2));
        List<String> items =
                given().get("/api/v1/campaigns/{id}", campaign).then().extract().path("items.id");
        join("resident-03", campaign, Map.of("itemId", items.get(0), "quantity", 6, "upTo", 8));
        join("resident-03", campaign, Map.of("itemId", items.get(1), "quantity", 2));
        join("resident-04", campaign, Map.of("itemId", items.get(1), "quantity", 1));

        end(campaign);

        awaitOrders("leader-01", campaign, 2);
        ofSupplier("supplier-01", campaign)
                .body("items.lines.flatten().units", contains(8))
                .body("items.lines.flatten().caseSize", contains(4))
                .body("items.lines.flatten().cases", contains(2))
                .body("items.lines.flatten().unitPrice.amount", contains(900))
                .body("items.total.amount", contains(7_200));
        ofSupplier("supplier-02", campaign)
                .body("items.lines.flatten().units", contains(3))
                .body("items.lines.flatten().unitPrice.amount", contains(400));
        assertThat(numbers(campaign))
                .allMatch(number -> number.matches("PO-[0-9]{8}-[0-9]{4,}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void told_twice_it_is_ordered_once_and_what_is_ordered_never_changes() {
        var campaign = singly(10);
        join("resident-05", campaign, Map.of("quantity", 2));
        end(campaign);
        awaitOrders("property-sunrise", campaign, 1);
        var number = numbers(campaign);

        planAgain(campaign);

        await().atMost(PATIENCE).until(() -> deadlines(campaign) == 0);
        assertThat(numbers(campaign)).isEqualTo(number);
        assertThat(shopping.number("SELECT count(*) FROM marketplace.purchase_order WHERE campaign_id = ?", campaign))
                .isEqualTo(1);
        assertThatThrownBy(() -> shopping.run(
                        "UPDATE marketplace.purchase_order SET number = 'x' WHERE campaign_id = ?", campaign))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void units_that_are_paid_after_the_cut_off_are_in_it_and_it_waits_for_them() {
        var campaign = singly(2);
        join("resident-06", campaign, Map.of("quantity", 2));
        var cart = Shopping.emptyCart("resident-07");
        Shopping.join("resident-07", campaign, 3).statusCode(201);
        var late = Shopping.checkout("resident-07", cart);
        end(campaign);
        await().atMost(PATIENCE).until(() -> deadlines(campaign) == 1);
        assertThat(numbers(campaign)).isEmpty();

        Shopping.payByWallet(late.payUrl());
        Shopping.awaitGroup("resident-07", late.groupId(), "PAID");

        awaitOrders("leader-01", campaign, 1);
        ofSupplier("supplier-01", campaign).body("items.lines.flatten().units", contains(5));
    }

    @Test
    void a_seat_whose_card_fails_after_the_cut_off_is_not_in_it() {
        var campaign = open(
                shopping,
                "leader-01",
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 900)
                        .needing(5));
        shopping.cutOffInTenDays(campaign);
        var cart = Shopping.emptyCart("resident-09");
        Shopping.join("resident-09", campaign, 4).statusCode(201);
        var placed = Shopping.checkout("resident-09", cart);
        Shopping.confirmWithBank(Shopping.payWith(Shopping.CARD_WITH_3D_SECURE, placed.payUrl()));
        Shopping.awaitGroup("resident-09", placed.groupId(), "RESERVED");
        var other = Shopping.emptyCart("resident-08");
        Shopping.join("resident-08", campaign, 2).statusCode(201);
        var good = Shopping.checkout("resident-08", other);
        Shopping.payWith(Shopping.GOOD_CARD, good.payUrl());
        Shopping.awaitGroup("resident-08", good.groupId(), "RESERVED");
        end(campaign);
        Shopping.awaitGroup("resident-09", placed.groupId(), "PENDING");
        assertThat(numbers(campaign)).isEmpty();

        shopping.expireOrder(placed.groupId());
        Shopping.awaitGroup("resident-09", placed.groupId(), "CANCELLED");

        awaitOrders("leader-01", campaign, 1);
        ofSupplier("supplier-01", campaign).body("items.lines.flatten().units", contains(2));
    }

    @Test
    void only_its_supplier_and_who_runs_the_group_buy_see_it() {
        var campaign = singly(10);
        join("resident-10", campaign, Map.of("quantity", 1));
        end(campaign);
        awaitOrders("leader-01", campaign, 1);
        String id = as("leader-01")
                .queryParam("campaign", campaign)
                .get(LIST)
                .then()
                .extract()
                .path("items[0].id");

        as("resident-10").get(LIST).then().statusCode(403);
        given().get(LIST).then().statusCode(401);
        for (var other : List.of("supplier-02", "leader-02", "property-harbor")) {
            as(other)
                    .queryParam("campaign", campaign)
                    .get(LIST)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
            as(other).get(LIST + "/{id}", id).then().statusCode(404).body("code", equalTo("purchase-order-not-found"));
        }
        for (var own : List.of("supplier-01", "leader-01", "property-sunrise")) {
            as(own).get(LIST + "/{id}", id).then().statusCode(200).body("units", equalTo(1));
        }
        assertThat(as("supplier-01")
                        .queryParam("format", "csv")
                        .get(LIST + "/{id}", id)
                        .then()
                        .statusCode(200)
                        .contentType("text/csv")
                        .extract()
                        .asString())
                .contains("测试甜橙 Test orange,1,1,1,CNY,9.00,9.00");
        as("supplier-01").queryParam("limit", 0).get(LIST).then().statusCode(400);
    }

    private UUID singly(long stock) {
        return open(
                shopping,
                "leader-01",
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, stock + 20), 900)
                        .needing(1));
    }

    private void end(UUID campaign) {
        shopping.cutOff(campaign);
        shopping.awaitCampaign(campaign, "SUCCEEDED");
    }

    /** As the event does that comes once more. */
    private void planAgain(UUID campaign) {
        shopping.run(
                """
                INSERT INTO marketplace.deadline (kind, subject, company_id, due_at, next_at)
                SELECT 'campaign-purchase-orders', id, company_id, now(), now() FROM marketplace.campaign WHERE id = ?""",
                campaign);
    }

    private long deadlines(UUID campaign) {
        return shopping.number(
                "SELECT count(*) FROM marketplace.deadline WHERE kind = 'campaign-purchase-orders' AND subject = ?",
                campaign);
    }

    private static List<String> numbers(UUID campaign) {
        return as("property-sunrise")
                .queryParam("campaign", campaign)
                .get(LIST)
                .then()
                .statusCode(200)
                .extract()
                .path("items.number");
    }

    private static void awaitOrders(String user, UUID campaign, int count) {
        await().atMost(PATIENCE)
                .until(() -> as(user).queryParam("campaign", campaign)
                                .get(LIST)
                                .then()
                                .statusCode(200)
                                .extract()
                                .<List<String>>path("items.id")
                                .size()
                        == count);
    }

    private static ValidatableResponse ofSupplier(String user, UUID campaign) {
        return as(user).queryParam("campaign", campaign)
                .get(LIST)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }
}
