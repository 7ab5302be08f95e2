package io.linli.web.payment;

import static io.restassured.RestAssured.given;

import com.stripe.net.Webhook;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The other side of a payment: the payer on the provider's page, and the provider's own view. */
public final class Simulator {

    private Simulator() {}

    /** A card that works. */
    public static void pay(URI page) {
        card(page, "4242424242424242").then().statusCode(303);
    }

    /** A card whose payment is disputed at once. */
    public static void payAndDispute(URI page) {
        card(page, "4000000000000259").then().statusCode(303);
    }

    /** A card that is declined; the page stays open. */
    public static void beDeclined(URI page) {
        card(page, "4000000000000002").then().statusCode(422);
    }

    private static Response card(URI page, String number) {
        return given().redirects()
                .follow(false)
                .formParam("method", "card")
                .formParam("number", number)
                .formParam("expiry", "12/34")
                .formParam("cvc", "123")
                .post(page);
    }

    /**
     * Makes the provider misbehave.
     *
     * @param fault as the simulator's admin call takes it
     */
    public static void inject(Map<String, Object> fault) {
        admin().contentType("application/json")
                .body(fault)
                .post("/faults")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    public static void heal() {
        admin().delete("/faults").then().statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    /** The refunds of one payment, as the provider has them. */
    public static List<Map<String, Object>> refundsOf(String payment) {
        return stripe().queryParam("payment_intent", payment)
                .queryParam("limit", 100)
                .get("/v1/refunds")
                .then()
                .statusCode(200)
                .extract()
                .path("data");
    }

    /** The pages opened for one order group, as the provider has them. */
    public static List<Map<String, Object>> pagesOf(UUID group) {
        List<Map<String, Object>> all = stripe().queryParam("limit", 100)
                .get("/v1/checkout/sessions")
                .then()
                .statusCode(200)
                .extract()
                .path("data");
        return all.stream()
                .filter(session -> session.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.containsValue(group.toString()))
                .toList();
    }

    /** The payments made for one order group, as the provider has them. */
    public static List<Map<String, Object>> paymentsOf(UUID group) {
        List<Map<String, Object>> all = stripe().queryParam("limit", 100)
                .get("/v1/payment_intents")
                .then()
                .statusCode(200)
                .extract()
                .path("data");
        return all.stream()
                .filter(payment -> payment.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.containsValue(group.toString()))
                .toList();
    }

    /** What a card holds is let go without us: by the bank, or in the provider's dashboard. */
    public static void cancelPayment(String payment) {
        stripe().post("/v1/payment_intents/" + payment + "/cancel").then().statusCode(200);
    }

    /** Whether the provider still knows a saved card's owner. */
    public static boolean remembers(String customer) {
        return stripe().get("/v1/customers/" + customer)
                        .then()
                        .extract()
                        .jsonPath()
                        .get("deleted")
                == null;
    }

    /**
     * The payer's bank takes a payment back.
     *
     * @param amount minor units; null for all that was captured and not refunded
     * @param inquiry only asks, takes nothing yet
     * @return the provider's id of the dispute
     */
    public static String dispute(String payment, @Nullable Long amount, boolean inquiry) {
        String charge = stripe().get("/v1/payment_intents/" + payment)
                .then()
                .statusCode(200)
                .extract()
                .path("latest_charge");
        var body = new HashMap<String, Object>(
                Map.of("charge", charge, "reason", "product_not_received", "inquiry", inquiry));
        if (amount != null) {
            body.put("amount", amount);
        }
        return admin().contentType("application/json")
                .body(body)
                .post("/disputes")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300))
                .extract()
                .path("id");
    }

