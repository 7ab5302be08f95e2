package io.linli.local.stripe.checkout;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.agenda.Timers;
import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Expansion;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.http.Params;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.payment.Customers;
import io.linli.local.stripe.payment.PaymentIntents;
import io.linli.local.stripe.payment.PaymentMethods;
import io.linli.local.stripe.payment.SetupIntents;
import io.linli.local.stripe.payment.Terms;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.webhook.Events;

/** Checkout Sessions in the modes payment and setup: create, update, expire, list. */
public final class CheckoutSessions {

    /** Stripe's name for the type. */
    public static final String TYPE = "checkout.session";

    /** The timer on which an open session expires. */
    public static final String EXPIRES = "session-expires";

    private static final long DEFAULT_SECONDS = 24 * 3600;
    private static final long SHORTEST_SECONDS = 30 * 60;

    private CheckoutSessions() {}

    public static void register(Endpoints endpoints, Expansion expansion) {
        endpoints
                .post("/v1/checkout/sessions", CheckoutSessions::create)
                .get("/v1/checkout/sessions", CheckoutSessions::list)
                .get("/v1/checkout/sessions/{id}", CheckoutSessions::subject)
                .post("/v1/checkout/sessions/{id}", CheckoutSessions::update)
                .post("/v1/checkout/sessions/{id}/expire", CheckoutSessions::expire)
                .get("/v1/checkout/sessions/{id}/line_items", CheckoutSessions::lineItems);
        expansion.include(TYPE + "/line_items", (work, session) -> lineItems(work.get(session.getString("id"))));
    }

    private static JsonObject create(Call call) {
        var params = call.params();
        var mode = params.choice("mode", "payment", "setup", "subscription");
        if (mode == null) {
            throw params.missing("mode");
        }
        if (mode.equals("subscription")) {
            throw StripeError.parameter(
                    "parameter_invalid", "mode", "The simulator knows the modes payment and setup only.");
        }
        var uiMode = params.text("ui_mode", "hosted_page");
        if (!uiMode.startsWith("hosted")) {
            throw StripeError.parameter("parameter_invalid", "ui_mode", "The simulator knows the hosted page only.");
        }
        var session = blank(call, mode);
        describe(params, session);
        session.put("expires_at", expiresAt(call));
        session.put("customer", customer(call, session));
        if (mode.equals("payment")) {
            priced(params, session);
        } else {
            session.put("currency", params.text("currency")).put("payment_status", "no_payment_required");
        }
        session.put("payment_method_types", Json.array(kinds(params, session)));
        openIntent(call, session);
        call.work().put(session);
        Timers.set(call.work(), EXPIRES, session.getString("id"), session.getLong("expires_at") * 1000);
        return session;
    }

    private static JsonObject blank(Call call, String mode) {
        var work = call.work();
        var id = "cs_test_" + Ids.random(58);
        return Json.object(
                "id", id,
                "object", TYPE,
                "adaptive_pricing", null,
                "after_expiration", null,
                "allow_promotion_codes", null,
                "amount_subtotal", null,
                "amount_total", null,
                "automatic_tax", Json.object("enabled", false, "liability", null, "status", null),
                "billing_address_collection", null,
                "cancel_url", null,
                "client_reference_id", null,
                "client_secret", null,
                "consent", null,
                "consent_collection", null,
                "created", work.now(),
                "currency", null,
                "custom_fields", Json.array(),
                "custom_text", new JsonObject(),
                "customer", null,
                "customer_creation", null,
                "customer_details", null,
                "customer_email", null,
                "expires_at", 0L,
                "livemode", false,
                "locale", null,
                "metadata", new JsonObject(),
                "mode", mode,
                "payment_intent", null,
                "payment_link", null,
                "payment_method_collection", mode.equals("payment") ? "if_required" : "always",
                "payment_method_options", new JsonObject(),
                "payment_method_types", Json.array(),
                "payment_status", "unpaid",
                "phone_number_collection", Json.object("enabled", false),
                "recovered_from", null,
                "setup_intent", null,
                "shipping_address_collection", null,
                "shipping_cost", null,
                "shipping_options", Json.array(),
                "status", "open",
                "submit_type", null,
                "subscription", null,
                "success_url", null,
                "total_details", Json.object("amount_discount", 0, "amount_shipping", 0, "amount_tax", 0),
                "ui_mode", "hosted_page",
                "url", work.origin().baseUrl() + "/pay/" + work.platform() + "/" + id);
    }

    private static void describe(Params params, JsonObject session) {
        params.ignore(
                "allow_promotion_codes", "billing_address_collection", "phone_number_collection", "automatic_tax");
        params.ignore(
                "payment_method_collection", "consent_collection", "saved_payment_method_options", "customer_update");
        params.ignore("branding_settings", "invoice_creation", "adaptive_pricing");
        params.copyTexts(
                session,
                "client_reference_id",
                "customer_email",
                "customer_creation",
                "locale",
                "submit_type",
                "success_url",
                "cancel_url");
        if (session.getString("success_url") == null) {
            throw params.missing("success_url");
        }
        requireUrl(session, "success_url");
        requireUrl(session, "cancel_url");
        session.put("metadata", params.metadata(new JsonObject()));
        var text = params.object("custom_text");
        if (text != null) {
            session.put("custom_text", text);
        }
        var options = Terms.options(params);
        if (options != null) {
            session.put("payment_method_options", options);
        }
    }

