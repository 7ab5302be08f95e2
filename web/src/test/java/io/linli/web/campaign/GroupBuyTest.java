package io.linli.web.campaign;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.order.Shopping.checkout;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.order.Shopping.group;
import static io.linli.web.order.Shopping.join;
import static io.linli.web.order.Shopping.payAndWait;
import static io.linli.web.order.Shopping.payWith;
import static io.linli.web.order.Shopping.tryCheckout;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.marketplace.deadline.ActOnDeadlines;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.order.Shopping;

/** A group-buy from its opening to its end, good and bad. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class GroupBuyTest {

    @Inject
    Shopping shopping;

    @Inject
    ActOnDeadlines deadlines;

    @Inject
    OwnContext own;

    @Test
    void joining_holds_units_in_the_cart_for_a_quarter_of_an_hour() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 5, 4);
        var cart = emptyCart("resident-01");

        Instant expiresAt = Instant.parse(join("resident-01", campaign, 3)
                .statusCode(201)
                .body("cartId", equalTo(cart))
                .body("quantity", equalTo(3))
                .body("price.amount", equalTo(790))
                .extract()
                .path("expiresAt"));

        assertThat(Duration.between(Instant.now(), expiresAt))
                .isBetween(Duration.ofMinutes(13), Duration.ofMinutes(15));
        assertThat(shopping.stockOf(offer)).isEqualTo(7);
        as("resident-01")
                .get("/api/v1/carts/{id}", cart)
                .then()
                .body("lines", hasSize(1))
                .body("lines[0].kind", equalTo("CAMPAIGN"))
                .body("total.amount", equalTo(2_370));
        given().get("/api/v1/campaigns/{id}", campaign)
                .then()
                .statusCode(200)
                .body("joined", equalTo(0))
                .body("state", equalTo("OPEN"));
        emptyCart("resident-01");
        assertThat(shopping.stockOf(offer)).isEqualTo(10);
    }

    @Test
    void a_replay_of_a_join_answers_with_the_first_hold() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 5, 4);
        emptyCart("resident-01");
        var key = UUID.randomUUID().toString();

        var first = joinWith(key, campaign, 2).statusCode(201).extract().asString();
        var again = joinWith(key, campaign, 2).statusCode(201).extract().asString();

        assertThat(again).isEqualTo(first);
        assertThat(shopping.stockOf(offer)).isEqualTo(8);
        joinWith(key, campaign, 1).statusCode(422).body("code", equalTo("join-key-reused"));
        emptyCart("resident-01");
    }

    @Test
    void a_household_shares_its_limit() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 5, 3);
        emptyCart("resident-01");
        emptyCart("resident-02");
        join("resident-01", campaign, 2).statusCode(201);

        join("resident-02", campaign, 2)
                .statusCode(409)
                .body("code", equalTo("household-limit"))
                .body("limit", equalTo(3))
                .body("left", equalTo(1));
        join("resident-02", campaign, 1).statusCode(201);

        emptyCart("resident-01");
        emptyCart("resident-02");
    }

    @Test
    void a_seat_can_be_changed_within_the_limit_and_its_stock_follows() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 5, 3);
        var cart = emptyCart("resident-03");
        String line = join("resident-03", campaign, 3).statusCode(201).extract().path("lineId");

        change("resident-03", cart, line, 4).statusCode(409).body("code", equalTo("household-limit"));
        assertThat(shopping.stockOf(offer)).isEqualTo(7);
        change("resident-03", cart, line, 1).statusCode(200).body("total.amount", equalTo(790));

        assertThat(shopping.stockOf(offer)).isEqualTo(9);
        emptyCart("resident-03");
        assertThat(shopping.stockOf(offer)).isEqualTo(10);
    }

    @Test
    void sold_out_closed_unknown_and_foreign_campaigns_cannot_be_joined() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 2);
        var scarce = shopping.newCampaign(offer, 790, 5, 5);
        var over = shopping.newCampaign(offer, 790, 5, 5);
        shopping.cutOff(over);
        emptyCart("resident-04");

        join("resident-04", scarce, 3)
                .statusCode(409)
                .body("code", equalTo("sold-out"))
                .body("offerId", equalTo(offer.toString()));
        join("resident-04", over, 1)
                .statusCode(409)
                .body("code", equalTo("campaign-closed"))
                .body("cutoffAt", notNullValue());
        join("resident-04", UUID.randomUUID(), 1).statusCode(404).body("code", equalTo("campaign-not-found"));
        join("resident-13", scarce, 1).statusCode(404).body("code", equalTo("campaign-not-found"));
        join("resident-04", scarce, 0).statusCode(400).body("code", equalTo("quantity-out-of-range"));
        join("supplier-01", scarce, 1).statusCode(403);
        assertThat(shopping.stockOf(offer)).isEqualTo(2);
    }

    @Test
    void a_seat_held_too_long_is_given_back_and_cannot_be_checked_out() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 2);
        var campaign = shopping.newCampaign(offer, 790, 5, 2);
        var cart = emptyCart("resident-05");
        join("resident-05", campaign, 2).statusCode(201);

        shopping.expireSeats(campaign);

        await().atMost(PATIENCE).until(() -> shopping.stockOf(offer), left -> left == 2);
        as("resident-05")
                .get("/api/v1/carts/{id}", cart)
                .then()
                .body("lines[0].problem", equalTo("hold-expired"))
                .body("total.amount", equalTo(0));
        tryCheckout("resident-05", Map.of("cartId", cart)).statusCode(409).body("code", equalTo("hold-expired"));
        emptyCart("resident-06");
        join("resident-06", campaign, 2).statusCode(201);
        emptyCart("resident-05");
        emptyCart("resident-06");
    }

    @Test
    void with_enough_paid_units_at_the_cutoff_it_succeeds() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 3, 5);
        var first = reserve("resident-07", campaign, 1);
        var second = reserve("resident-08", campaign, 2);
        given().get("/api/v1/campaigns/{id}", campaign)
                .then()
                .body("joined", equalTo(3))
                .body("state", equalTo("TIPPED"));

        shopping.cutOff(campaign);

        shopping.awaitCampaign(campaign, "SUCCEEDED");
        awaitGroup("resident-07", first, "PAID");
        awaitGroup("resident-08", second, "PAID");
        assertThat(refunds(campaign)).isZero();
        assertThat(shopping.stockOf(offer)).isEqualTo(7);
    }

    @Test
    void a_missed_threshold_refunds_everyone_once_however_often_it_is_closed() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 5, 5);
        var first = payByWallet("resident-07", campaign, 2);
        var second = payByWallet("resident-08", campaign, 1);

        shopping.cutOff(campaign);
        CompletableFuture.allOf(Stream.generate(() -> own.run(deadlines::run).subscribeAsCompletionStage())
                        .limit(8)
                        .toArray(CompletableFuture[]::new))
                .join();
        shopping.awaitCampaign(campaign, "FAILED");

        awaitOrder("resident-07", first, "REFUNDED");
        awaitOrder("resident-08", second, "REFUNDED");
        own.run(deadlines::run).await().atMost(PATIENCE);
        assertThat(refunds(campaign)).isEqualTo(2);
        assertThat(shopping.number(
                        """
                        SELECT sum(r.amount) FROM marketplace.refund r JOIN marketplace.order_line l ON l.id = r.line_id
                        WHERE l.campaign_id = ? AND r.state = 'SUCCEEDED'""",
                        campaign))
                .isEqualTo(3 * 790);
        assertThat(shopping.number(
                        "SELECT count(*) FROM web.outbox_event WHERE type LIKE '%CampaignFailed' AND payload ->> 'campaignId' = ?",
                        campaign.toString()))
                .isOne();
        assertThat(shopping.stockOf(offer)).isEqualTo(10);
        group("resident-07", first)
                .body("state", equalTo("PAID"))
                .body("orders[0].lines[0].refunded.amount", equalTo(1_580));
    }

    @Test
    void only_the_group_bought_line_of_a_mixed_order_goes_back() {
        var together = shopping.newOffer(SUPPLIER_01, 990, 10);
        var alone = shopping.newOffer(SUPPLIER_01, 500, 10);
        var campaign = shopping.newCampaign(together, 790, 5, 5);
        var cart = emptyCart("resident-09");
        join("resident-09", campaign, 1).statusCode(201);
        Shopping.addOffer("resident-09", cart, alone, 2).statusCode(201);
        var placed = checkout("resident-09", cart);
        payAndWait("resident-09", placed);

        shopping.cutOff(campaign);

        await().atMost(PATIENCE)
                .until(
                        () -> group("resident-09", placed.groupId())
                                .extract()
                                .<List<Integer>>path("orders[0].lines.refunded.amount"),
                        List.of(790, 0)::equals);
        group("resident-09", placed.groupId()).body("orders[0].state", equalTo("PAID"));
        assertThat(shopping.stockOf(alone)).isEqualTo(8);
    }

    @Test
    void a_neighbour_who_is_paying_at_the_cutoff_is_waited_for() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 790, 3, 5);
        reserve("resident-07", campaign, 1);
        var cart = emptyCart("resident-08");
        join("resident-08", campaign, 2).statusCode(201);
        var placed = checkout("resident-08", cart);

        shopping.cutOff(campaign);
        own.run(deadlines::run).await().atMost(PATIENCE);
        assertThat(shopping.stateOf(campaign)).isEqualTo("OPEN");
        join("resident-09", campaign, 1).statusCode(409).body("code", equalTo("campaign-closed"));
        payAndWait("resident-08", placed);

        shopping.awaitCampaign(campaign, "SUCCEEDED");
        assertThat(refunds(campaign)).isZero();
    }

    @Test
    void a_neighbour_whose_units_could_not_save_it_is_not_waited_for_and_gets_late_money_back() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = shopping.newCampaign(offer, 790, 9, 5);
        var cart = emptyCart("resident-08");
        join("resident-08", campaign, 2).statusCode(201);
        var placed = checkout("resident-08", cart);
        shopping.cutOff(campaign);
        shopping.awaitCampaign(campaign, "FAILED");

        Shopping.payByWallet(placed.payUrl());

        awaitGroup("resident-08", placed.groupId(), "PAID");
        awaitOrder("resident-08", placed.groupId(), "REFUNDED");
        assertThat(refunds(campaign)).isOne();
        given().get("/api/v1/campaigns/{id}", campaign).then().body("joined", equalTo(0));
        assertThat(shopping.stockOf(offer)).isEqualTo(10);
    }

    @Test
    void a_leader_opens_a_group_buy_in_the_own_community_and_a_company_in_its_own() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);

        String id = open("leader-01", terms(MAPLE_COURT, offer, 790))
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .body("items[0].listPrice.amount", equalTo(990))
                .body("items[0].householdLimit", equalTo(10))
                .extract()
                .path("id");
        open("property-sunrise", terms(Neighbourhood.LAKESIDE, offer, 790)).statusCode(201);

        given().queryParam("community", MAPLE_COURT)
                .queryParam("limit", 100)
                .get("/api/v1/campaigns")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        open("resident-01", terms(MAPLE_COURT, offer, 790)).statusCode(403);
        open("leader-02", terms(MAPLE_COURT, offer, 790)).statusCode(403).body("code", equalTo("not-the-leader"));
        open("property-harbor", terms(MAPLE_COURT, offer, 790))
                .statusCode(404)
                .body("code", equalTo("community-not-found"));
    }

    @Test
    void terms_that_cannot_be_kept_are_refused() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var soap = shopping.newOffer(SUPPLIER_02, 990, 10);

        open("leader-01", terms(MAPLE_COURT, offer, 991))
                .statusCode(422)
                .body("code", equalTo("price-above-offer"))
                .body("offerPrice.amount", equalTo(990));
        open("leader-03", terms(Neighbourhood.HARBOR_VIEW, soap, 790))
                .statusCode(422)
                .body("code", equalTo("offer-not-served"));
        open("leader-01", terms(MAPLE_COURT, UUID.randomUUID(), 790))
                .statusCode(404)
                .body("code", equalTo("offer-not-found"));
        refused(offer, "threshold", Map.of("least", 0));
        refused(offer, "threshold", Map.of("least", -5));
        refusedItem(offer, "householdLimit", 0);
        refused(offer, "cutoffAt", "2020-01-01T00:00:00Z");
        refused(offer, "cutoffAt", "2999-01-01T00:00:00Z");
        refused(offer, "title", Map.of("en", "x".repeat(201), "zh", "一"));
        refusedItem(offer, "price", Map.of("amount", 0, "currency", "CNY"));
        refusedItem(offer, "price", Map.of("amount", 100, "currency", "USD"));
    }

    private void refused(UUID offer, String field, Object value) {
        refused(terms(MAPLE_COURT, offer, 790).set(field, value), field);
    }

    private void refusedItem(UUID offer, String field, Object value) {
        refused(terms(MAPLE_COURT, offer, 790).item(field, value), field);
    }

    private void refused(Terms terms, String field) {
        open("leader-01", terms)
                .statusCode(422)
                .body("code", equalTo("campaign-terms-invalid"))
                .body("field", equalTo(field));
    }

    private static Terms terms(UUID community, UUID offer, long price) {
        return Terms.of(community, offer, price);
    }

    private static ValidatableResponse open(String user, Terms terms) {
        return onceAs(user)
                .contentType("application/json")
                .body(terms.body())
                .post("/api/v1/campaigns")
                .then();
    }

    private static ValidatableResponse joinWith(String key, UUID campaign, long quantity) {
        return as("resident-01")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("quantity", quantity))
                .post("/api/v1/campaigns/{id}/joins", campaign)
                .then();
    }

    private static ValidatableResponse change(String user, String cart, String line, long quantity) {
        return as(user).contentType("application/json")
                .body(Map.of("quantity", quantity))
                .patch("/api/v1/carts/{cart}/lines/{line}", cart, line)
                .then();
    }

    /** By card: charged when the campaign succeeds. */
    private static String reserve(String user, UUID campaign, long quantity) {
        var placed = place(user, campaign, quantity);
        payWith(Shopping.GOOD_CARD, placed.payUrl());
        awaitGroup(user, placed.groupId(), "RESERVED");
        return placed.groupId();
    }

    /** By Alipay: charged at once. */
    private static String payByWallet(String user, UUID campaign, long quantity) {
        var placed = place(user, campaign, quantity);
        Shopping.payByWallet(placed.payUrl());
        awaitGroup(user, placed.groupId(), "PAID");
        return placed.groupId();
    }

    private static Shopping.Placed place(String user, UUID campaign, long quantity) {
        var cart = emptyCart(user);
        join(user, campaign, quantity).statusCode(201);
        return checkout(user, cart);
    }

    private static void awaitOrder(String user, String groupId, String state) {
        await().atMost(PATIENCE).until(() -> group(user, groupId).extract().path("orders[0].state"), state::equals);
    }

    private long refunds(UUID campaign) {
        return shopping.number(
                """
                SELECT count(*) FROM marketplace.refund r JOIN marketplace.order_line l ON l.id = r.line_id
                WHERE l.campaign_id = ?""",
                campaign);
    }
}
