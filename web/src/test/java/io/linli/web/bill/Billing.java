package io.linli.web.bill;

import static io.linli.web.TestUsers.as;
import static io.linli.web.TestUsers.onceAs;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

import io.linli.web.Neighbourhood;

/** A property company that issues bills by the API. */
public final class Billing {

    public static final String SUNRISE = "property-sunrise";
    public static final String HARBOR = "property-harbor";
    public static final String BILLS = "/api/v1/bills";

    private static final AtomicInteger DWELLINGS = new AtomicInteger(20);
    private static final int LAST_DWELLING = 39;

    private Billing() {}

    /** A dwelling of Maple Court that nobody lives in and no other test bills. */
    public static String emptyUnit() {
        int number = DWELLINGS.getAndIncrement();
        if (number > LAST_DWELLING) {
            throw new IllegalStateException("no dwelling is left");
        }
        return unit(number);
    }

    /** @param resident 1 to 12, all of Maple Court; 2 lives with 1 */
    public static String unitOf(int resident) {
        return unit(resident == 2 ? 1 : resident);
    }

    private static String unit(int dwelling) {
        return "1-A-" + (1 + (dwelling - 1) / 4) + "0" + (1 + (dwelling - 1) % 4);
    }

    /** What a request for a bill says; a month and a text are added where a test wants them. */
    public static Map<String, Object> bill(String unit, String kind, long fen, String dueOn) {
        return new HashMap<>(Map.of(
                "communityId", Neighbourhood.MAPLE_COURT,
                "unit", unit,
                "kind", kind,
                "amount", Map.of("amount", fen, "currency", "CNY"),
                "dueOn", dueOn));
    }

    public static ValidatableResponse tryIssue(String company, Map<String, Object> bill) {
        return onceAs(company)
                .contentType("application/json")
                .body(bill)
                .post(BILLS)
                .then();
    }

    /** Issues a bill to a household of Maple Court, for no month. @return its id */
    public static UUID issue(int resident, long fen) {
        return UUID.fromString(tryIssue(SUNRISE, bill(unitOf(resident), "OTHER", fen, "2026-12-10"))
                .statusCode(201)
                .extract()
                .path("id"));
    }

    public static JsonPath look(String user, UUID bill) {
        return as(user).get(BILLS + "/{id}", bill)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static String stateOf(UUID bill) {
        return look(SUNRISE, bill).getString("state");
    }

    public static ValidatableResponse refund(UUID bill, @Nullable Long fen, String key) {
        return as(SUNRISE)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(fen == null ? Map.of() : Map.of("amount", fen))
                .post(BILLS + "/{id}/refunds", bill)
                .then();
    }

    public static ValidatableResponse upload(String company, UUID community, String csv) {
        return as(company)
                .contentType("text/csv")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(BILLS + "/uploads?community=" + community)
                .then();
    }
}