    private static void requireUrl(JsonObject session, String name) {
        var url = session.getString(name);
        if (url != null && !url.matches("https?://\\S+")) {
            throw StripeError.parameter(
                    "url_invalid", name, "Not a valid URL: an explicit scheme (such as https) must be provided.");
        }
    }

    private static long expiresAt(Call call) {
        var now = call.work().now();
        var given = call.params().integer("expires_at");
        if (given == null) {
            return now + DEFAULT_SECONDS;
        }
        // A minute's grace for clocks that differ and for the request's own way.
        if (given < now + SHORTEST_SECONDS - 60 || given > now + DEFAULT_SECONDS + 60) {
            throw StripeError.parameter(
                    "parameter_invalid",
                    "expires_at",
                    "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.");
        }
        return given;
    }

    private static @Nullable String customer(Call call, JsonObject session) {
        if (call.params().text("customer") == null) {
            return null;
        }
        if (session.getString("customer_email") != null) {
            throw StripeError.parameter(
                    "parameters_exclusive",
                    "customer",
                    "You may only specify one of these parameters: customer, customer_email.");
        }
        return call.referenced(Customers.TYPE, "customer", "customer").getString("id");
    }

    private static void priced(Params params, JsonObject session) {
        var items = LineItems.read(params);
        var total = LineItems.total(items);
        session.put("currency", items.get(0).getString("currency"))
                .put("amount_subtotal", total)
                .put("amount_total", total);
        if (session.getString("customer_creation") == null) {
            session.put("customer_creation", "if_required");
        }
        Json.hidden(session).put("lineItems", Json.array(items));
    }

    private static List<String> kinds(Params params, JsonObject session) {
        var listed = params.texts("payment_method_types");
        for (var kind : listed) {
            if (!PaymentMethods.KINDS.contains(kind)) {
                throw StripeError.parameter(
                        "parameter_invalid",
                        "payment_method_types",
                        "Invalid payment_method_types: must be one of " + String.join(", ", PaymentMethods.KINDS));
            }
        }
        var data = params.child("payment_intent_data");
        var cardOnly = "setup".equals(session.getString("mode"))
                || "manual".equals(data.text("capture_method"))
                || data.text("setup_future_usage") != null;
        if (cardOnly && listed.stream().anyMatch(kind -> !kind.equals("card"))) {
            throw StripeError.parameter(
                    "parameter_invalid",
                    "payment_method_types",
                    "Alipay and WeChat Pay can be neither held (capture_method=manual) nor saved for later.");
        }
        return !listed.isEmpty() ? listed : cardOnly ? List.of("card") : PaymentMethods.KINDS;
    }

    private static void openIntent(Call call, JsonObject session) {
        var customer = session.getString("customer");
        if (session.getString("mode").equals("setup")) {
            var data = call.params().child("setup_intent_data");
            var intent = SetupIntents.open(call.work(), customer);
            data.copyTexts(intent, "description");
            intent.put("metadata", data.metadata(new JsonObject()));
            belong(session, intent);
            session.put("setup_intent", intent.getString("id"));
            call.work().put(intent);
            Events.emit(call.work(), "setup_intent.created", intent);
            return;
        }
        var data = call.params().child("payment_intent_data");
        var intent = PaymentIntents.open(
                call.work(), session.getLong("amount_total"), session.getString("currency"), customer);
        data.copyTexts(
                intent,
                "description",
                "receipt_email",
                "setup_future_usage",
                "statement_descriptor",
                "statement_descriptor_suffix",
                "transfer_group");
        var capture = data.choice("capture_method", "automatic", "automatic_async", "manual");
        if (capture != null) {
            intent.put("capture_method", capture);
        }
        intent.put("metadata", data.metadata(new JsonObject()));
        intent.put(
                "payment_method_options",
                session.getJsonObject("payment_method_options").copy());
        if (data.has("shipping")) {
            intent.put("shipping", data.object("shipping"));
        }
        intent.put(
                "payment_method_types",
                session.getJsonArray("payment_method_types").copy());
        // As with Stripe there is no payment intent to be seen before somebody tries to pay.
        belong(session, intent);
    }

    private static void belong(JsonObject session, JsonObject intent) {
        Json.hidden(intent).put("session", session.getString("id"));
        Json.hidden(session).put("intent", intent);
    }

    private static JsonObject list(Call call) {
        return Lists.page(call, TYPE, "/v1/checkout/sessions", "customer", "payment_intent", "setup_intent", "status");
    }

    private static JsonObject update(Call call) {
        var session = subject(call);
        session.put("metadata", call.params().metadata(session.getJsonObject("metadata")));
        return call.work().put(session);
    }

    private static JsonObject expire(Call call) {
        var session = subject(call);
        if (!"open".equals(session.getString("status"))) {
            throw StripeError.state(
                    "checkout_session_not_open",
                    null,
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of "
                            + session.getString("status") + ".");
        }
        CheckoutFlow.expire(call.work(), session);
        return session;
    }

    private static JsonObject lineItems(Call call) {
        call.params().ignore("limit", "starting_after", "ending_before");
        return lineItems(subject(call));
    }

    private static JsonObject lineItems(JsonObject session) {
        var items = Json.hidden(session).getJsonArray("lineItems", Json.array());
        return Lists.list(
                items.stream().map(JsonObject.class::cast).toList(),
                false,
                "/v1/checkout/sessions/" + session.getString("id") + "/line_items");
    }

    private static JsonObject subject(Call call) {
        return call.work()
                .find(TYPE, call.id())
                .orElseThrow(() -> StripeError.missing("checkout.session", call.id(), "id"));
    }
}
