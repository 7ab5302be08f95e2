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
import static io.linli.web.payment.GroupBuyPayments.post;
import static io.linli.web.payment.GroupBuyPayments.reserve;
import static io.linli.web.payment.GroupBuyPayments.take;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import io.linli.web.LinliStack;
import io.linli.web.campaign.Terms;
import io.linli.web.notice.Told;
import io.linli.web.order.Shopping;
import io.linli.web.order.Shopping.Placed;

/** A good of a group-buy cannot be delivered: who gets another one instead, and whose money goes back. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SubstitutionTest {

    private static final String REFUNDED = "orders[0].lines[0].refunded.amount";
    private static final Map<String, Object> WILLING = Map.of("quantity", 2, "substitutable", true);

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Test
    void after_the_cut_off_the_willing_have_the_substitute_as_far_as_it_goes_and_all_others_their_money() {
        var oranges = shopping.newOffer(SUPPLIER_01, 990, 20);
        var pears = shopping.newOffer(SUPPLIER_01, 950, 3);
        var campaign = open(shopping, Terms.of(MAPLE_COURT, oranges, 900).needing(2));
        var first = take("resident-03", campaign, WILLING);
        var second = take("resident-04", campaign, WILLING);
        var strict = take("resident-05", campaign, Map.of("quantity", 1));
        cutOff(shopping, campaign, "SUCCEEDED");
        awaitPurchaseOrders(campaign, 1);

        substitute("leader-01", campaign, pears, 700)
                .statusCode(201)
                .body("items.offerId", contains(pears.toString()))
                .body("items[0].finalPrice.amount", equalTo(700))
                .body("items[0].joined", equalTo(2));

        awaitBack("resident-03", first, 2 * 200);
        awaitBack("resident-04", second, 2 * 900);
        awaitBack("resident-05", strict, 900);
        assertThat(kept(first)).isEqualTo(2 * 700);
        assertThat(kept(second)).isZero();
        assertThat(kept(strict)).isZero();
        assertThat(shopping.stockOf(pears)).isEqualTo(1);
        assertThat(shopping.stockOf(oranges)).isEqualTo(15);
        assertThat(refunds(first)).isEqualTo("PRICE_TIER");
        assertThat(refunds(second)).isEqualTo("NOT_DELIVERABLE");
        assertThat(look("resident-04", second).getString("orders[0].state")).isEqualTo("REFUNDED");
        awaitPurchaseOrders(campaign, 2);
        as("supplier-01")
                .queryParam("campaign", campaign)
                .get("/api/v1/purchase-orders")
                .then()
                .body("items[0].insteadOf.en", equalTo("Test orange"))
                .body("items[0].lines.offerId", contains(pears.toString()))
                .body("items[0].units", equalTo(2))
                .body("items[0].total.amount", equalTo(2 * 700));
    }

    @Test
    void every_party_s_share_is_that_of_what_is_paid_in_the_end() {
        var oranges = shopping.newOffer(SUPPLIER_01, 990, 20);
        var pears = shopping.newOffer(SUPPLIER_01, 990, 20);
        var cheap = open(shopping, Terms.of(MAPLE_COURT, pears, 333).needing(1));
        var asFrom = take("resident-06", cheap, Map.of("quantity", 1));
        cutOff(shopping, cheap, "SUCCEEDED");
        var campaign = open(shopping, Terms.of(MAPLE_COURT, oranges, 777).needing(1));
        var placed = take("resident-06", campaign, Map.of("quantity", 1, "substitutable", true));
        cutOff(shopping, campaign, "SUCCEEDED");

        substitute("leader-01", campaign, pears, 333).statusCode(201);

        awaitBack("resident-06", placed, 777 - 333);
        await().atMost(PATIENCE).until(() -> books.reversals(id(placed)) == 1);
        for (var party : List.of("SUPPLIER", "PROPERTY_COMPANY", "PLATFORM")) {
            assertThat(books.sum(id(placed), "PARTY_PENDING", party))
                    .as(party)
                    .isEqualTo(books.sum(id(asFrom), "PARTY_PENDING", party));
        }
    }

    @Test
    void before_the_cut_off_others_join_at_the_new_price_and_the_difference_comes_back_in_the_end() {
        var oranges = shopping.newOffer(SUPPLIER_01, 990, 20);
        var pears = shopping.newOffer(SUPPLIER_01, 950, 20);
        var campaign = open(shopping, Terms.of(MAPLE_COURT, oranges, 900).needing(9));
        var willing = take("resident-07", campaign, WILLING);
        var alone =
                take("resident-08", campaign, Map.of("quantity", 1, "substitutable", true, "otherwise", "BUY_ALONE"));
        var strict = take("resident-09", campaign, Map.of("quantity", 1));
        var card = reserve("resident-10", campaign, 1);
        var unpaid = emptyCart("resident-11");
        join("resident-11", campaign, Map.of("quantity", 1)).statusCode(201);

        substitute("property-sunrise", campaign, pears, 850)
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .body("joined", equalTo(3))
                .body("people", equalTo(2))
                .body("items[0].price.amount", equalTo(850))
                .body("items[0].finalPrice", equalTo(null));

        awaitBack("resident-09", strict, 900);
        awaitGroup("resident-10", card.groupId(), "CANCELLED");
        as("resident-11").get("/api/v1/carts/{id}", unpaid).then().body("lines", hasSize(0));
        assertThat(look("resident-07", willing).getLong(REFUNDED)).isZero();
        assertThat(look("resident-07", willing).getString("orders[0].lines[0].insteadOf.en"))
                .isEqualTo("Test orange");
        assertThat(look("resident-07", willing).getString("orders[0].lines[0].offerId"))
                .isEqualTo(pears.toString());
        var later = take("resident-11", campaign, Map.of("quantity", 6));
        assertThat(later.total()).isEqualTo(6 * 850);
        cutOff(shopping, campaign, "SUCCEEDED");
        awaitBack("resident-07", willing, 2 * 50);
        awaitBack("resident-08", alone, 990 - 850);
        assertThat(kept(willing)).isEqualTo(2 * 850);
        assertThat(kept(later)).isEqualTo(6 * 850);
        assertThat(shopping.stockOf(pears)).isEqualTo(11);
    }

    @Test
    void where_it_fails_after_all_a_substitute_is_paid_back_as_a_whole_also_what_was_to_be_bought_alone() {
        var pears = shopping.newOffer(SUPPLIER_01, 950, 20);
        var campaign = open(
                shopping,
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 900)
                        .needing(9));
        var alone =
                take("resident-03", campaign, Map.of("quantity", 1, "substitutable", true, "otherwise", "BUY_ALONE"));

        substitute("leader-01", campaign, pears, 850).statusCode(201);
        cutOff(shopping, campaign, "FAILED");

        awaitBack("resident-03", alone, 990);
        assertThat(kept(alone)).isZero();
        await().atMost(PATIENCE).until(() -> shopping.stockOf(pears) == 20);
    }

    @Test
    void a_card_that_stands_for_other_goods_as_well_is_charged_with_them_and_that_part_goes_back() {
        var oranges = shopping.newOffer(SUPPLIER_01, 990, 20);
        var campaign = open(
                shopping,
                Terms.of(MAPLE_COURT, oranges, 900)
                        .with(shopping.newOffer(SUPPLIER_02, 500, 20), 450)
                        .needing(9));
        List<String> items = items(campaign);
        var cart = emptyCart("resident-12");
        join("resident-12", campaign, Map.of("itemId", items.get(0), "quantity", 1))
                .statusCode(201);
        join("resident-12", campaign, Map.of("itemId", items.get(1), "quantity", 9))
                .statusCode(201);
        var placed = Shopping.checkout("resident-12", cart);
        Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl());
        awaitGroup("resident-12", placed.groupId(), "RESERVED");

        substitute("leader-01", campaign, shopping.newOffer(SUPPLIER_01, 900, 9), 900)
                .statusCode(201);
        cutOff(shopping, campaign, "SUCCEEDED");

        awaitGroup("resident-12", placed.groupId(), "PAID");
        await().atMost(PATIENCE).until(() -> kept(placed) == 9 * 450);
        assertThat(refunds(placed)).isEqualTo("NOT_DELIVERABLE");
    }

    @Test
    void who_pays_for_a_place_that_was_given_up_meanwhile_gets_the_money_back() {
        var campaign = open(
                shopping,
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 900)
                        .needing(1));
        var cart = emptyCart("resident-03");
        join("resident-03", campaign, WILLING).statusCode(201);
        var placed = Shopping.checkout("resident-03", cart);

        substitute("leader-01", campaign, shopping.newOffer(SUPPLIER_01, 900, 9), 900)
                .statusCode(201);

        awaitGroup("resident-03", placed.groupId(), "CANCELLED");
        assertThat(shopping.text("SELECT state FROM marketplace.campaign_join WHERE campaign_id = ?", campaign))
                .isEqualTo("RELEASED");
    }

    @Test
    void everybody_is_told_once_in_both_languages_what_they_get() {
        var campaign = open(
                shopping,
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 900)
                        .needing(2));
        take("resident-04", campaign, WILLING);
        take("resident-05", campaign, Map.of("quantity", 1));

        substitute("leader-01", campaign, shopping.newOffer(SUPPLIER_01, 950, 9), 800)
                .statusCode(201);

        assertThat(told("resident-04", campaign))
                .containsExactly(
                        "“Test orange” cannot be delivered. As you chose, you get 2 × “Test orange” at ¥8.00 each; what you paid above that comes back by itself.",
                        "“测试甜橙”无法供货。按您参团时的选择，换成 2 份“测试甜橙”，每份 ¥8.00；多付的部分会自动退回。");
        assertThat(told("resident-05", campaign))
                .containsExactly(
                        "“Test orange” cannot be delivered: ¥9.00 for 1 of it goes back by itself to where you paid from.",
                        "“测试甜橙”无法供货：其中 1 份的 ¥9.00 会自动原路退回。");
    }

    @Test
    void asked_for_at_the_same_time_and_again_it_is_done_once() throws Exception {
        var campaign = open(
                shopping,
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 900)
                        .needing(1));
        var placed = take("resident-06", campaign, Map.of("quantity", 2));
        cutOff(shopping, campaign, "SUCCEEDED");
        var others = IntStream.range(0, 6)
                .mapToObj(one -> shopping.newOffer(SUPPLIER_01, 900, 9))
                .toList();
        var item = items(campaign).get(0);

        List<Integer> answers;
        var pool = Executors.newFixedThreadPool(others.size());
        try {
            answers = pool
                    .invokeAll(others.stream()
                            .<Callable<Integer>>map(offer -> () -> substitute("leader-01", campaign, item, offer, 800)
                                    .extract()
                                    .statusCode())
                            .toList())
                    .stream()
                    .map(SubstitutionTest::result)
                    .sorted()
                    .toList();
        } finally {
            pool.shutdown();
        }

        assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409);
        awaitBack("resident-06", placed, 2 * 900);
        assertThat(books.refundEntries(id(placed))).isEqualTo(1);
    }

    @Test
    void nothing_is_replaced_by_who_may_not_or_by_what_was_not_promised() {
        var oranges = shopping.newOffer(SUPPLIER_01, 990, 20);
        var pears = shopping.newOffer(SUPPLIER_01, 950, 20);
        var campaign = open(
                shopping,
                Terms.of(MAPLE_COURT, oranges, 900)
                        .item("tiers", List.of(Map.of("fromUnits", 5, "price", Terms.cny(800))))
                        .needing(1));

        substitute("leader-02", campaign, pears, 800).statusCode(403);
        substitute("property-harbor", campaign, pears, 800).statusCode(404);
        substitute("resident-03", campaign, pears, 800).statusCode(403);
        refused(campaign, pears, 801, 422, "substitute-dearer");
        refused(campaign, pears, 0, 422, "campaign-terms-invalid");
        refused(campaign, oranges, 800, 409, "already-in-campaign");
        refused(campaign, shopping.newOffer(SUPPLIER_02, 900, 9), 800, 422, "other-supplier");
        refused(campaign, shopping.newOffer(SUPPLIER_01, 700, 9), 800, 422, "price-above-offer");
        refused(campaign, UUID.randomUUID(), 800, 404, "offer-not-found");
        substitute("leader-01", campaign, UUID.randomUUID().toString(), pears, 800)
                .statusCode(404)
                .body("code", equalTo("campaign-item-not-found"));
        var item = items(campaign).get(0);
        substitute("leader-01", campaign, pears, 800).statusCode(201);
        substitute("leader-01", campaign, item, shopping.newOffer(SUPPLIER_01, 900, 9), 800)
                .statusCode(409)
                .body("code", equalTo("already-substituted"));
        var draft = open(shopping, Terms.of(MAPLE_COURT, oranges, 900).set("draft", true));
        refused(draft, pears, 800, 409, "still-a-draft");
        var off = open(shopping, Terms.of(MAPLE_COURT, oranges, 900));
        post("leader-01", "/api/v1/campaigns/" + off + "/cancellation", Map.of("reason", "no lorry"))
                .statusCode(200);
        refused(off, pears, 800, 409, "campaign-closed");
    }

    @Test
    void what_was_handed_over_is_not_replaced() {
        var campaign = open(
                shopping,
                Terms.of(MAPLE_COURT, shopping.newOffer(SUPPLIER_01, 990, 20), 900)
                        .needing(1));
        var placed = take("resident-07", campaign, Map.of("quantity", 1));
        cutOff(shopping, campaign, "SUCCEEDED");
        await().atMost(PATIENCE)
                .until(() -> books.number(
                                """
                                SELECT count(*) FROM marketplace.share_release r JOIN marketplace.orders o ON o.id = r.order_id
                                WHERE o.group_id = :group""",
                                id(placed))
                        == 1);
        shopping.run(
                """
                UPDATE marketplace.share_release SET released_at = now() WHERE order_id IN (
                    SELECT id FROM marketplace.orders WHERE group_id = ?)""",
                id(placed));

        refused(campaign, shopping.newOffer(SUPPLIER_01, 900, 9), 800, 409, "already-handed-over");

        assertThat(look("resident-07", placed).getLong(REFUNDED)).isZero();
        assertThat(shopping.text("SELECT state FROM marketplace.campaign_join WHERE campaign_id = ?", campaign))
                .isEqualTo("CONFIRMED");
    }

    private void refused(UUID campaign, UUID offer, long fen, int status, String code) {
        substitute("leader-01", campaign, offer, fen).statusCode(status).body("code", equalTo(code));
    }

    private static Integer result(Future<Integer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> items(UUID campaign) {
        return as("leader-01")
                .get("/api/v1/campaigns/{id}", campaign)
                .then()
                .extract()
                .path("items.id");
    }

    private static ValidatableResponse substitute(String user, UUID campaign, UUID offer, long fen) {
        return substitute(user, campaign, items(campaign).get(0), offer, fen);
    }

    private static ValidatableResponse substitute(String user, UUID campaign, String item, UUID offer, long fen) {
        return post(
                user,
                "/api/v1/campaigns/" + campaign + "/items/" + item + "/substitution",
                Map.of("offerId", offer, "price", Terms.cny(fen)));
    }

    private static void awaitPurchaseOrders(UUID campaign, int count) {
        await().atMost(PATIENCE)
                .until(() -> as("supplier-01")
                                .queryParam("campaign", campaign)
                                .get("/api/v1/purchase-orders")
                                .then()
                                .extract()
                                .<List<String>>path("items.id")
                                .size()
                        == count);
    }

    /** What the books say of the money of a checkout. */
    private long kept(Placed placed) {
        return books.sum(id(placed), "PROVIDER_CLEARING", "PLATFORM");
    }

    private String refunds(Placed placed) {
        return books.text(
                """
                SELECT string_agg(r.reason, ' ' ORDER BY r.id) FROM marketplace.refund r
                JOIN marketplace.order_line l ON l.id = r.line_id JOIN marketplace.orders o ON o.id = l.order_id
                WHERE o.group_id = :group""",
                id(placed));
    }

    /** The only notice about a good that is replaced, in English and in Chinese. */
    private static List<String> told(String user, UUID campaign) {
        await().atMost(PATIENCE)
                .until(() -> Told.kinds(campaign, user).stream()
                                .filter("ITEM_SUBSTITUTED"::equals)
                                .count()
                        == 1);
        return Told.about(campaign, user).stream()
                .filter(notice -> "ITEM_SUBSTITUTED".equals(notice.get("kind")))
                .map(notice -> (Map<?, ?>) notice.get("text"))
                .flatMap(text -> Stream.of((String) text.get("en"), (String) text.get("zh")))
                .toList();
    }
}
