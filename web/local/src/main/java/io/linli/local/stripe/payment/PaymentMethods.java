package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

/** Cards, Alipay and WeChat Pay: made from parameters, from card numbers or from Stripe's test tokens. */
public final class PaymentMethods {

    /** Stripe's name for the type. */
    public static final String TYPE = "payment_method";

    /** The kinds of payment methods there are. */
    public static final List<String> KINDS = List.of("card", "alipay", "wechat_pay");

    private PaymentMethods() {}

    public static void register(Endpoints endpoints) {
        endpoints
                .post("/v1/payment_methods", call -> call.work().put(create(call.work(), call.params())))
                .get("/v1/payment_methods", call -> Lists.page(call, TYPE, "/v1/payment_methods", "customer", "type"))
                .get("/v1/payment_methods/{id}", call -> call.subject(TYPE, "PaymentMethod"))
                .post("/v1/payment_methods/{id}", PaymentMethods::update)
                .post("/v1/payment_methods/{id}/attach", PaymentMethods::attach)
                .post("/v1/payment_methods/{id}/detach", PaymentMethods::detach);
    }

    /** The payment method with an id; a test token such as {@code pm_card_visa} makes a new one. */
    static JsonObject resolve(Call call, String id, String parameter) {
        return resolve(call.work(), id, call.params().name(parameter));
    }

    static JsonObject resolve(Work work, String id, String parameter) {
        Optional<TestCard> token = id.startsWith("pm_card_") ? TestCard.tokened(id) : Optional.empty();
        if (token.isPresent()) {
            return work.put(card(work, token.get(), 12, defaultYear(work)));
        }
        return work.find(TYPE, id).orElseThrow(() -> StripeError.missing("PaymentMethod", id, parameter));
    }

    /** Makes a payment method from {@code type}, {@code card[…]} and the like; not stored yet. */
    static JsonObject create(Work work, Params params) {
        var kind = params.required("type");
        if (!KINDS.contains(kind)) {
            throw StripeError.parameter(
                    "parameter_invalid",
                    params.name("type"),
                    "Invalid type: must be one of " + String.join(", ", KINDS));
        }
        var method = kind.equals("card") ? card(work, params.child("card")) : wallet(work, kind, params.child(kind));
        params.ignore("allow_redisplay", "radar_options");
        applyDetails(method, params);
        return method;
    }

    /** A wallet of Alipay or WeChat Pay. */
    public static JsonObject wallet(Work work, String kind) {
        var method = blank(work, kind);
        return method.put(kind, new JsonObject());
    }

    private static JsonObject wallet(Work work, String kind, Params details) {
        details.ignore("client", "app_id");
        return wallet(work, kind);
    }

    private static JsonObject card(Work work, Params card) {
        var token = card.text("token");
        if (token != null) {
            var known =
                    TestCard.tokened(token).orElseThrow(() -> StripeError.missing("token", token, card.name("token")));
            return card(work, known, 12, defaultYear(work));
        }
        var number = card.required("number").replaceAll("[ -]", "");
        var month = card.integer("exp_month");
        var year = card.integer("exp_year");
        var cvc = card.text("cvc");
        return card(work, number, month, year, cvc);
    }

    /** A card as somebody typed it; refuses what no card can be. */
    public static JsonObject card(
            Work work, String number, @Nullable Long month, @Nullable Long year, @Nullable String cvc) {
        if (!TestCard.plausible(number)) {
            throw StripeError.card("incorrect_number", null, "Your card number is incorrect.");
        }
        if (month == null || month < 1 || month > 12) {
            throw StripeError.card("invalid_expiry_month", null, "Your card's expiration month is invalid.");
        }
        var fullYear = year == null ? 0 : year < 100 ? 2000 + year : year;
        var now = YearMonth.from(Instant.ofEpochSecond(work.now()).atZone(ZoneOffset.UTC));
        if (fullYear > 9999 || YearMonth.of((int) fullYear, month.intValue()).isBefore(now)) {
            throw StripeError.card("invalid_expiry_year", null, "Your card's expiration year is invalid.");
        }
        if (cvc != null && !cvc.matches("[0-9]{3,4}")) {
            throw StripeError.card("invalid_cvc", null, "Your card's security code is invalid.");
        }
        var card = TestCard.numbered(number)
                .orElseGet(() -> new TestCard(
                        number,
                        "",
                        "visa",
                        TestCard.Authentication.NEVER,
                        Decline.LIVE_CARD,
                        null,
                        TestCard.Special.NONE));
        return card(work, card, month, fullYear);
    }

