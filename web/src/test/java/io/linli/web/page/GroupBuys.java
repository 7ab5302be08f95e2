package io.linli.web.page;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;

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
        return UUID.fromString(TestUsers.onceAs(leader)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "communityId", community,
                        "offerId", Neighbourhood.offer(offer),
                        "price", Map.of("amount", price, "currency", "CNY"),
                        "threshold", threshold,
                        "cutoffAt", Instant.now().plus(Duration.ofDays(1)).toString()))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .extract()
                .path("id"));
    }
}
