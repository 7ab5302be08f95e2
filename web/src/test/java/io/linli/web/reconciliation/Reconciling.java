package io.linli.web.reconciliation;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An operator who reconciles by the API. */
public final class Reconciling {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Reconciling() {}

    /** Asks for a run and waits until it is done. */
    public static JsonPath run() {
        String id = onceAs("operator")
                .contentType("application/json")
                .body(Map.of())
                .post("/api/v1/reconciliations")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(PATIENCE).until(() -> look(id).getString("state").equals("DONE"));
        return look(id);
    }

    /** Open exceptions about something: a ledger's reference, or the provider's id. */
    public static List<Map<String, Object>> openOf(String subject) {
        return of(subject, "OPEN");
    }

    /** @param state empty for all */
    public static List<Map<String, Object>> of(String subject, String state) {
        var request = as("operator");
        return (state.isEmpty() ? request : request.queryParam("state", state))
                .queryParam("subject", subject)
                .queryParam("limit", 100)
                .get("/api/v1/reconciliations/exceptions")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    public static ValidatableResponse book(Object id) {
        return onceAs("operator")
                .contentType("application/json")
                .post("/api/v1/reconciliations/exceptions/{id}/corrections", id)
                .then();
    }

    public static ValidatableResponse dismiss(Object id, String note) {
        return onceAs("operator")
                .contentType("application/json")
                .body(Map.of("note", note))
                .post("/api/v1/reconciliations/exceptions/{id}/dismissals", id)
                .then();
    }

    public static ValidatableResponse upload(String user, String csv) {
        return as(user).contentType("text/csv; charset=utf-8")
                .queryParam("fileName", "bank-" + UUID.randomUUID() + ".csv")
                .body(csv)
                .post("/api/v1/bank-files")
                .then();
    }

    private static JsonPath look(String id) {
        return as("operator")
                .get("/api/v1/reconciliations/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
