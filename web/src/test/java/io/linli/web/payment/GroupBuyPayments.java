package io.linli.web.payment;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.order.Shopping.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;

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
}
