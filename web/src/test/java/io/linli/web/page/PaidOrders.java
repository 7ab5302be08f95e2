package io.linli.web.page;

import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

import io.linli.web.TestUsers;

/** Orders that are paid, for the consoles to show. */
final class PaidOrders {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PaidOrders() {}

    /** Buys goods alone and pays at the simulator's page, as a browser would; returns when the webhook has come. */
    static String pay(String resident, UUID offer, int quantity) {
        String cart = fillCart(resident, offer, quantity);
        var checkout = TestUsers.onceAs(resident)
                .contentType(ContentType.JSON)
                .body(Map.of("cartId", cart))
                .post("/api/v1/checkouts")
                .then()
                .statusCode(201)
                .extract();
        io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .formParams(Map.of(
                        "method",
                        "card",
                        "number",
                        "4242424242424242",
                        "expiry",
                        "12/34",
                        "cvc",
                        "123",
                        "email",
                        "resident@example.com"))
                .post(checkout.<String>path("payUrl"))
                .then()
                .statusCode(303);
        String group = checkout.path("orderGroupId");
        Awaitility.await().atMost(PATIENCE).until(() -> "PAID"
                .equals(TestUsers.as(resident)
                        .get("/api/v1/order-groups/" + group)
                        .path("state")));
        return TestUsers.as(resident).get("/api/v1/order-groups/" + group).path("orders[0].id");
    }

    /** With nothing but this. @return the cart's id */
    static String fillCart(String resident, UUID offer, int quantity) {
        var open = TestUsers.as(resident).post("/api/v1/carts").jsonPath();
        String cart = open.getString("id");
        open.getList("lines.id")
                .forEach(line -> TestUsers.as(resident).delete("/api/v1/carts/{cart}/lines/{line}", cart, line));
        TestUsers.onceAs(resident)
                .contentType(ContentType.JSON)
                .body(Map.of("offerId", offer, "quantity", quantity))
                .post("/api/v1/carts/" + cart + "/lines")
                .then()
                .statusCode(201);
        return cart;
    }
}
