package io.linli.web.payment;

import static io.linli.web.Neighbourhood.MAPLE_COURT;
import static io.linli.web.Neighbourhood.SUNRISE;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.payment.GroupBuyPayments.id;
import static io.linli.web.payment.GroupBuyPayments.joined;
import static io.linli.web.payment.GroupBuyPayments.look;
import static io.linli.web.payment.GroupBuyPayments.place;
import static io.linli.web.payment.GroupBuyPayments.reserve;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.catalog.background.OwnContext;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.campaign.CampaignSucceeded;
import io.linli.marketplace.order.OrderPaid;
import io.linli.web.LinliStack;
import io.linli.web.campaign.Terms;
import io.linli.web.order.Shopping;
import io.linli.web.order.Shopping.Placed;

/** A group-buy whose price falls with the units: what was paid above the price reached comes back by itself, once. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class PriceTierTest {

    private static final long FIRST = 900;

    /** Who got what of a group's lines, by the ledger: owed, or released already. */
    private static final String SHARES =
            """
            SELECT cast(-coalesce(sum(p.amount), 0) AS bigint) FROM marketplace.posting p
            JOIN marketplace.ledger_account a ON a.id = p.account_id
            WHERE a.party_kind = '%s' AND a.kind IN ('PARTY_PENDING', 'PARTY_PAYABLE', 'PARTY_RECEIVABLE', 'PLATFORM_REVENUE')
                AND p.order_id IN (SELECT id FROM marketplace.orders WHERE group_id = :group)""";

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Inject
    DomainEvents events;

    @Inject
    Tenancy tenancy;

    @Inject
    OwnContext own;

    @Test
    void three_households_pay_at_once_and_each_gets_exactly_the_difference_back_once() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 20);
        var campaign = open(offer, 3, tier(4, 800), tier(6, 750), tier(7, 100));
        var two = payByWallet("resident-07", campaign, 2);
        var three = payByWallet("resident-08", campaign, 3);
        given().get("/api/v1/campaigns/{id}", campaign)
                .then()
                .body("items[0].reachedPrice.amount", equalTo(800))
                .body("items[0].nextTier.unitsMissing", equalTo(1))
                .body("items[0].nextTier.price.amount", equalTo(750));
        var one = payByWallet("resident-09", campaign, 1);
        var supplierBefore = awaitShare(two, "SUPPLIER");

        shopping.cutOff(campaign);

        shopping.awaitCampaign(campaign, "SUCCEEDED");
        awaitBack("resident-07", two, 2, 750);
        awaitBack("resident-08", three, 3, 750);
        awaitBack("resident-09", one, 1, 750);
        assertThat(Math.abs(books.number(SHARES.formatted("SUPPLIER"), id(two)) * FIRST - supplierBefore * 750))
                .as("the supplier's share follows the price, to a fen of rounding")
                .isLessThanOrEqualTo(FIRST);
        given().get("/api/v1/campaigns/{id}", campaign)
                .then()
                .body("items[0].finalPrice.amount", equalTo(750))
                .body("items[0].reachedPrice.amount", equalTo(750))
                .body("items[0].nextTier", nullValue())
                .body("joined", equalTo(6));
        assertThat(shopping.stockOf(offer)).isEqualTo(14);
        assertThat(shopping.number(
                        "SELECT count(*) FROM marketplace.campaign_join WHERE campaign_id = ? AND state = 'CONFIRMED'",
                        campaign))
                .isEqualTo(3);
    }

    @Test
    void told_again_it_gives_nothing_more_back() {
        var campaign = open(shopping.newOffer(SUPPLIER_01, 990, 20), 1, tier(2, 700));
        var placed = payByWallet("resident-10", campaign, 2);
        shopping.cutOff(campaign);
        awaitBack("resident-10", placed, 2, 700);

        for (int times = 0; times < 3; times++) {
            tellAgain(campaign, placed);
        }

        await().atMost(PATIENCE).until(() -> heard("CampaignSucceeded", "campaignId", campaign) == 4);
        await().atMost(PATIENCE).until(() -> heard("OrderPaid", "groupId", id(placed)) == 4);
        awaitBack("resident-10", placed, 2, 700);
    }

    @Test
    void a_held_card_is_charged_the_first_price_and_gets_the_difference_back() {
        var campaign = open(shopping.newOffer(SUPPLIER_01, 990, 20), 3, tier(4, 800));
        var wallet = payByWallet("resident-11", campaign, 1);
        var held = reserve("resident-12", campaign, 3);
        assertThat(books.captures(id(held))).isZero();

        shopping.cutOff(campaign);

        awaitGroup("resident-12", held.groupId(), "PAID");
        awaitBack("resident-12", held, 3, 800);
        awaitBack("resident-11", wallet, 1, 800);
        assertThat(books.captures(id(held))).isOne();
    }

    @Test
    void who_is_paying_at_the_cutoff_is_waited_for_where_it_lowers_the_price_for_all() {
        var campaign = open(shopping.newOffer(SUPPLIER_01, 990, 20), 2, tier(2, 800), tier(4, 700));
        var early = payByWallet("resident-07", campaign, 2);
        var late = place("resident-08", campaign, 2);
        shopping.cutOff(campaign);

        Shopping.payByWallet(late.payUrl());

        shopping.awaitCampaign(campaign, "SUCCEEDED");
        awaitBack("resident-08", late, 2, 700);
        awaitBack("resident-07", early, 2, 700);
    }

    @Test
    void who_pays_after_it_succeeded_pays_the_final_price_and_does_not_change_it() {
        var campaign = open(shopping.newOffer(SUPPLIER_01, 990, 20), 2, tier(2, 800), tier(9, 700));
        var early = payByWallet("resident-07", campaign, 2);
        var late = place("resident-08", campaign, 2);
        shopping.cutOff(campaign);
        shopping.awaitCampaign(campaign, "SUCCEEDED");

        Shopping.payByWallet(late.payUrl());

        awaitGroup("resident-08", late.groupId(), "PAID");
        awaitBack("resident-08", late, 2, 800);
        awaitBack("resident-07", early, 2, 800);
        assertThat(joined(campaign)).isEqualTo(4);
        given().get("/api/v1/campaigns/{id}", campaign).then().body("items[0].finalPrice.amount", equalTo(800));
    }

    @Test
    void below_the_first_lower_price_nothing_comes_back_and_a_failed_one_gives_all_back() {
        var kept = open(shopping.newOffer(SUPPLIER_01, 990, 20), 1, tier(5, 800));
        var missed = open(shopping.newOffer(SUPPLIER_01, 990, 20), 9, tier(2, 800));
        var paid = payByWallet("resident-09", kept, 2);
        var back = payByWallet("resident-10", missed, 2);

        shopping.cutOff(kept);
        shopping.cutOff(missed);

        shopping.awaitCampaign(kept, "SUCCEEDED");
        shopping.awaitCampaign(missed, "FAILED");
        await().atMost(PATIENCE).until(() -> look("resident-10", back).getLong(REFUNDED) == 2 * FIRST);
        await().atMost(PATIENCE).until(() -> heard("CampaignSucceeded", "campaignId", kept) == 1);
        assertThat(refunds(paid)).isZero();
        assertThat(refunds(back)).isOne();
        given().get("/api/v1/campaigns/{id}", kept).then().body("items[0].finalPrice.amount", equalTo((int) FIRST));
        given().get("/api/v1/campaigns/{id}", missed).then().body("items[0].finalPrice", nullValue());
    }

    @Test
    void of_a_line_with_a_returned_unit_only_the_units_kept_become_cheaper() {
        var campaign = open(shopping.newOffer(SUPPLIER_01, 990, 20), 3, tier(3, 800));
        var placed = payByWallet("resident-06", campaign, 3);
        var request = ask("resident-06", line(placed), Map.of("quantity", 1));
        approve(request);
        await().atMost(PATIENCE).until(() -> look("resident-06", placed).getLong(REFUNDED) == FIRST);

        shopping.cutOff(campaign);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(look("resident-06", placed).getLong(REFUNDED))
                        .isEqualTo(3 * FIRST - 2 * 800));
        assertThat(refunds(placed)).isEqualTo(2);
        assertThat(books.sum(id(placed), "PROVIDER_CLEARING", "PLATFORM")).isEqualTo(2 * 800);
    }

    @Test
    void a_line_that_went_back_as_a_whole_gets_nothing_more() {
        var campaign = open(shopping.newOffer(SUPPLIER_01, 990, 20), 2, tier(2, 800));
        var gone = payByWallet("resident-05", campaign, 2);
        approve(ask("resident-05", line(gone), Map.of()));
        await().atMost(PATIENCE).until(() -> look("resident-05", gone).getLong(REFUNDED) == 2 * FIRST);

        shopping.cutOff(campaign);

        await().atMost(PATIENCE).until(() -> heard("CampaignSucceeded", "campaignId", campaign) == 1);
        assertThat(refunds(gone)).isOne();
        assertThat(books.sum(id(gone), "PROVIDER_CLEARING", "PLATFORM")).isZero();
    }

    private static final String REFUNDED = "orders[0].lines[0].refunded.amount";

    /** The difference went back once; what is kept is the price reached, in the books of both sides. */
    private void awaitBack(String user, Placed placed, long quantity, long finalPrice) {
        var difference = quantity * (FIRST - finalPrice);
        await().atMost(PATIENCE).until(() -> look(user, placed).getLong(REFUNDED) == difference);
        await().atMost(PATIENCE).until(() -> books.reversals(id(placed)) == 1);
        assertThat(refunds(placed)).isOne();
        assertThat(Simulator.refundsOf(books.payment(id(placed))))
                .singleElement()
                .satisfies(refund ->
                        assertThat(((Number) refund.get("amount")).longValue()).isEqualTo(difference));
        assertThat(books.text(REASON, id(placed))).isEqualTo("PRICE_TIER");
        assertThat(books.sum(id(placed), "PROVIDER_CLEARING", "PLATFORM")).isEqualTo(quantity * finalPrice);
        assertThat(books.sum(id(placed), "ORDERS_HELD", "PLATFORM")).isZero();
        assertThat(books.number(DIVIDED, id(placed))).isEqualTo(quantity * finalPrice);
        assertThat(look(user, placed).getString("orders[0].state")).isEqualTo("PAID");
    }

    private static final String REASON =
            """
            SELECT min(r.reason) FROM marketplace.refund r JOIN marketplace.payment_attempt a ON a.id = r.attempt_id
            WHERE a.group_id = :group""";

    private static final String DIVIDED =
            """
            SELECT cast(-coalesce(sum(p.amount), 0) AS bigint) FROM marketplace.posting p
            JOIN marketplace.ledger_account a ON a.id = p.account_id
            WHERE a.kind NOT IN ('ORDERS_HELD', 'PROVIDER_CLEARING')
                AND p.order_id IN (SELECT id FROM marketplace.orders WHERE group_id = :group)""";

    private long awaitShare(Placed placed, String party) {
        await().atMost(PATIENCE).until(() -> books.splits(id(placed)) == 1);
        return books.number(SHARES.formatted(party), id(placed));
    }

    private long refunds(Placed placed) {
        return books.number(
                """
                SELECT count(*) FROM marketplace.refund r JOIN marketplace.payment_attempt a ON a.id = r.attempt_id
                WHERE a.group_id = :group""",
                id(placed));
    }

    private void tellAgain(UUID campaign, Placed placed) {
        var orders = look("resident-10", placed).getList("orders.id", String.class).stream()
                .map(UUID::fromString)
                .toList();
        own.transaction(() -> tenancy.enter(SUNRISE)
                        .chain(() -> events.publish(List.of(
                                new CampaignSucceeded(campaign, SUNRISE),
                                new OrderPaid(id(placed), SUNRISE, MAPLE_COURT, orders, List.of())))))
                .await()
                .atMost(PATIENCE);
    }

    /** How often it was delivered to who refunds. */
    private long heard(String event, String key, UUID value) {
        return shopping.number(
                """
                SELECT count(*) FROM web.outbox_event e JOIN web.outbox_delivery d ON d.event_id = e.id
                WHERE e.type LIKE ? AND e.payload ->> ? = ? AND d.listener = 'order.refund-above-final-price'
                    AND d.done_at IS NOT NULL""",
                "%" + event,
                key,
                value.toString());
    }

    private UUID line(Placed placed) {
        return books.one(
                """
                SELECT l.id FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
                WHERE o.group_id = :group""",
                UUID.class,
                id(placed));
    }

    private static Placed payByWallet(String user, UUID campaign, long quantity) {
        var placed = place(user, campaign, quantity);
        Shopping.payByWallet(placed.payUrl());
        awaitGroup(user, placed.groupId(), "PAID");
        return placed;
    }

    /** Since an hour ago, so that it can be cut off at once. */
    private UUID open(UUID offer, long threshold, Map<?, ?>... tiers) {
        var id = UUID.fromString(onceAs("leader-01")
                .contentType("application/json")
                .body(Terms.of(MAPLE_COURT, offer, FIRST)
                        .needing(threshold)
                        .item("tiers", tiers)
                        .body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        shopping.run("UPDATE marketplace.campaign SET opens_at = now() - interval '1 hour' WHERE id = ?", id);
        return id;
    }

    private static Map<String, Object> tier(long fromUnits, long fen) {
        return Map.of("fromUnits", fromUnits, "price", Map.of("amount", fen, "currency", "CNY"));
    }

    private static UUID ask(String user, UUID line, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of("lineId", line, "reason", "DAMAGED"));
        body.putAll(more);
        return UUID.fromString(onceAs(user)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/after-sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static void approve(UUID request) {
        onceAs("supplier-01")
                .contentType("application/json")
                .body(Map.of("verdict", "APPROVE"))
                .post("/api/v1/after-sales/{id}/decisions", request)
                .then()
                .statusCode(200);
    }
}
