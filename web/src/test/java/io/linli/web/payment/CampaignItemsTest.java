package io.linli.web.payment;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.Neighbourhood.SUPPLIER_02;
import static io.linli.web.TestUsers.as;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.payment.GroupBuyPayments.awaitBack;
import static io.linli.web.payment.GroupBuyPayments.cutOff;
import static io.linli.web.payment.GroupBuyPayments.id;
import static io.linli.web.payment.GroupBuyPayments.join;
import static io.linli.web.payment.GroupBuyPayments.look;
import static io.linli.web.payment.GroupBuyPayments.open;
import static io.linli.web.payment.GroupBuyPayments.pay;
import static io.linli.web.payment.GroupBuyPayments.post;
import static io.linli.web.payment.GroupBuyPayments.reserve;
import static io.linli.web.payment.GroupBuyPayments.take;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.campaign.Terms;
import io.linli.web.order.Shopping;

/** Group-buys of several goods, with thresholds of several kinds, caps, cases, and what a member chose for its failure. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class CampaignItemsTest {

    private static final String REFUNDED = "orders[0].lines[0].refunded.amount";

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Test
    void goods_of_two_suppliers_are_bought_together_and_ordered_from_each() {
        var oranges = shopping.newOffer(SUPPLIER_01, 990, 20);
        var soap = shopping.newOffer(SUPPLIER_02, 500, 20);
        var campaign = open(
                shopping,
                Terms.of(MAPLE_COURT, oranges, 900)
                        .with(soap, 450)
                        .item("householdLimit", 2)
                        .needing("AMOUNT", 1_350));
        List<String> items = given().get("/api/v1/campaigns/{id}", campaign)
                .then()
                .body("items.offerId", contains(oranges.toString(), soap.toString()))
                .body("threshold.measure", equalTo("AMOUNT"))
                .extract()
                .path("items.id");
        var cart = emptyCart("resident-03");

        join("resident-03", campaign, Map.of("quantity", 1)).statusCode(400).body("code", equalTo("item-missing"));
        join("resident-03", campaign, Map.of("quantity", 1, "itemId", UUID.randomUUID()))
                .statusCode(404)
                .body("code", equalTo("campaign-item-not-found"));
        join("resident-03", campaign, Map.of("quantity", 3, "itemId", items.get(1)))
                .statusCode(409)
                .body("code", equalTo("household-limit"));
        join("resident-03", campaign, Map.of("quantity", 1, "itemId", items.get(0)))
                .statusCode(201);
        join("resident-03", campaign, Map.of("quantity", 1, "itemId", items.get(1)))
                .statusCode(201);
        var paid = pay("resident-03", cart);

        given().get("/api/v1/campaigns/{id}", campaign)
                .then()
                .body("state", equalTo("TIPPED"))
                .body("reached", equalTo(1_350))
                .body("people", equalTo(1))
                .body("items.joined", contains(1, 1));
        cutOff(shopping, campaign, "SUCCEEDED");
        assertThat(look("resident-03", paid).getList("orders")).hasSize(2);
    }

    @Test
    void households_are_counted_once_each_and_seats_are_numbered_in_the_order_of_paying() {
        var campaign = open(
                shopping,
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 900)
                        .needing("PEOPLE", 2));
        take("resident-04", campaign, Map.of("quantity", 5));
        take("resident-04", campaign, Map.of("quantity", 1));
        given().get("/api/v1/campaigns/{id}", campaign)
                .then()
                .body("people", equalTo(1))
                .body("joined", equalTo(6))
                .body("state", equalTo("OPEN"));

        take("resident-05", campaign, Map.of("quantity", 1));

        given().get("/api/v1/campaigns/{id}", campaign)
                .then()
                .body("people", equalTo(2))
                .body("state", equalTo("TIPPED"));
        assertThat(shopping.text(
                        "SELECT string_agg(number || ':' || quantity, ' ' ORDER BY number) FROM marketplace.campaign_join WHERE campaign_id = ?",
                        campaign))
                .isEqualTo("1:5 2:1 3:1");
    }

    @Test
    void nobody_gets_more_than_the_cap_though_the_stock_has_it() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 20);
        var campaign =
                open(shopping, Terms.of(MAPLE_COURT, offer, 900).needing(2).item("stockCap", 3));
        emptyCart("resident-06");

        join("resident-06", campaign, Map.of("quantity", 4)).statusCode(409).body("code", equalTo("sold-out"));
        join("resident-06", campaign, Map.of("quantity", 3)).statusCode(201);
        join("resident-06", campaign, Map.of("quantity", 1)).statusCode(409).body("code", equalTo("sold-out"));

        assertThat(shopping.stockOf(offer)).isEqualTo(17);
        emptyCart("resident-06");
        assertThat(shopping.stockOf(offer)).isEqualTo(20);
        join("resident-06", campaign, Map.of("quantity", 1)).statusCode(201);
        emptyCart("resident-06");
    }

    @Test
    void tolerance_fills_a_case_and_who_paid_for_more_gets_the_rest_back() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 20);
        var campaign =
                open(shopping, Terms.of(MAPLE_COURT, offer, 900).needing(2).item("caseSize", 6));
        var wide = take("resident-07", campaign, Map.of("quantity", 2, "upTo", 6));
        var strict = take("resident-08", campaign, Map.of("quantity", 3));
        assertThat(shopping.stockOf(offer)).isEqualTo(11);

        cutOff(shopping, campaign, "SUCCEEDED");

        awaitBack("resident-07", wide, 3 * 900);
        assertThat(look("resident-08", strict).getLong(REFUNDED)).isZero();
        await().atMost(PATIENCE).until(() -> shopping.stockOf(offer) == 14);
        assertThat(books.sum(id(wide), "PROVIDER_CLEARING", "PLATFORM")).isEqualTo(3 * 900);
        assertThat(books.sum(id(strict), "PROVIDER_CLEARING", "PLATFORM")).isEqualTo(3 * 900);
    }

    @Test
    void who_came_last_goes_without_where_a_case_stays_open_and_gets_all_back() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 20);
        var campaign =
                open(shopping, Terms.of(MAPLE_COURT, offer, 900).needing(2).item("caseSize", 4));
        var first = take("resident-09", campaign, Map.of("quantity", 4));
        var last = take("resident-10", campaign, Map.of("quantity", 1, "upTo", 2));

        cutOff(shopping, campaign, "SUCCEEDED");

        awaitBack("resident-10", last, 2 * 900);
        assertThat(look("resident-09", first).getLong(REFUNDED)).isZero();
        await().atMost(PATIENCE).until(() -> shopping.stockOf(offer) == 16);
        assertThat(shopping.text(
                        "SELECT string_agg(state || allotted, ' ' ORDER BY number) FROM marketplace.campaign_join WHERE campaign_id = ?",
                        campaign))
                .isEqualTo("CONFIRMED4 REFUNDED0");
    }

    @Test
    void who_chose_to_buy_alone_keeps_the_goods_where_it_fails_and_pays_the_group_price_where_it_succeeds() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 20);
        var failing = open(shopping, Terms.of(MAPLE_COURT, offer, 800).needing(9));
        var succeeding = open(shopping, Terms.of(MAPLE_COURT, offer, 800).needing(2));
        var alone = take("resident-11", failing, Map.of("quantity", 2, "otherwise", "BUY_ALONE"));
        var back = take("resident-12", failing, Map.of("quantity", 1));
        var cheaper = take("resident-03", succeeding, Map.of("quantity", 2, "otherwise", "BUY_ALONE"));
        assertThat(alone.total()).isEqualTo(2 * 990);

        cutOff(shopping, failing, "FAILED");
        cutOff(shopping, succeeding, "SUCCEEDED");

        awaitBack("resident-12", back, 800);
        awaitBack("resident-03", cheaper, 2 * 190);
        assertThat(look("resident-11", alone).getLong(REFUNDED)).isZero();
        assertThat(look("resident-11", alone).getString("orders[0].state")).isEqualTo("PAID");
        await().atMost(PATIENCE).until(() -> shopping.stockOf(offer) == 16);
    }

    @Test
    void one_called_off_gives_everything_back_to_everybody_and_admits_nobody_any_more() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 20);
        var campaign = open(shopping, Terms.of(MAPLE_COURT, offer, 800).needing(5));
        var wallet = take("resident-04", campaign, Map.of("quantity", 1));
        var alone = take("resident-05", campaign, Map.of("quantity", 1, "otherwise", "BUY_ALONE"));
        var card = reserve("resident-06", campaign, 2);

        change("leader-02", campaign, "cancellation", Map.of("reason", "no lorry"))
                .statusCode(403);
        change("property-harbor", campaign, "cancellation", Map.of("reason", "no lorry"))
                .statusCode(404);
        change("leader-01", campaign, "cancellation", Map.of("reason", " "))
                .statusCode(400)
                .body("code", equalTo("reason-invalid"));
        for (int times = 0; times < 2; times++) {
            change("leader-01", campaign, "cancellation", Map.of("reason", "no lorry"))
                    .statusCode(200)
                    .body("state", equalTo("CANCELLED"));
        }

        awaitBack("resident-04", wallet, 800);
        awaitBack("resident-05", alone, 990);
        awaitGroup("resident-06", card.groupId(), "CANCELLED");
        await().atMost(PATIENCE).until(() -> shopping.stockOf(offer) == 20);
        join("resident-04", campaign, Map.of("quantity", 1)).statusCode(409).body("code", equalTo("campaign-closed"));
        later("leader-01", campaign, Instant.now().plus(Duration.ofDays(5)))
                .statusCode(409)
                .body("code", equalTo("campaign-closed"));
    }

    @Test
    void a_cutoff_can_be_put_off_by_who_opened_it_and_never_brought_forward() {
        var campaign = open(shopping, Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 800));
        var cutoff = Instant.now().plus(Duration.ofDays(4));

        later("leader-01", campaign, Instant.now().plus(Duration.ofHours(1)))
                .statusCode(422)
                .body("code", equalTo("cutoff-not-later"));
        later("leader-01", campaign, Instant.parse("2999-01-01T00:00:00Z"))
                .statusCode(422)
                .body("field", equalTo("cutoffAt"));
        later("leader-02", campaign, cutoff).statusCode(403);
        later("property-sunrise", campaign, cutoff).statusCode(200).body("cutoffAt", equalTo(micros(cutoff)));
        later("leader-01", campaign, cutoff).statusCode(200);
    }

    @Test
    void a_draft_is_seen_by_who_wrote_it_until_it_is_published() {
        var campaign = open(
                shopping,
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 800)
                        .set("draft", true));

        given().get("/api/v1/campaigns/{id}", campaign).then().statusCode(404);
        as("leader-02").get("/api/v1/campaigns/{id}", campaign).then().statusCode(404);
        as("leader-01").get("/api/v1/campaigns/{id}", campaign).then().body("state", equalTo("DRAFT"));
        given().queryParam("community", MAPLE_COURT)
                .queryParam("limit", 100)
                .get("/api/v1/campaigns")
                .then()
                .body("items.id", not(hasItem(campaign.toString())));
        join("resident-03", campaign, Map.of("quantity", 1)).statusCode(404);
        change("leader-02", campaign, "publication", Map.of()).statusCode(403);
        change("leader-01", campaign, "publication", Map.of()).statusCode(200).body("state", equalTo("OPEN"));

        given().get("/api/v1/campaigns/{id}", campaign).then().statusCode(200);
    }

    @Test
    void terms_that_could_never_come_true_are_refused() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);

        refused(Terms.of(MAPLE_COURT, offer, 800).needing(11), 422, "threshold-above-stock");
        refused(Terms.of(MAPLE_COURT, offer, 800).needing(4).item("stockCap", 3), 422, "threshold-above-stock");
        refused(Terms.of(MAPLE_COURT, offer, 800).needing("AMOUNT", 8_001), 422, "threshold-above-stock");
        refused(Terms.of(MAPLE_COURT, offer, 800).with(offer, 700), 422, "campaign-terms-invalid");
        refused(Terms.of(MAPLE_COURT, offer, 800).item("caseSize", 0), 422, "campaign-terms-invalid");
        refused(Terms.of(MAPLE_COURT, offer, 800).item("stockCap", -1), 422, "campaign-terms-invalid");
        var campaign = open(shopping, Terms.of(MAPLE_COURT, offer, 800));
        for (var order : List.of(Map.of("quantity", 0), Map.of("quantity", -1), Map.of("quantity", 3, "upTo", 2))) {
            join("resident-03", campaign, order).statusCode(400).body("code", equalTo("quantity-out-of-range"));
        }
        join("resident-03", campaign, Map.of("quantity", 1, "upTo", 2))
                .statusCode(422)
                .body("code", equalTo("not-in-cases"));
        assertThat(shopping.stockOf(offer)).isEqualTo(10);
    }

    private void refused(Terms terms, int status, String code) {
        post("leader-01", "/api/v1/campaigns", terms.body()).statusCode(status).body("code", equalTo(code));
    }

    private static ValidatableResponse change(String user, UUID campaign, String what, Map<String, ?> body) {
        return post(user, "/api/v1/campaigns/" + campaign + "/" + what, body);
    }

    private static ValidatableResponse later(String user, UUID campaign, Instant cutoff) {
        return as(user).contentType("application/json")
                .body(Map.of("cutoffAt", micros(cutoff)))
                .put("/api/v1/campaigns/{id}/cutoff", campaign)
                .then();
    }

    private static String micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }
}
