package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.http.Params;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/** Payment intents: create, update, confirm, capture, cancel. */
public final class PaymentIntents {

    /** Stripe's name for the type. */
    public static final String TYPE = "payment_intent";

    private static final Set<IntentStatus> CANCELABLE = Set.of(
            IntentStatus.REQUIRES_PAYMENT_METHOD,
            IntentStatus.REQUIRES_CONFIRMATION,
            IntentStatus.REQUIRES_ACTION,
            IntentStatus.REQUIRES_CAPTURE);

    private PaymentIntents() {}

    public static void register(Endpoints endpoints) {
        endpoints
                .post("/v1/payment_intents", PaymentIntents::create)
                .get("/v1/payment_intents", call -> Lists.page(call, TYPE, "/v1/payment_intents", "customer"))
                .get("/v1/payment_intents/{id}", PaymentIntents::retrieve)
                .post("/v1/payment_intents/{id}", PaymentIntents::update)
                .post("/v1/payment_intents/{id}/confirm", PaymentIntents::confirm)
                .post("/v1/payment_intents/{id}/capture", PaymentIntents::capture)
                .post("/v1/payment_intents/{id}/cancel", PaymentIntents::cancel);
    }

    /** An intent as Checkout makes it: unconfirmed, without a method. */
    public static JsonObject open(Work work, long amount, String currency, @Nullable String customer) {
        var id = Ids.next("pi");
        return Json.object(
                "id", id,
                "object", TYPE,
                "amount", amount,
                "amount_capturable", 0L,
                "amount_details", Json.object("tip", new JsonObject()),
                "amount_received", 0L,
                "application", null,
                "application_fee_amount", null,
                "automatic_payment_methods", null,
                "canceled_at", null,
                "cancellation_reason", null,
                "capture_method", "automatic_async",
                "client_secret", id + "_secret_" + Ids.random(25),
                "confirmation_method", "automatic",
                "created", work.now(),
                "currency", currency,
                "customer", customer,
                "description", null,
                "last_payment_error", null,
                "latest_charge", null,
                "livemode", false,
                "metadata", new JsonObject(),
                "next_action", null,
                "on_behalf_of", null,
                "payment_method", null,
                "payment_method_configuration_details", null,
                "payment_method_options", new JsonObject(),
                "payment_method_types", Json.array("card"),
                "processing", null,
                "receipt_email", null,
                "review", null,
                "setup_future_usage", null,
                "shipping", null,
                "source", null,
                "statement_descriptor", null,
                "statement_descriptor_suffix", null,
                "status", IntentStatus.REQUIRES_PAYMENT_METHOD.word(),
                "transfer_data", null,
                "transfer_group", null);
    }

    private static JsonObject create(Call call) {
        var params = call.params();
        var intent = open(
                call.work(),
                params.requiredAmount("amount"),
                params.requiredCurrency("currency"),
                Customers.referenced(call, "customer"));
        Terms.describe(params, intent);
        var captureMethod = params.choice("capture_method", "automatic", "automatic_async", "manual");
        if (captureMethod != null) {
            intent.put("capture_method", captureMethod);
        }
        intent.put("confirmation_method", params.text("confirmation_method", "automatic"));
        Terms.allowMethods(params, intent);
        Terms.chooseMethod(call, intent);
        call.work().put(intent);
        Events.emit(call.work(), "payment_intent.created", intent);
        var confirm = params.flag("confirm", false);
        if (!confirm) {
            params.ignore("error_on_requires_action");
            refuseWithoutConfirm(params, "off_session", "return_url", "mandate_data", "use_stripe_sdk");
            return intent;
        }
        return confirmed(call, intent);
    }

    private static void refuseWithoutConfirm(Params params, String... names) {
        for (var name : names) {
            if (params.has(name)) {
                throw StripeError.parameter(
                        "parameter_invalid",
                        name,
                        "You cannot provide `" + name + "` without also setting `confirm` to `true`.");
            }
        }
    }

    private static JsonObject retrieve(Call call) {
        call.params().ignore("client_secret");
        return subject(call);
    }

    private static JsonObject update(Call call) {
        var intent = subject(call);
        var status = IntentStatus.of(intent);
        var params = call.params();
        if (status.next().isEmpty() || status == IntentStatus.REQUIRES_CAPTURE) {
            for (var name : List.of("amount", "currency", "customer", "payment_method", "payment_method_types")) {
                if (params.has(name)) {
                    throw unexpected(
                            intent,
                            "This PaymentIntent's " + name + " could not be updated because it has a status of "
                                    + status.word() + ". You may only update the " + name
                                    + " of a PaymentIntent with one of the following statuses: requires_payment_method, "
                                    + "requires_confirmation, requires_action.");
                }
            }
        }
        var amount = params.amount("amount");
        if (amount != null) {
            intent.put("amount", amount);
        }
        if (params.has("currency")) {
            intent.put("currency", params.requiredCurrency("currency"));
        }
        if (params.has("customer")) {
            intent.put("customer", Customers.referenced(call, "customer"));
        }
        Terms.describe(params, intent);
        if (params.has("payment_method_types")) {
            Terms.allowMethods(params, intent);
        }
        Terms.chooseMethod(call, intent);
        return call.work().put(intent);
    }

