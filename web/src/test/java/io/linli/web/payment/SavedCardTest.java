package io.linli.web.payment;

import static io.linli.web.Neighbourhood.SUPPLIER_01;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.payment.GroupBuyPayments.awaitOf;
import static io.linli.web.payment.GroupBuyPayments.id;
import static io.linli.web.payment.GroupBuyPayments.joined;
import static io.linli.web.payment.GroupBuyPayments.look;
import static io.linli.web.payment.GroupBuyPayments.pageAgain;
import static io.linli.web.payment.GroupBuyPayments.place;
import static io.linli.web.payment.GroupBuyPayments.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.linli.marketplace.payment.CollectPayments;
import io.linli.marketplace.payment.PullEvents;
import io.linli.web.LinliStack;
import io.linli.web.order.Shopping;
import io.linli.web.order.Shopping.Placed;

/** A group-buy that is decided later than a card can hold money: the card is saved, charged at success, and forgotten. */
@QuarkusTest
@QuarkusTestResource(LinliStack.class)
class SavedCardTest {

    @Inject
    Shopping shopping;

    @Inject
    Books books;

    @Inject
    PullEvents pullEvents;

    @Inject
    CollectPayments collectPayments;

    @AfterEach
    void no_fault_outlives_its_test() {
        Simulator.heal();
    }

    @Test
    void a_card_is_saved_uncharged_then_charged_without_its_owner_and_forgotten() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = farCampaign(offer, 2);
        var placed = reserve("resident-01", campaign, 2);
        var customer = customer(placed);

        assertThat(look("resident-01", placed).getString("payment.progress")).isEqualTo("RESERVED");
        assertThat(Simulator.paymentsOf(id(placed))).isEmpty();
        assertThat(Simulator.remembers(customer)).isTrue();
        assertThat(joined(campaign)).isEqualTo(2);

        shopping.cutOff(campaign);

        awaitCharged("resident-01", placed);
        awaitForgotten(placed, customer);
        assertThat(shopping.stockOf(offer)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-after", "timeout", "webhook-drop", "webhook-duplicate", "webhook-reorder"})
    void a_charge_whose_answer_or_word_is_lost_is_made_once(String fault) {
        var campaign = farCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 2);
        var placed = reserve("resident-02", campaign, 2);
        Simulator.inject(breaking(fault));
        if (!fault.startsWith("webhook")) {
            Simulator.inject(Map.of("kind", "webhook-drop", "count", 1000));
        }

        shopping.cutOff(campaign);

        awaitCharged("resident-02", placed);
    }

    @Test
    void deliveries_janitor_and_several_instances_racing_charge_a_saved_card_once() {
        Simulator.inject(Map.of("kind", "webhook-duplicate", "count", 100, "copies", 3));
        var campaign = farCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 2);
        var placed = reserve("resident-03", campaign, 2);
        shopping.cutOff(campaign);

        IntStream.range(0, 16)
                .mapToObj(number -> CompletableFuture.runAsync(() -> {
                    if (number % 2 == 0) {
                        books.run(pullEvents::pull);
                    } else {
                        books.run(collectPayments::run);
                    }
                }))
                .toList()
                .forEach(CompletableFuture::join);

