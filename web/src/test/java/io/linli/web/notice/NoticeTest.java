package io.linli.web.notice;

import static io.linli.web.Neighbourhood.SUNRISE;
import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.notice.Told.about;
import static io.linli.web.notice.Told.kinds;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.order.Shopping.checkout;
import static io.linli.web.order.Shopping.emptyCart;
import static io.linli.web.order.Shopping.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import io.linli.marketplace.campaign.CampaignFailed;
import io.linli.marketplace.campaign.CampaignSucceeded;
import io.linli.web.LinliStack;
import io.linli.web.Neighbourhood;
import io.linli.web.campaign.Terms;
import io.linli.web.ledger.Superuser;
import io.linli.web.order.Shopping;
import io.linli.web.order.Shopping.Placed;

/** What residents are told of the group-buys they joined, once each, and who may read it. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class NoticeTest {

    private static final String WALLET = "resident-03";
    private static final String CARD = "resident-04";
    private static final String WAITING = "resident-05";
    private static final String GONE = "resident-06";

    @Inject
    Shopping shopping;

    @Inject
    Members members;

    @Test
    void everybody_who_joined_is_told_once_that_it_takes_place_and_at_which_price() {
        var campaign = withLowerPrice();
        payByWallet(WALLET, campaign, 2);
        reserve(CARD, campaign, 1);

        shopping.cutOff(campaign);

        await().atMost(PATIENCE).until(() -> kinds(campaign, CARD).size() == 1);
        var told = about(campaign, WALLET).get(0);
        assertThat(told.get("kind")).isEqualTo("CAMPAIGN_SUCCEEDED");
        assertThat(told.get("facts")).isEqualTo(Map.of("units", 2, "price", yuan(900), "finalPrice", yuan(800)));
        assertThat(told.get("title")).isEqualTo(Map.of("en", "“Test orange” takes place", "zh", "“测试甜橙”已成团"));
        assertThat(told.get("text"))
                .isEqualTo(Map.of(
                        "en",
                        "Everybody pays ¥8.00 each instead of ¥9.00. What you paid above it comes back by itself.",
                        "zh",
                        "每份¥8.00，原价¥9.00，多付的部分会自动退还。"));
        assertThat(told).doesNotContainKey("readAt");
        members.tell(new CampaignSucceeded(campaign, SUNRISE), campaign);
        assertThat(kinds(campaign, WALLET)).containsExactly("CAMPAIGN_SUCCEEDED");
        assertThat(kinds(campaign, CARD)).containsExactly("CAMPAIGN_SUCCEEDED");
        assertThat(kinds(campaign, GONE)).isEmpty();
    }

    @Test
    void where_the_price_did_not_fall_nothing_is_said_to_come_back() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 20), 790, 1, 9);
        payByWallet(WALLET, campaign, 1);

        shopping.cutOff(campaign);

        await().atMost(PATIENCE).until(() -> kinds(campaign, WALLET).size() == 1);
        assertThat(text(campaign, WALLET, "en")).isEqualTo("Enough was bought together; everybody pays ¥7.90 each.");
    }

    @Test
    void at_a_failure_each_is_told_exactly_what_comes_back_and_who_left_before_is_not_told() {
        var campaign = failed();

        assertThat(text(campaign, WALLET, "en"))
                .isEqualTo("Too little was bought together. ¥7.90 goes back by itself to where you paid from.");
        assertThat(text(campaign, WALLET, "zh")).isEqualTo("一起买的数量不够，¥7.90将自动原路退回。");
        assertThat(facts(campaign, WALLET)).isEqualTo(Map.of("units", 2, "back", yuan(790)));
        assertThat(facts(campaign, CARD)).isEqualTo(Map.of("units", 1, "back", yuan(0)));
        assertThat(text(campaign, CARD, "en")).isEqualTo("Too little was bought together. You are not charged.");
        assertThat(facts(campaign, WAITING)).isEqualTo(Map.of("units", 3, "back", yuan(0)));
        assertThat(kinds(campaign, GONE)).isEmpty();
        emptyCart(WAITING);
    }

    @Test
    void what_is_told_of_a_failure_does_not_depend_on_how_far_the_money_has_gone_back() {
        var campaign = failed();
        emptyCart(WAITING);
        var first = List.of(facts(campaign, WALLET), facts(campaign, CARD));
        Superuser.run(List.of("DELETE FROM marketplace.notice WHERE subject_id = '" + campaign + "'"));
        assertThat(kinds(campaign, WALLET)).isEmpty();

        members.tell(new CampaignFailed(campaign, SUNRISE), campaign);

        assertThat(List.of(facts(campaign, WALLET), facts(campaign, CARD))).isEqualTo(first);
        assertThat(kinds(campaign, GONE)).isEmpty();
    }

    @Test
    void a_crowd_is_told_in_portions_each_once() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 20), 790, 5, 9);
        shopping.run(
                """
                INSERT INTO marketplace.campaign_join (id, company_id, campaign_id, item_id, household_id, resident_id,
                    quantity, up_to, price, state, expires_at)
                SELECT gen_random_uuid(), ?, campaign_id, id, gen_random_uuid(), gen_random_uuid(), 1, 1, price, 'CONFIRMED',
                    now()
                FROM marketplace.campaign_item, generate_series(1, 2500) WHERE campaign_id = ?""",
                SUNRISE,
                campaign);
        var announcement = UUID.randomUUID();

        for (int times = 0; times < 2; times++) {
            members.announce(announcement, campaign);
        }

        assertThat(shopping.number("SELECT count(*) FROM marketplace.notice WHERE subject_id = ?", campaign))
                .isEqualTo(2_500);
        assertThat(shopping.number(
                        "SELECT count(DISTINCT resident_id) FROM marketplace.notice WHERE subject_id = ?", campaign))
                .isEqualTo(2_500);
        members.announce(UUID.randomUUID(), campaign);
        assertThat(shopping.number("SELECT count(*) FROM marketplace.notice WHERE subject_id = ?", campaign))
                .isEqualTo(5_000);
    }

    /** Missed its threshold; WALLET had a part of what was paid back before, GONE let the place go. */
    private UUID failed() {
        var campaign = shopping.newCampaign(shopping.newOffer(SUPPLIER_01, 990, 30), 790, 20, 9);
        var paid = payByWallet(WALLET, campaign, 2);
        giveBackOne(paid);
        reserve(CARD, campaign, 1);
        emptyCart(GONE);
        join(GONE, campaign, 1).statusCode(201);
        emptyCart(GONE);
        emptyCart(WAITING);
        join(WAITING, campaign, 3).statusCode(201);
        shopping.cutOff(campaign);
        shopping.awaitCampaign(campaign, "FAILED");
        await().atMost(PATIENCE).until(() -> kinds(campaign, WAITING).size() == 1);
        await().atMost(PATIENCE).until(() -> refunds(campaign) == 2);
        await().atMost(PATIENCE)
                .until(
                        () -> shopping.text(
                                """
                                SELECT state FROM marketplace.campaign_join WHERE campaign_id = ? AND resident_id = ?""",
                                campaign,
                                Neighbourhood.resident(4)),
                        "RELEASED"::equals);
        return campaign;
    }

    private long refunds(UUID campaign) {
        return shopping.number(
                """
                SELECT count(*) FROM marketplace.refund r JOIN marketplace.order_line l ON l.id = r.line_id
                WHERE l.campaign_id = ? AND r.state = 'SUCCEEDED'""",
                campaign);
    }

    private static void giveBackOne(Placed paid) {
        String line = as(WALLET)
                .get("/api/v1/order-groups/{id}", paid.groupId())
                .then()
                .extract()
                .path("orders[0].lines[0].id");
        String request = onceAs(WALLET)
                .contentType("application/json")
                .body(Map.of("lineId", line, "reason", "DAMAGED", "quantity", 1))
                .post("/api/v1/after-sales")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        onceAs("supplier-01")
                .contentType("application/json")
                .body(Map.of("verdict", "APPROVE"))
                .post("/api/v1/after-sales/{id}/decisions", request)
                .then()
                .statusCode(200);
    }

    /** Since an hour ago, so that it can be cut off at once. */
    private UUID withLowerPrice() {
        var id = UUID.fromString(onceAs("leader-01")
                .contentType("application/json")
                .body(Terms.of(Neighbourhood.MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 900)
                        .needing(3)
                        .item("tiers", List.of(Map.of("fromUnits", 3, "price", yuan(800))))
                        .body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        shopping.run("UPDATE marketplace.campaign SET opens_at = now() - interval '1 hour' WHERE id = ?", id);
        return id;
    }

    private static Placed payByWallet(String user, UUID campaign, long quantity) {
        var placed = place(user, campaign, quantity);
        Shopping.payByWallet(placed.payUrl());
        awaitGroup(user, placed.groupId(), "PAID");
        return placed;
    }

    private static void reserve(String user, UUID campaign, long quantity) {
        var placed = place(user, campaign, quantity);
        Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl());
        awaitGroup(user, placed.groupId(), "RESERVED");
    }

    private static Placed place(String user, UUID campaign, long quantity) {
        var cart = emptyCart(user);
        join(user, campaign, quantity).statusCode(201);
        return checkout(user, cart);
    }

    private static Object facts(UUID campaign, String user) {
        return about(campaign, user).get(0).get("facts");
    }

    private static Object text(UUID campaign, String user, String language) {
        return ((Map<?, ?>) about(campaign, user).get(0).get("text")).get(language);
    }

    private static Map<String, Object> yuan(int fen) {
        return Map.of("amount", fen, "currency", "CNY");
    }
}