    private static JsonObject confirm(Call call) {
        var intent = subject(call);
        if (!IntentStatus.of(intent).confirmable()) {
            var words = IntentStatus.of(intent) == IntentStatus.SUCCEEDED
                    ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
                    : "This PaymentIntent's status is " + intent.getString("status") + ": it cannot be confirmed.";
            throw unexpected(intent, words);
        }
        var params = call.params();
        Terms.chooseMethod(call, intent);
        params.copyTexts(intent, "receipt_email", "setup_future_usage");
        return confirmed(call, intent);
    }

    private static JsonObject confirmed(Call call, JsonObject intent) {
        var params = call.params();
        var method = intent.getString("payment_method");
        if (method == null) {
            throw unexpected(
                    intent,
                    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the "
                            + "PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a "
                            + "payment method or ConfirmationToken.");
        }
        var returnUrl = params.text("return_url");
        Terms.requireReturnUrl(intent, returnUrl);
        if (returnUrl != null) {
            Json.hidden(intent).put("returnUrl", returnUrl);
        }
        params.ignore("mandate_data", "use_stripe_sdk", "capture_method");
        var offSession = params.has("off_session") && !"false".equals(params.text("off_session"));
        if (offSession && intent.getString("setup_future_usage") != null) {
            throw StripeError.parameter(
                    "parameter_invalid",
                    "off_session",
                    "You cannot provide `setup_future_usage` when `off_session` is true.");
        }
        var errorOnAction = params.flag("error_on_requires_action", false);
        Attempts.pay(call.work(), intent, call.work().get(method), !offSession, errorOnAction);
        return intent;
    }

    private static JsonObject capture(Call call) {
        var intent = subject(call);
        call.params().ignore("final_capture", "statement_descriptor", "statement_descriptor_suffix");
        if (IntentStatus.of(intent) != IntentStatus.REQUIRES_CAPTURE) {
            throw unexpected(
                    intent,
                    IntentStatus.of(intent) == IntentStatus.SUCCEEDED
                            ? "This PaymentIntent could not be captured because it has already been captured."
                            : "This PaymentIntent could not be captured because it has a status of "
                                    + intent.getString("status")
                                    + ". Only a PaymentIntent with one of the following statuses may be captured: "
                                    + "requires_capture.");
        }
        var capturable = intent.getLong("amount_capturable");
        var given = call.params().amount("amount_to_capture");
        var amount = given == null ? capturable : given;
        if (amount > capturable) {
            throw StripeError.state(
                    "amount_too_large",
                    "amount_to_capture",
                    "The provided capture amount (" + amount + ") is greater than the amount remaining to be captured ("
                            + capturable + ").");
        }
        intent.put("metadata", call.params().metadata(intent.getJsonObject("metadata")));
        var charge = call.work().get(intent.getString("latest_charge"));
        Charges.capture(call.work(), charge, amount);
        Attempts.succeeded(call.work(), intent, charge);
        sessionPaid(call.work(), intent);
        return intent;
    }

    private static void sessionPaid(Work work, JsonObject intent) {
        work.find(Json.hidden(intent).getString("session"))
                .ifPresent(session -> work.put(session.put("payment_status", "paid")));
    }

    private static JsonObject cancel(Call call) {
        var intent = subject(call);
        var reason = call.params()
                .choice("cancellation_reason", "duplicate", "fraudulent", "requested_by_customer", "abandoned");
        if (!CANCELABLE.contains(IntentStatus.of(intent))) {
            throw unexpected(
                    intent,
                    "You cannot cancel this PaymentIntent because it has a status of " + intent.getString("status")
                            + ". Only a PaymentIntent with one of the following statuses may be canceled: "
                            + "requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.");
        }
        if (Json.hidden(intent).getString("session") != null
                && IntentStatus.of(intent) != IntentStatus.REQUIRES_CAPTURE) {
            throw unexpected(
                    intent,
                    "You cannot cancel this PaymentIntent because it was created by a Checkout Session. Expire the Checkout "
                            + "Session instead.");
        }
        cancel(call.work(), intent, reason, false);
        return intent;
    }

    /** Cancels an intent and gives back what it holds. */
    public static void cancel(Work work, JsonObject intent, @Nullable String reason, boolean expired) {
        var held = IntentStatus.of(intent) == IntentStatus.REQUIRES_CAPTURE;
        IntentStatus.move(intent, IntentStatus.CANCELED);
        intent.put("canceled_at", work.now())
                .put("cancellation_reason", reason)
                .put("amount_capturable", 0L)
                .put("next_action", null);
        work.put(intent);
        Events.emit(work, "payment_intent.canceled", intent);
        if (held) {
            Charges.release(work, work.get(intent.getString("latest_charge")), expired);
        }
    }

    /** The timer's action: an authorisation nobody captured in time lapses. */
    public static void endAuthorisation(Work work, String id) {
        work.find(TYPE, id)
                .filter(intent -> IntentStatus.of(intent) == IntentStatus.REQUIRES_CAPTURE)
                .ifPresent(intent -> cancel(work, intent, "automatic", true));
    }

    /** The kind of timer that {@link #endAuthorisation} belongs to. */
    public static String authorisationTimer() {
        return Attempts.AUTHORISATION_ENDS;
    }

    private static JsonObject subject(Call call) {
        return call.work()
                .find(TYPE, call.id())
                .orElseThrow(() -> StripeError.missing("payment_intent", call.id(), "intent"));
    }

    private static StripeError unexpected(JsonObject intent, String message) {
        return StripeError.state("payment_intent_unexpected_state", null, message)
                .with("payment_intent", Json.visible(intent));
    }
}