        awaitCharged("resident-03", placed);
    }

    @Test
    void a_card_that_refuses_at_success_leaves_a_day_to_pay_otherwise() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = farCampaign(offer, 1);
        var placed = reserve("resident-04", campaign, 2, Shopping.CARD_THAT_FAILS_LATER);
        var customer = customer(placed);

        shopping.cutOff(campaign);

        awaitOf("resident-04", placed, "payment.lastFailure", "generic_decline");
        awaitGroup("resident-04", placed.groupId(), "PENDING");
        var told = look("resident-04", placed);
        assertThat(Duration.between(Instant.now(), Instant.parse(told.getString("expiresAt"))))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(told.getString("reservedAt")).isNotNull();
        assertThat(told.getString("captureMode")).isEqualTo("AT_ONCE");
        assertThat(joined(campaign)).isZero();
        assertThat(shopping.stockOf(offer)).isEqualTo(8);
        assertThat(books.captures(id(placed))).isZero();
        awaitForgotten(placed, customer);

        String page = pageAgain("resident-04", placed).statusCode(201).extract().path("payUrl");
        Shopping.payWith(Shopping.GOOD_CARD, page);

        awaitGroup("resident-04", placed.groupId(), "PAID");
        await().atMost(PATIENCE).until(() -> books.splits(id(placed)) == 1);
        assertThat(books.captures(id(placed))).isOne();
        assertThat(joined(campaign)).isEqualTo(2);
        assertThat(shopping.stockOf(offer)).isEqualTo(8);
    }

    @Test
    void a_card_that_wants_its_owner_at_success_and_is_not_paid_otherwise_loses_its_place() {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = farCampaign(offer, 2);
        var placed = place("resident-05", campaign, 2);
        Shopping.confirmWithBank(Shopping.payWith(Shopping.CARD_WITH_3D_SECURE, placed.payUrl()));
        awaitGroup("resident-05", placed.groupId(), "RESERVED");
        shopping.cutOff(campaign);
        awaitOf("resident-05", placed, "payment.lastFailure", "authentication_required");
        awaitGroup("resident-05", placed.groupId(), "PENDING");

        shopping.expireOrder(placed.groupId());

        awaitGroup("resident-05", placed.groupId(), "CANCELLED");
        assertThat(shopping.stockOf(offer)).isEqualTo(10);
        assertThat(shopping.stateOf(campaign)).isEqualTo("SUCCEEDED");
        assertThat(books.captures(id(placed))).isZero();
        assertThat(books.text(
                        "SELECT string_agg(state, ',') FROM marketplace.campaign_join WHERE campaign_id = :group",
                        campaign))
                .isEqualTo("RELEASED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "error-after", "webhook-drop"})
    void a_failed_group_buy_forgets_the_card_and_charges_nothing(String fault) {
        var offer = shopping.newOffer(SUPPLIER_01, 990, 10);
        var campaign = farCampaign(offer, 9);
        var placed = reserve("resident-06", campaign, 2);
        var customer = customer(placed);
        if (fault.equals("error-after")) {
            Simulator.inject(Map.of(
                    "kind",
                    fault,
                    "count",
                    1,
                    "method",
                    "POST",
                    "path",
                    "/v1/payment_methods/*/detach",
                    "stored",
                    true));
        } else if (!fault.equals("none")) {
            Simulator.inject(Map.of("kind", fault, "count", 1000));
        }

        shopping.cutOff(campaign);

        awaitGroup("resident-06", placed.groupId(), "CANCELLED");
        awaitForgotten(placed, customer);
        assertThat(attempts(placed)).isEqualTo("RELEASED");
        assertThat(Simulator.paymentsOf(id(placed))).isEmpty();
        assertThat(books.captures(id(placed))).isZero();
        assertThat(shopping.stockOf(offer)).isEqualTo(10);
    }

    @Test
    void who_chooses_a_wallet_is_charged_at_once_and_refunded_if_it_fails() {
        var campaign = farCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 9);
        var cart = Shopping.emptyCart("resident-07");
        Shopping.join("resident-07", campaign, 1).statusCode(201);
        var checkout = Shopping.tryCheckout("resident-07", Map.of("cartId", cart, "payBy", "WALLET"))
                .statusCode(201)
                .extract();
        var placed = new Placed(
                checkout.path("orderGroupId"), checkout.path("payUrl"), checkout.<Integer>path("total.amount"));

        Shopping.payByWallet(placed.payUrl());

        awaitGroup("resident-07", placed.groupId(), "PAID");
        shopping.cutOff(campaign);
        awaitOf("resident-07", placed, "orders[0].state", "REFUNDED");
        assertThat(books.refundEntries(id(placed))).isOne();
    }

    @Test
    void who_changes_from_card_to_wallet_and_back_has_one_page_that_can_be_paid() {
        var campaign = farCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 9);
        var placed = place("resident-08", campaign, 1);

        String wallet = payBy(placed, "WALLET").statusCode(201).extract().path("payUrl");
        assertThat(wallet).isNotEqualTo(placed.payUrl());
        assertThat(pageAgain("resident-08", placed).extract().<String>path("payUrl"))
                .isEqualTo(wallet);
        String card = payBy(placed, "CARD").statusCode(201).extract().path("payUrl");
        payBy(placed, "SHELLS").statusCode(400).body("code", equalTo("pay-by-unknown"));

        assertThat(Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl())).isNull();
        Shopping.payWith(Shopping.GOOD_CARD, card);
        awaitGroup("resident-08", placed.groupId(), "RESERVED");
        assertThat(attempts(placed)).isEqualTo("ABANDONED,ABANDONED,SAVED");
        assertThat(Simulator.pagesOf(id(placed)).stream().filter(page -> "open".equals(page.get("status"))))
                .isEmpty();
    }

    @Test
    void a_declined_card_is_not_saved_and_another_can_be_tried_on_the_same_page() {
        var campaign = farCampaign(shopping.newOffer(SUPPLIER_01, 990, 10), 9);
        var placed = place("resident-09", campaign, 1);

        Simulator.beDeclined(URI.create(placed.payUrl()));
        awaitOf("resident-09", placed, "payment.lastFailure", "generic_decline");
        Shopping.payWith(Shopping.GOOD_CARD, placed.payUrl());

        awaitGroup("resident-09", placed.groupId(), "RESERVED");
        assertThat(attempts(placed)).isEqualTo("SAVED");
    }

    private UUID farCampaign(UUID offer, long threshold) {
        var campaign = shopping.newCampaign(offer, 790, threshold, 5);
        shopping.cutOffInTenDays(campaign);
        return campaign;
    }

    private static io.restassured.response.ValidatableResponse payBy(Placed placed, String payBy) {
        return onceAs("resident-08")
                .queryParam("payBy", payBy)
                .post("/api/v1/order-groups/{id}/payments", placed.groupId())
                .then();
    }

    private static Map<String, Object> breaking(String fault) {
        var wanted = new HashMap<String, Object>(Map.of("kind", fault, "count", 1, "copies", 2));
        if (fault.startsWith("webhook")) {
            wanted.put("count", fault.equals("webhook-reorder") ? 2 : 1000);
        } else {
            wanted.putAll(Map.of("method", "POST", "path", "/v1/payment_intents"));
        }
        if (fault.equals("timeout")) {
            wanted.putAll(Map.of("commit", true, "millis", 4000));
        }
        return wanted;
    }

    private void awaitCharged(String user, Placed placed) {
        awaitGroup(user, placed.groupId(), "PAID");
        await().atMost(PATIENCE).until(() -> books.splits(id(placed)) == 1);
        assertThat(books.captures(id(placed))).isOne();
        assertThat(books.sum(id(placed), "PROVIDER_CLEARING", "PLATFORM")).isEqualTo(placed.total());
        assertThat(Simulator.paymentsOf(id(placed))).singleElement().satisfies(payment -> assertThat(payment)
                .containsEntry("status", "succeeded")
                .containsEntry("amount_received", placed.total()));
    }

    private void awaitForgotten(Placed placed, String customer) {
        await().atMost(PATIENCE).until(() -> !Simulator.remembers(customer));
        await().atMost(PATIENCE)
                .until(() -> books.number(
                                "SELECT count(*) FROM marketplace.payment_attempt WHERE group_id = :group"
                                        + " AND provider_method IS NOT NULL",
                                id(placed))
                        == 0);
    }

    private String customer(Placed placed) {
        return books.text(
                "SELECT provider_customer FROM marketplace.payment_attempt WHERE group_id = :group", id(placed));
    }

    private String attempts(Placed placed) {
        return books.text(
                "SELECT string_agg(state, ',' ORDER BY id) FROM marketplace.payment_attempt WHERE group_id = :group",
                id(placed));
    }
}
