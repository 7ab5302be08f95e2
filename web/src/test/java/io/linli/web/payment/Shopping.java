package io.linli.web.payment;

import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;

/** A resident who orders by the API. */
public final class Shopping {

    private Shopping() {}

    /** A checkout that waits for its payment. */
    public record Placed(String user, UUID group, long total, URI page) {}

    /**
     * Fills a cart and checks it out.
     *
     * @param offers number of the offer → quantity
     */
    public static Placed order(String user, Map<Integer, Integer> offers) {
        return checkOut(user, cart(user, offers));
    }

    public static UUID cart(String user, Map<Integer, Integer> offers) {
        UUID cart = TestUsers.onceAs(user)
                .post("/api/v1/carts")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300))
                .extract()
                .jsonPath()
                .getUUID("id");
        offers.forEach((offer, quantity) -> TestUsers.onceAs(user)
                .contentType("application/json")
                .body(Map.of("offerId", Neighbourhood.offer(offer), "quantity", quantity))
                .post("/api/v1/carts/{id}/lines", cart)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300)));
        return cart;
    }

    public static Placed checkOut(String user, UUID cart) {
        var checkout = TestUsers.onceAs(user)
                .contentType("application/json")
                .body(Map.of("cartId", cart))
                .post("/api/v1/checkouts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Placed(
                user,
                checkout.getUUID("orderGroupId"),
                checkout.getLong("total.amount"),
                URI.create(checkout.getString("payUrl")));
    }

    /** Asks for the page of a placed order again. */
    public static URI pageAgain(Placed placed) {
        return URI.create(TestUsers.onceAs(placed.user())
                .post("/api/v1/order-groups/{id}/payments", placed.group())
                .then()
                .statusCode(201)
                .extract()
                .path("payUrl"));
    }

    public static JsonPath look(Placed placed) {
        return TestUsers.as(placed.user())
                .get("/api/v1/order-groups/{id}", placed.group())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static String stateOf(Placed placed) {
        return look(placed).getString("state");
    }
}
