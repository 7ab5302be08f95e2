package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.payment.TestCard.Authentication;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/** Setup intents: saving a card for later, with the customer's consent now. */
public final class SetupIntents {

    /** Stripe's name for the type. */
    public static final String TYPE = "setup_intent";

    private SetupIntents() {}

    public static void register(Endpoints endpoints) {
        endpoints
                .post("/v1/setup_intents", SetupIntents::create)
                .get("/v1/setup_intents", call -> Lists.page(call, TYPE, "/v1/setup_intents", "customer"))
                .get("/v1/setup_intents/{id}", SetupIntents::retrieve)
                .post("/v1/setup_intents/{id}", SetupIntents::update)
                .post("/v1/setup_intents/{id}/confirm", SetupIntents::confirm)
                .post("/v1/setup_intents/{id}/cancel", SetupIntents::cancel);
    }

    /** A setup intent without a method. */
    public static JsonObject open(Work work, @Nullable String customer) {
        var id = Ids.next("seti");
        return Json.object(
                "id", id,
                "object", TYPE,
                "application", null,
                "automatic_payment_methods", null,
                "cancellation_reason", null,
                "client_secret", id + "_secret_" + Ids.random(25),
                "created", work.now(),
                "customer", customer,
                "description", null,
                "flow_directions", null,
                "last_setup_error", null,
                "latest_attempt", null,
                "livemode", false,
                "mandate", null,
                "metadata", new JsonObject(),
                "next_action", null,
                "on_behalf_of", null,
                "payment_method", null,
                "payment_method_options", new JsonObject(),
                "payment_method_types", Json.array("card"),
                "single_use_mandate", null,
                "status", IntentStatus.REQUIRES_PAYMENT_METHOD.word(),
                "usage", "off_session");
    }

    private static JsonObject create(Call call) {
        var params = call.params();
        var intent = open(call.work(), Customers.referenced(call, "customer"));
        params.copyTexts(intent, "description");
        intent.put("usage", params.text("usage", "off_session"));
        intent.put("metadata", params.metadata(new JsonObject()));
        Terms.allowMethods(params, intent);
        intent.put("payment_method_types", Json.array("card"));
        Terms.chooseMethod(call, intent);
        call.work().put(intent);
        Events.emit(call.work(), "setup_intent.created", intent);
        return params.flag("confirm", false) ? confirmed(call, intent) : intent;
    }

    private static JsonObject retrieve(Call call) {
        call.params().ignore("client_secret");
        return subject(call);
    }

    private static JsonObject update(Call call) {
        var intent = subject(call);
        call.params().copyTexts(intent, "description");
        intent.put("metadata", call.params().metadata(intent.getJsonObject("metadata")));
        if (call.params().has("customer")) {
            intent.put("customer", Customers.referenced(call, "customer"));
        }
        Terms.chooseMethod(call, intent);
        return call.work().put(intent);
    }

    private static JsonObject confirm(Call call) {
        var intent = subject(call);
        if (!IntentStatus.of(intent).confirmable()) {
            throw unexpected(
                    intent,
                    "You cannot confirm this SetupIntent because it has a status of " + intent.getString("status")
                            + ".");
        }
        Terms.chooseMethod(call, intent);
        return confirmed(call, intent);
    }

    private static JsonObject confirmed(Call call, JsonObject intent) {
        var params = call.params();
        params.ignore("mandate_data", "use_stripe_sdk");
        var method = intent.getString("payment_method");
        if (method == null) {
            throw unexpected(
                    intent,
                    "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a "
                            + "payment method and then confirm it again.");
        }
        var returnUrl = params.text("return_url");
        Terms.requireReturnUrl(intent, returnUrl);
        if (returnUrl != null) {
            Json.hidden(intent).put("returnUrl", returnUrl);
        }
        attempt(call.work(), intent, call.work().get(method), true);
        return intent;
    }

    /** Tries to set a card up: declined, done, or the customer has to prove who they are. */
    static void attempt(Work work, JsonObject intent, JsonObject method, boolean present) {
        var card = PaymentMethods.testCard(method);
        var when = card.map(TestCard::authentication).orElse(Authentication.NEVER);
        var decline = card.map(TestCard::decline).orElse(PaymentMethods.unknownCard(method) ? Decline.LIVE_CARD : null);
        if (decline != null && when == Authentication.NEVER) {
            throw fail(work, intent, method, decline.error());
        }
        if (when == Authentication.NEVER || !present) {
            succeed(work, intent, method);
            return;
        }
        intent.put("next_action", NextActions.of(work, intent, method)).put("last_setup_error", null);
        IntentStatus.move(intent, IntentStatus.REQUIRES_ACTION);
        work.put(intent);
        Events.emit(work, "setup_intent.requires_action", intent);
    }

    static void succeed(Work work, JsonObject intent, JsonObject method) {
        Json.hidden(method).put("setUp", true);
        var customer = intent.getString("customer");
        if (customer != null) {
            PaymentMethods.attach(work, method, work.get(customer));
        }
        work.put(method);
        IntentStatus.move(intent, IntentStatus.SUCCEEDED);
        intent.put("payment_method", method.getString("id"))
                .put("next_action", null)
                .put("last_setup_error", null);
        work.put(intent);
        Events.emit(work, "setup_intent.succeeded", intent);
    }

    static StripeError fail(Work work, JsonObject intent, JsonObject method, StripeError error) {
        work.put(method);
        var told = error.with("payment_method", Json.visible(method));
        IntentStatus.move(intent, IntentStatus.REQUIRES_PAYMENT_METHOD);
        intent.put("payment_method", null).put("next_action", null).put("last_setup_error", told.fields());
        work.put(intent);
        Events.emit(work, "setup_intent.setup_failed", intent);
        return told.with("setup_intent", Json.visible(intent));
    }

    private static JsonObject cancel(Call call) {
        var intent = subject(call);
        var reason = call.params().choice("cancellation_reason", "abandoned", "duplicate", "requested_by_customer");
        if (!IntentStatus.of(intent).confirmable()) {
            throw unexpected(
                    intent,
                    "You cannot cancel this SetupIntent because it has a status of " + intent.getString("status")
                            + ".");
        }
        cancel(call.work(), intent, reason);
        return intent;
    }

    /** Cancels an intent that is not finished. */
    public static void cancel(Work work, JsonObject intent, @Nullable String reason) {
        IntentStatus.move(intent, IntentStatus.CANCELED);
        work.put(intent.put("cancellation_reason", reason).put("next_action", null));
        Events.emit(work, "setup_intent.canceled", intent);
    }

    private static JsonObject subject(Call call) {
        return call.work()
                .find(TYPE, call.id())
                .orElseThrow(() -> StripeError.missing("setupintent", call.id(), "intent"));
    }

    private static StripeError unexpected(JsonObject intent, String message) {
        return StripeError.state("setup_intent_unexpected_state", null, message)
                .with("setup_intent", Json.visible(intent));
    }
}
