package io.linli.web.team;

import static io.linli.web.TestUsers.onceAs;
import static io.linli.web.order.Shopping.awaitGroup;
import static io.linli.web.order.Shopping.emptyCart;
import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.order.Shopping;
import io.linli.web.order.Shopping.Placed;

/** What people do with teams. */
final class Teams {

    private Teams() {}

    static Map<String, Object> terms(UUID offer, long fen, long size) {
        return new HashMap<>(Map.of(
                "communityId",
                Neighbourhood.MAPLE_COURT,
                "offerId",
                offer,
                "price",
                Map.of("amount", fen, "currency", "CNY"),
                "size",
                size));
    }

    static ValidatableResponse offer(String user, Map<String, ?> terms) {
        return onceAs(user)
                .contentType("application/json")
                .body(terms)
                .post("/api/v1/team-offers")
                .then();
    }

    /** By the leader of Maple Court. */
    static UUID offered(UUID offer, long fen, long size) {
        return offer("leader-01", terms(offer, fen, size))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    static ValidatableResponse tryOpen(String user, UUID teamOffer) {
        return onceAs(user).post("/api/v1/team-offers/{id}/teams", teamOffer).then();
    }

    /** The first place stands in the opener's cart. */
    static UUID open(String user, UUID teamOffer) {
        emptyCart(user);
        return tryOpen(user, teamOffer).statusCode(201).extract().jsonPath().getUUID("campaignId");
    }

    /** Opens a team and pays its first place. */
    static UUID openAndPay(String user, UUID teamOffer) {
        var team = open(user, teamOffer);
        payCart(user);
        return team;
    }

    static ValidatableResponse join(String user, UUID team) {
        return Shopping.join(user, team, 1);
    }

    static Placed joinAndPay(String user, UUID team) {
        emptyCart(user);
        join(user, team).statusCode(201);
        return payCart(user);
    }

    static Placed payCart(String user) {
        var placed = checkOut(user);
        Shopping.payByWallet(placed.payUrl());
        awaitGroup(user, placed.groupId(), "PAID");
        return placed;
    }

    static Placed checkOut(String user) {
        String cart = TestUsers.as(user).post("/api/v1/carts").then().extract().path("id");
        return Shopping.checkout(user, cart);
    }

    static ValidatableResponse leave(String user, UUID team) {
        return TestUsers.as(user)
                .delete("/api/v1/campaigns/{id}/membership", team)
                .then();
    }

    static JsonPath look(UUID team) {
        return given().get("/api/v1/campaigns/{id}", team)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
