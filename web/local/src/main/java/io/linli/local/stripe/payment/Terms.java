package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Params;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Json;

/** What payment and setup intents are told about how they are to be paid. */
public final class Terms {

    private static final List<String> WALLET_CURRENCIES =
            List.of("cny", "aud", "cad", "eur", "gbp", "hkd", "jpy", "nzd", "sgd", "usd");

    private Terms() {}

    /** Takes over what only describes an intent. */
    static void describe(Params params, JsonObject intent) {
        params.copyTexts(
                intent,
                "description",
                "receipt_email",
                "setup_future_usage",
                "statement_descriptor",
                "statement_descriptor_suffix",
                "transfer_group");
        params.choice("setup_future_usage", "on_session", "off_session");
        intent.put("metadata", params.metadata(intent.getJsonObject("metadata")));
        if (params.has("shipping")) {
            intent.put("shipping", params.object("shipping"));
        }
        var options = options(params);
        if (options != null) {
            intent.put("payment_method_options", options);
        }
    }

    /**
     * What is wanted of single kinds of methods. Cards may be held ({@code capture_method=manual}) while the others are
     * charged at once; Alipay and WeChat Pay have no such option.
     */
    public static @Nullable JsonObject options(Params params) {
        var options = params.object("payment_method_options");
        if (options == null) {
            return null;
        }
        for (var kind : PaymentMethods.KINDS) {
            var capture = options.getJsonObject(kind, new JsonObject()).getString("capture_method");
            var name = "payment_method_options[" + kind + "][capture_method]";
            if (capture != null && !kind.equals("card")) {
                throw StripeError.parameter("parameter_unknown", name, "Received unknown parameter: " + name);
            }
            if (capture != null && !capture.equals("manual")) {
                throw StripeError.parameter("parameter_invalid", name, "Invalid " + name + ": must be manual");
            }
        }
        return options;
    }

    /** Which kinds of methods an intent takes: those listed, or automatically all that suit it. */
    static void allowMethods(Params params, JsonObject intent) {
        var listed = params.texts("payment_method_types");
        var automatic = params.child("automatic_payment_methods");
        var enabled = automatic.flag("enabled", listed.isEmpty());
        var redirects = automatic.choice("allow_redirects", "always", "never");
        if (!listed.isEmpty() && enabled) {
            throw StripeError.parameter(
                    "parameters_exclusive",
                    "payment_method_types",
                    "You may only specify one of these parameters: automatic_payment_methods, payment_method_types.");
        }
        var manual = "manual".equals(intent.getString("capture_method"));
        for (var kind : listed) {
            requireKnown(params, kind);
            if (manual && !kind.equals("card")) {
                throw StripeError.parameter(
                        "payment_intent_invalid_parameter",
                        "capture_method",
                        "The payment method type " + kind + " does not support manual capture.");
            }
        }
        if (enabled) {
            var allow = redirects == null ? "always" : redirects;
            intent.put("automatic_payment_methods", Json.object("allow_redirects", allow, "enabled", true));
        }
        intent.put(
                "payment_method_types",
                listed.isEmpty()
                        ? Json.array(automaticKinds(intent.getString("currency"), manual || "never".equals(redirects)))
                        : Json.array(listed));
    }

    /** The kinds Stripe would choose: wallets redirect, cannot be held and want certain currencies. */
    static List<String> automaticKinds(@Nullable String currency, boolean cardOnly) {
        return cardOnly || !WALLET_CURRENCIES.contains(String.valueOf(currency))
                ? List.of("card")
                : PaymentMethods.KINDS;
    }

    /** Sets the method an intent is to be paid with, if one was given. */
    static void chooseMethod(Call call, JsonObject intent) {
        var params = call.params();
        var id = params.text("payment_method");
        var described = params.has("payment_method_data");
        if (id == null && !described) {
            return;
        }
        if (id != null && described) {
            throw StripeError.parameter(
                    "parameters_exclusive",
                    "payment_method",
                    "You may only specify one of these parameters: payment_method, payment_method_data.");
        }
        var method = id == null
                ? call.work().put(PaymentMethods.create(call.work(), params.child("payment_method_data")))
                : PaymentMethods.resolve(call, id, "payment_method");
        requireFitting(intent, method);
        intent.put("payment_method", method.getString("id"));
        if (IntentStatus.of(intent) == IntentStatus.REQUIRES_PAYMENT_METHOD) {
            IntentStatus.move(intent, IntentStatus.REQUIRES_CONFIRMATION);
        }
    }

    /** Automatic methods may send the customer away, so the way back must be known. */
    static void requireReturnUrl(JsonObject intent, @Nullable String returnUrl) {
        var automatic = intent.getJsonObject("automatic_payment_methods");
        if (returnUrl == null && automatic != null && "always".equals(automatic.getString("allow_redirects"))) {
            throw StripeError.parameter(
                    "payment_intent_invalid_parameter",
                    "return_url",
                    "This " + (intent.getString("object").startsWith("setup") ? "SetupIntent" : "PaymentIntent")
                            + " is configured to accept payment methods enabled in your Dashboard. Because some of these payment "
                            + "methods might redirect your customer off of your page, you must provide a `return_url`. If you "
                            + "don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to "
                            + "`true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents "
                            + "and Payment Intents.");
        }
    }

    private static void requireFitting(JsonObject intent, JsonObject method) {
        var kind = method.getString("type");
        if (!intent.getJsonArray("payment_method_types").contains(kind)) {
            throw StripeError.state(
                    "payment_intent_incompatible_payment_method",
                    "payment_method",
                    "The PaymentMethod provided (" + kind + ") is not allowed for this PaymentIntent. Please attach a "
                            + "PaymentMethod of one of the following types: "
                            + String.join(
                                    ", ",
                                    intent.getJsonArray("payment_method_types").stream()
                                            .map(String::valueOf)
                                            .toList())
                            + ".");
        }
        var owner = method.getString("customer");
        var customer = intent.getString("customer");
        if (owner != null && !owner.equals(customer)) {
            throw StripeError.state(
                    "payment_intent_invalid_parameter",
                    "payment_method",
                    customer == null
                            ? "The provided PaymentMethod was attached to another customer: include the customer in the "
                                    + "`customer` parameter."
                            : "The customer does not have a payment method with the ID " + method.getString("id")
                                    + ". The payment method must be attached to the customer.");
        }
        if (owner == null
                && (Json.hidden(method).getBoolean("used", false)
                        || Json.hidden(method).getBoolean("detached", false))) {
            throw StripeError.state(
                    "payment_method_unexpected_state",
                    "payment_method",
                    "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with "
                            + "a connected account without Customer attachment, or was detached from a Customer. It may not be "
                            + "used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.");
        }
    }

    private static void requireKnown(Params params, String kind) {
        if (!PaymentMethods.KINDS.contains(kind)) {
            throw StripeError.parameter(
                    "payment_intent_invalid_parameter",
                    params.name("payment_method_types"),
                    "The payment method type \"" + kind + "\" is invalid. The simulator knows: "
                            + String.join(", ", PaymentMethods.KINDS) + ".");
        }
    }
}
