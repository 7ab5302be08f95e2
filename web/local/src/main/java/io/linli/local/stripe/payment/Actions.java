package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;

import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;

/** What a customer did on the page they were sent to: 3-D Secure, or a wallet's confirmation. */
public final class Actions {

    private Actions() {}

    /** Pays with a method the customer just entered on a hosted page; a decline is told by the thrown error. */
    public static void pay(Work work, JsonObject intent, JsonObject method, String returnUrl) {
        Json.hidden(intent).put("returnUrl", returnUrl);
        work.put(method);
        intent.put("payment_method", method.getString("id"));
        Attempts.pay(work, intent, method, true, false);
    }

    /** Sets up a method the customer just entered on a hosted page. */
    public static void setUp(Work work, JsonObject intent, JsonObject method, String returnUrl) {
        Json.hidden(intent).put("returnUrl", returnUrl);
        work.put(method);
        intent.put("payment_method", method.getString("id"));
        SetupIntents.attempt(work, intent, method, true);
    }

    /** Whether an intent waits for its customer. */
    public static boolean waiting(JsonObject intent) {
        return IntentStatus.of(intent) == IntentStatus.REQUIRES_ACTION;
    }

    /** The customer did it: the charge (or the set-up) is made, and may still be declined by the thrown error. */
    public static void complete(Work work, JsonObject intent) {
        var method = work.get(intent.getString("payment_method"));
        if (intent.getString("object").equals(SetupIntents.TYPE)) {
            SetupIntents.succeed(work, intent, method);
        } else {
            Attempts.charge(work, intent, method);
        }
    }

    /** The customer did not, or failed. */
    public static void fail(Work work, JsonObject intent) {
        var method = work.get(intent.getString("payment_method"));
        if (intent.getString("object").equals(SetupIntents.TYPE)) {
            SetupIntents.fail(work, intent, method, refusal("setup_intent_authentication_failure"));
        } else if (method.getString("type").equals("card")) {
            Attempts.failed(work, intent, method, refusal("payment_intent_authentication_failure"));
        } else {
            Attempts.decline(work, intent, method, Decline.WALLET);
        }
    }

    private static StripeError refusal(String code) {
        return StripeError.card(
                code,
                null,
                "We are unable to authenticate your payment method. Please choose a different payment method and try again.");
    }
}