    /** @param outcome won or lost */
    public static void decide(String dispute, String outcome) {
        admin().contentType("application/json")
                .body(Map.of("outcome", outcome))
                .post("/disputes/" + dispute)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    /** Ids of what a dispute moved on the provider's balance. */
    public static List<String> movementsOf(String dispute) {
        return stripe().get("/v1/disputes/" + dispute)
                .then()
                .statusCode(200)
                .extract()
                .path("balance_transactions.id");
    }

    /** How the provider's account behaves. */
    public static void set(String setting, long value) {
        admin().contentType("application/json")
                .body(Map.of(setting, value))
                .post("/settings")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    /** A party's owner enters all that the provider wants to know. */
    public static void onboard(String account) {
        admin().contentType("application/json")
                .body(Map.of("businessName", "Somebody"))
                .post("/accounts/" + account + "/onboard")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    /** The provider wants to know more; nothing: it knows enough. */
    public static void require(String account, List<String> due) {
        admin().contentType("application/json")
                .body(Map.of("due", due))
                .post("/accounts/" + account + "/requirements")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    /** Fills in the provider's onboarding form; gives where it sends the browser. */
    public static String fillIn(String form) {
        return given().redirects()
                .follow(false)
                .formParams(Map.of("business", "Somebody", "bank", "0001234567"))
                .post(form)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    /** The transfers to an account, newest first, as the provider has them. */
    public static List<Map<String, Object>> transfersTo(String account) {
        return stripe().queryParam("destination", account)
                .queryParam("limit", 100)
                .get("/v1/transfers")
                .then()
                .statusCode(200)
                .extract()
                .path("data");
    }

    /** The owner of an account has its money paid to its bank. */
    public static void payOutToBank(String account, long fen) {
        stripe().header("Stripe-Account", account)
                .formParam("amount", fen)
                .formParam("currency", "cny")
                .post("/v1/payouts")
                .then()
                .statusCode(200);
    }

    /** A fee the provider takes for itself. @return the provider's id of the movement */
    public static String stripeFee(long amount) {
        return admin().contentType("application/json")
                .body(Map.of("amount", -amount, "currency", "cny", "type", "stripe_fee"))
                .post("/funds")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300))
                .extract()
                .path("id");
    }

    /** Money on the provider's balance, from nowhere. @return the provider's id of the movement */
    public static String fund(long amount, String currency) {
        return admin().contentType("application/json")
                .body(Map.of("amount", amount, "currency", currency, "type", "topup"))
                .post("/funds")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300))
                .extract()
                .path("id");
    }

    /** A party's account at the provider, ready to be paid. */
    public static String connectedAccount() {
        String account = stripe().formParam("type", "express")
                .formParam("country", "HK")
                .formParam("capabilities[transfers][requested]", true)
                .post("/v1/accounts")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        admin().contentType("application/json")
                .body(Map.of("businessName", "Garden Ltd"))
                .post("/accounts/" + account + "/onboard")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        return account;
    }

    /** A transfer, made by whoever has the key. @param marks its metadata */
    public static Map<String, Object> transfer(
            String account, long amount, String currency, Map<String, String> marks) {
        var request = stripe().formParam("amount", amount)
                .formParam("currency", currency)
                .formParam("destination", account);
        marks.forEach((name, value) -> request.formParam("metadata[" + name + "]", value));
        return request.post("/v1/transfers")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    /** A refund made by hand at the provider. @param marks its metadata */
    public static Map<String, Object> refund(String payment, long amount, Map<String, String> marks) {
        var request = stripe().formParam("payment_intent", payment).formParam("amount", amount);
        marks.forEach((name, value) -> request.formParam("metadata[" + name + "]", value));
        return request.post("/v1/refunds")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    /** What stands at the provider, available and pending. */
    public static long balance(String currency) {
        var balance =
                stripe().get("/v1/balance").then().statusCode(200).extract().jsonPath();
        return List.of("available", "pending").stream()
                .mapToLong(part ->
                        balance.getLong(part + ".findAll { it.currency == '" + currency + "' }.sum { it.amount } ?: 0"))
                .sum();
    }

    public static void closePage(String session) {
        stripe().post("/v1/checkout/sessions/" + session + "/expire").then().statusCode(200);
    }

    /** A delivery of our own making, signed with the configured secret, now. */
    public static Response deliver(String body) {
        return deliver(body, signature(body, Instant.now()));
    }

    public static Response deliver(String body, String signature) {
        return given().contentType("application/json; charset=utf-8")
                .header("Stripe-Signature", signature)
                .body(body)
                .post("/webhooks/stripe");
    }

    public static String signature(String body, Instant at) {
        long seconds = at.getEpochSecond();
        try {
            var hash = Webhook.Util.computeHmacSha256(config("LINLI_STRIPE_WEBHOOK_SECRET"), seconds + "." + body);
            return "t=" + seconds + ",v1=" + hash;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestSpecification stripe() {
        return given().baseUri(config("LINLI_STRIPE_API_BASE"))
                .auth()
                .preemptive()
                .basic(config("LINLI_STRIPE_SECRET_KEY"), "");
    }

    private static RequestSpecification admin() {
        return given().baseUri(config("LINLI_STRIPE_API_BASE")).basePath("/admin/" + config("LINLI_STRIPE_SECRET_KEY"));
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
