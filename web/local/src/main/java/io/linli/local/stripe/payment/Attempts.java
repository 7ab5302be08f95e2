package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.agenda.Timers;
import io.linli.local.stripe.fault.FaultKind;
import io.linli.local.stripe.fault.Faults;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.payment.TestCard.Authentication;
import io.linli.local.stripe.payment.TestCard.Special;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/** One try to pay an intent with a method: it succeeds, is declined, or asks the customer to do something first. */
final class Attempts {

    /** The timer that ends an authorisation nobody captured. */
    static final String AUTHORISATION_ENDS = "authorisation-ends";

    private Attempts() {}

    /**
     * Tries to pay.
     *
     * @param present whether the customer is there and can prove who they are
     * @throws StripeError if declined; what the attempt left behind is to be kept
     */
    static void pay(Work work, JsonObject intent, JsonObject method, boolean present, boolean errorOnAction) {
        if (!method.getString("type").equals("card")) {
            requireAction(work, intent, method);
        } else if (mustAuthenticate(method)) {
            if (!present || errorOnAction) {
                throw decline(work, intent, method, Decline.AUTHENTICATION_REQUIRED);
            }
            requireAction(work, intent, method);
        } else {
            charge(work, intent, method);
        }
    }

    /** Charges a method whose customer needs to do nothing (more). */
    static void charge(Work work, JsonObject intent, JsonObject method) {
        var decline = declineOf(work, method);
        if (decline != null) {
            throw decline(work, intent, method, decline);
        }
        var capture = !onlyHeld(intent, method.getString("type"));
        var charge = Charges.of(work, intent, method);
        Charges.succeed(work, charge, capture);
        saveMethod(work, intent, method);
        intent.put("latest_charge", charge.getString("id"))
                .put("payment_method", method.getString("id"))
                .put("next_action", null)
                .put("last_payment_error", null);
        if (capture) {
            succeeded(work, intent, charge);
        } else {
            intent.put("amount_capturable", charge.getLong("amount"));
            IntentStatus.move(intent, IntentStatus.REQUIRES_CAPTURE);
            work.put(intent);
            Events.emit(work, "payment_intent.amount_capturable_updated", intent);
            var ends = work.nowMillis() + Charges.AUTHORISATION_SECONDS * 1000;
            Timers.set(work, AUTHORISATION_ENDS, intent.getString("id"), ends);
        }
    }

    /** Whether a method's money is held first: all of the intent is, or its options say so of cards. */
    static boolean onlyHeld(JsonObject intent, String kind) {
        var options = intent.getJsonObject("payment_method_options", new JsonObject());
        return "manual".equals(intent.getString("capture_method"))
                || "manual".equals(options.getJsonObject(kind, new JsonObject()).getString("capture_method"));
    }

    /** The intent is paid: its charge was captured. */
    static void succeeded(Work work, JsonObject intent, JsonObject charge) {
        IntentStatus.move(intent, IntentStatus.SUCCEEDED);
        intent.put("amount_received", charge.getLong("amount_captured")).put("amount_capturable", 0L);
        work.put(intent);
        Events.emit(work, "payment_intent.succeeded", intent);
        var card = Charges.card(charge);
        if (card != null && card.dispute() != null) {
            Disputes.open(work, charge, card.dispute(), null, card.special() == Special.INQUIRY);
        }
    }

    /** The attempt failed: a failed charge, the intent's error, its events. Throw the result to answer with it. */
    static StripeError decline(Work work, JsonObject intent, JsonObject method, Decline decline) {
        var charge = Charges.of(work, intent, method);
        Charges.fail(work, charge, decline);
        intent.put("latest_charge", charge.getString("id"));
        return failed(work, intent, method, decline.error().with("charge", charge.getString("id")));
    }

    /** The intent goes back to asking for a method. */
    static StripeError failed(Work work, JsonObject intent, JsonObject method, StripeError error) {
        work.put(method);
        var told = error.with("payment_method", Json.visible(method));
        IntentStatus.move(intent, IntentStatus.REQUIRES_PAYMENT_METHOD);
        intent.put("payment_method", null).put("next_action", null).put("last_payment_error", told.fields());
        work.put(intent);
        Events.emit(work, "payment_intent.payment_failed", intent);
        return told.with("payment_intent", Json.visible(intent));
    }

    /** The customer has to come to a page of ours: 3-D Secure, or the wallet's own confirmation. */
    private static void requireAction(Work work, JsonObject intent, JsonObject method) {
        work.put(method);
        intent.put("payment_method", method.getString("id"))
                .put("next_action", NextActions.of(work, intent, method))
                .put("last_payment_error", null);
        IntentStatus.move(intent, IntentStatus.REQUIRES_ACTION);
        work.put(intent);
        Events.emit(work, "payment_intent.requires_action", intent);
    }

    private static boolean mustAuthenticate(JsonObject method) {
        var when = PaymentMethods.testCard(method).map(TestCard::authentication).orElse(Authentication.NEVER);
        return when == Authentication.ALWAYS
                || (when == Authentication.UNLESS_SET_UP && !Json.hidden(method).getBoolean("setUp", false));
    }

    private static @Nullable Decline declineOf(Work work, JsonObject method) {
        if (Faults.strike(work, FaultKind.INSUFFICIENT_FUNDS).isPresent()) {
            return Decline.INSUFFICIENT_FUNDS;
        }
        var fault = Faults.strike(work, FaultKind.DECLINE);
        if (fault.isPresent()) {
            return Decline.named(fault.get().getString("declineCode", "generic_decline"));
        }
        if (PaymentMethods.unknownCard(method)) {
            return Decline.LIVE_CARD;
        }
        var card = PaymentMethods.testCard(method);
        if (card.map(TestCard::special).orElse(Special.NONE) == Special.FAILS_WHEN_SAVED) {
            return Decline.GENERIC;
        }
        return card.map(TestCard::decline).orElse(null);
    }

    /** A method is good for one payment unless it is saved with a customer. */
    private static void saveMethod(Work work, JsonObject intent, JsonObject method) {
        var customer = intent.getString("customer");
        var usage = intent.getString("setup_future_usage");
        if (usage != null) {
            Json.hidden(method).put("setUp", true);
        }
        if (customer != null && usage != null && method.getString("customer") == null) {
            PaymentMethods.attach(work, method, work.get(customer));
        }
        if (method.getString("customer") == null) {
            Json.hidden(method).put("used", true);
        }
        work.put(method);
    }
}
