package io.linli.web.payment;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;

import io.linli.web.campaign.Terms;
import io.linli.web.order.Shopping;
import io.linli.web.order.Shopping.Placed;

/** What residents do to take part in a group-buy, and what they are told of it. */
final class GroupBuyPayments {

    private GroupBuyPayments() {}

    /** A seat, checked out and waiting to be paid. */
    static Placed place(String user, UUID campaign, long quantity) {
        var cart = Shopping.emptyCart(user);
        Shopping.join(user, campaign, quantity).statusCode(201);
        return Shopping.checkout(user, cart);
    }

    /** A seat reserved by a card. */
    static Placed reserve(String user, UUID campaign, long quantity) {
        return reserve(user, campaign, quantity, Shopping.GOOD_CARD);
    }

    static Placed reserve(String user, UUID campaign, long quantity, String card) {
        var placed = place(user, campaign, quantity);
        Shopping.payWith(card, placed.payUrl());
        Shopping.awaitGroup(user, placed.groupId(), "RESERVED");
        return placed;
    }

    static UUID id(Placed placed) {
        return UUID.fromString(placed.groupId());
    }

    static JsonPath look(String user, Placed placed) {
        return as(user).get("/api/v1/order-groups/{id}", placed.groupId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static ValidatableResponse pageAgain(String user, Placed placed) {
        return onceAs(user)
                .post("/api/v1/order-groups/{id}/payments", placed.groupId())
                .then();
    }

    static int joined(UUID campaign) {
        return given().get("/api/v1/campaigns/{id}", campaign).then().extract().path("joined");
    }

    static void awaitOf(String user, Placed placed, String path, String value) {
        await().atMost(PATIENCE).until(() -> look(user, placed).getString(path), value::equals);
    }

    /** By the leader of Maple Court, since an hour. */
    static UUID open(Shopping shopping, Terms terms) {
        var id = UUID.fromString(post("leader-01", "/api/v1/campaigns", terms.body())
                .statusCode(201)
                .extract()
                .path("id"));
        shopping.run("UPDATE marketplace.campaign SET opens_at = now() - interval '1 hour' WHERE id = ?", id);
        return id;
    }

    static void cutOff(Shopping shopping, UUID campaign, String state) {
        shopping.cutOff(campaign);
        shopping.awaitCampaign(campaign, state);
    }

    static ValidatableResponse join(String user, UUID campaign, Map<String, ?> order) {
        return post(user, "/api/v1/campaigns/" + campaign + "/joins", order);
    }

    /** Joins and pays at once. */
    static Placed take(String user, UUID campaign, Map<String, ?> order) {
        var cart = Shopping.emptyCart(user);
        join(user, campaign, order).statusCode(201);
        return pay(user, cart);
    }

    static Placed pay(String user, String cart) {
        var placed = Shopping.checkout(user, cart);
        Shopping.payByWallet(placed.payUrl());
        Shopping.awaitGroup(user, placed.groupId(), "PAID");
        return placed;
    }

    /** So much of its first line is back. */
    static void awaitBack(String user, Placed placed, long fen) {
        await().atMost(PATIENCE).until(() -> look(user, placed).getLong("orders[0].lines[0].refunded.amount") == fen);
    }

    static ValidatableResponse post(String user, String path, Map<String, ?> body) {
        return onceAs(user)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
