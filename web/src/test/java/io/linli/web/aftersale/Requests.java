package io.linli.web.aftersale;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** After-sales by the API. */
final class Requests {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    private Requests() {}

    /** @param more than line and reason: quantity, amount, note */
    static ValidatableResponse tryAsk(String user, UUID line, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of("lineId", line, "reason", "DAMAGED"));
        body.putAll(more);
        return onceAs(user)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/after-sales")
                .then();
    }

    static UUID ask(String user, UUID line, Map<String, ?> more) {
        return tryAsk(user, line, more)
                .statusCode(201)
                .body("state", equalTo("WITH_SUPPLIER"))
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    static ValidatableResponse decide(String user, UUID id, Map<String, ?> decision) {
        return post(user, id, "decisions", decision);
    }

    static ValidatableResponse approve(String user, UUID id) {
        return decide(user, id, Map.of("verdict", "APPROVE"));
    }

    static ValidatableResponse refuse(String user, UUID id) {
        return decide(user, id, Map.of("verdict", "REFUSE", "note", "It was whole when it left us."));
    }

    static ValidatableResponse escalate(String user, UUID id) {
        return post(user, id, "escalations", Map.of("note", "Look at the picture at the gate."));
    }

    static ValidatableResponse withdraw(String user, UUID id) {
        return onceAs(user).post("/api/v1/after-sales/{id}/withdrawals", id).then();
    }

    static ValidatableResponse look(String user, UUID id) {
        return as(user).get("/api/v1/after-sales/{id}", id).then();
    }

    static void awaitState(String user, UUID id, String state) {
        await().atMost(PATIENCE)
                .until(() -> look(user, id).statusCode(200).extract().path("state"), state::equals);
    }

    static Map<String, Object> cny(long fen) {
        return Map.of("amount", fen, "currency", "CNY");
    }

    private static ValidatableResponse post(String user, UUID id, String what, Map<String, ?> body) {
        return onceAs(user)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/after-sales/{id}/" + what, id)
                .then();
    }
}