    private static JsonObject card(Work work, TestCard card, long month, long year) {
        var method = blank(work, "card");
        method.put(
                "card",
                Json.object(
                        "brand", card.brand(),
                        "checks",
                                Json.object(
                                        "address_line1_check", null,
                                        "address_postal_code_check", null,
                                        "cvc_check", "pass"),
                        "country",
                                card.token().equals("cn") ? "CN" : card.token().equals("hk") ? "HK" : "US",
                        "display_brand", card.brand(),
                        "exp_month", month,
                        "exp_year", year,
                        "fingerprint", Ids.digest(card.number()).substring(0, 16),
                        "funding", card.token().endsWith("debit") ? "debit" : "credit",
                        "generated_from", null,
                        "last4", card.last4(),
                        "networks", Json.object("available", Json.array(card.brand()), "preferred", null),
                        "three_d_secure_usage", Json.object("supported", true),
                        "wallet", null));
        Json.hidden(method).put("number", card.number());
        return method;
    }

    private static JsonObject blank(Work work, String kind) {
        return Json.object(
                "id",
                Ids.next("pm"),
                "object",
                TYPE,
                "allow_redisplay",
                "unspecified",
                "billing_details",
                Json.object("address", new JsonObject(), "email", null, "name", null, "phone", null),
                "created",
                work.now(),
                "customer",
                null,
                "livemode",
                false,
                "metadata",
                new JsonObject(),
                "type",
                kind);
    }

    /** What the card does; a number that is no test card is declined. */
    static Optional<TestCard> testCard(JsonObject method) {
        var number = Json.hidden(method).getString("number");
        return number == null ? Optional.empty() : TestCard.numbered(number);
    }

    /** Whether the number is a real card's, which test mode declines. */
    static boolean unknownCard(JsonObject method) {
        return Json.hidden(method).getString("number") != null
                && testCard(method).isEmpty();
    }

    /** Saves a method with a customer. */
    static void attach(Work work, JsonObject method, JsonObject customer) {
        var present = method.getString("customer");
        var id = customer.getString("id");
        if (id.equals(present)) {
            return;
        }
        if (present != null || Json.hidden(method).getBoolean("detached", false)) {
            throw StripeError.state(
                    "payment_method_unexpected_state",
                    "payment_method",
                    "The payment method you provided has already been attached to a customer.");
        }
        if (!"card".equals(method.getString("type"))) {
            throw StripeError.state(
                    "payment_method_not_available",
                    "payment_method",
                    "Payment methods of type " + method.getString("type") + " cannot be saved to customers.");
        }
        method.put("customer", id);
        work.put(method);
        Events.emit(work, "payment_method.attached", method);
    }

    private static JsonObject attach(Call call) {
        var method = resolve(call, call.id(), "id");
        call.params().required("customer");
        var customer = call.referenced(Customers.TYPE, "customer", "customer");
        var decline = testCard(method)
                .filter(card -> card.authentication() == TestCard.Authentication.NEVER)
                .map(TestCard::decline)
                .orElse(unknownCard(method) ? Decline.LIVE_CARD : null);
        if (decline != null) {
            throw decline.error();
        }
        attach(call.work(), method, customer);
        return method;
    }

    private static JsonObject detach(Call call) {
        var method = call.subject(TYPE, "PaymentMethod");
        if (method.getString("customer") == null) {
            throw StripeError.state(
                    "payment_method_unexpected_state",
                    null,
                    "The payment method you provided is not attached to a customer so detachment is impossible.");
        }
        var previous = Json.object("customer", method.getString("customer"));
        method.put("customer", null);
        Json.hidden(method).put("detached", true);
        call.work().put(method);
        Events.emit(call.work(), "payment_method.detached", method, previous);
        return method;
    }

    private static JsonObject update(Call call) {
        var method = call.subject(TYPE, "PaymentMethod");
        applyDetails(method, call.params());
        var card = call.params().child("card");
        for (var field : List.of("exp_month", "exp_year")) {
            var value = card.integer(field);
            if (value != null) {
                method.getJsonObject("card").put(field, value);
            }
        }
        call.work().put(method);
        Events.emit(call.work(), "payment_method.updated", method);
        return method;
    }

    private static void applyDetails(JsonObject method, Params params) {
        method.put("metadata", params.metadata(method.getJsonObject("metadata")));
        var details = params.object("billing_details");
        if (details != null) {
            method.getJsonObject("billing_details").mergeIn(details, true);
        }
    }

    private static long defaultYear(Work work) {
        return Instant.ofEpochSecond(work.now()).atZone(ZoneOffset.UTC).getYear() + 1L;
    }
}
