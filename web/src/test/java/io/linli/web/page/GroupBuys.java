package io.linli.web.page;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.campaign.Terms;
import io.linli.web.order.Shopping;

/** Group buys for the browser tests to take part in. */
final class GroupBuys {

    private GroupBuys() {}

    /**
     * Opens one that closes tomorrow.
     *
     * @param price of one unit in fen
     * @return its id
     */
    static UUID open(String leader, UUID community, int offer, long price, long threshold) {
        return open(leader, community, Neighbourhood.offer(offer), price, threshold);
    }

    static UUID open(String leader, UUID community, UUID offer, long price, long threshold) {
        return UUID.fromString(TestUsers.onceAs(leader)
                .contentType(ContentType.JSON)
                .body(Terms.of(community, offer, price).needing(threshold).body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .extract()
                .path("id"));
    }

    /** Oranges for nine yuan, eight from ten units on, seven and a half from twenty-five; alone they cost nine yuan ninety. */
    static UUID falling(Shopping shopping) {
        return UUID.fromString(TestUsers.onceAs("leader-01")
                .contentType(ContentType.JSON)
                .body(Terms.of(Neighbourhood.MAPLE_COURT, shopping.newOffer(Neighbourhood.SUPPLIER_01, 990, 100), 900)
                        .set("title", Map.of("en", "Oranges together", "zh", "一起买橙子"))
                        .set("cutoffAt", Instant.now().plus(Duration.ofDays(1)).toString())
                        .item("tiers", List.of(tier(10, 800), tier(25, 750)))
                        .body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** What is in the cart. */
    static void pay(String user) {
        String cart =
                TestUsers.onceAs(user).post("/api/v1/carts").then().extract().path("id");
        var placed = Shopping.checkout(user, cart);
        Shopping.payByWallet(placed.payUrl());
        Shopping.awaitGroup(user, placed.groupId(), "PAID");
    }

    private static Map<String, Object> tier(long fromUnits, long fen) {
        return Map.of("fromUnits", fromUnits, "price", cny(fen));
    }

    private static Map<String, Object> cny(long fen) {
        return Map.of("amount", fen, "currency", "CNY");
    }
}
