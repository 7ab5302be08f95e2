package io.linli.web.page;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import java.util.UUID;

import io.linli.web.Neighbourhood;
import io.linli.web.TestUsers;
import io.linli.web.campaign.Terms;

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
                .body(Terms.of(community, Neighbourhood.offer(offer), price)
                        .needing(threshold)
                        .body())
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .extract()
                .path("id"));
    }
}
