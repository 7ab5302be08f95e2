package io.linli.local.stripe.page;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.checkout.CheckoutFlow;
import io.linli.local.stripe.checkout.CheckoutSessions;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.payment.Actions;
import io.linli.local.stripe.payment.PaymentMethods;
import io.linli.local.stripe.store.Accounts;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Settings;
import io.linli.local.stripe.store.Work;

/** Serves the payment and action pages and takes their forms. */
public final class Pages {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    private final Accounts accounts;

    public Pages(Accounts accounts) {
        this.accounts = accounts;
    }

    /** What comes of a request: a page, or the address to go to next. */
    record Reply(int status, String html, @Nullable String location) {

        static Reply page(String html) {
            return new Reply(200, html, null);
        }

        static Reply refused(String html) {
            return new Reply(422, html, null);
        }

        static Reply redirect(String location) {
            return new Reply(303, "", location);
        }
    }

    public void register(Router router) {
        router.get("/pay/:account/:id").handler(context -> serve(context, this::paymentPage));
        router.post("/pay/:account/:id").handler(context -> serve(context, this::payment));
        router.get("/action/:account/:id").handler(context -> serve(context, this::actionPage));
        router.post("/action/:account/:id").handler(context -> serve(context, this::action));
        var onboarding = new Onboarding();
        router.get("/connect/:account/:id").handler(context -> serve(context, onboarding::form));
        router.post("/connect/:account/:id").handler(context -> serve(context, onboarding::submit));
    }

    private void serve(RoutingContext context, BiFunction<RoutingContext, Work, Reply> step) {
        var key = accounts.keyOf(context.pathParam("account"));
        var origin = new Work.Origin(
                null,
                null,
                context.request().scheme() + "://" + context.request().authority(),
                null);
        var reply = key.map(
                        k -> accounts.with(k, account -> account.execute(origin, work -> step.apply(context, work))))
                .orElseGet(() -> missing(context));
        send(context, reply);
    }

    private static void send(RoutingContext context, Reply reply) {
        var response = context.response()
                .setStatusCode(reply.status())
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Content-Security-Policy", POLICY);
        if (reply.location() != null) {
            response.putHeader("Location", reply.location());
        }
        response.putHeader("Content-Type", "text/html; charset=utf-8").end(reply.html());
    }

    static Reply missing(RoutingContext context) {
        return new Reply(404, Html.message(words(context, null), "missing"), null);
    }

    static Words words(RoutingContext context, @Nullable JsonObject session) {
        return Words.of(
                session == null ? null : session.getString("locale"),
                context.request().getHeader("Accept-Language"));
    }

    private Reply paymentPage(RoutingContext context, Work work) {
        var found = work.find(CheckoutSessions.TYPE, context.pathParam("id"));
        if (found.isEmpty()) {
            return missing(context);
        }
        var session = found.get();
        var words = words(context, session);
        return switch (session.getString("status")) {
            case "open" -> Reply.page(open(work, words, session, lastError(work, words, session), Map.of()));
            case "complete" -> Reply.redirect(CheckoutFlow.successUrl(session));
            default -> Reply.page(Html.message(words, "expired"));
        };
    }

    private Reply payment(RoutingContext context, Work work) {
        var found = work.find(CheckoutSessions.TYPE, context.pathParam("id"));
        if (found.isEmpty()) {
            return missing(context);
        }
        var session = found.get();
        if (!"open".equals(session.getString("status"))) {
            return paymentPage(context, work);
        }
        var form = form(context);
        try {
            var kind = form.getOrDefault("method", "card");
            var method = kind.equals("card") ? card(work, form) : wallet(work, kind);
            CheckoutFlow.pay(work, session, method, form.get("email"), session.getString("url"));
            return next(work, session);
        } catch (StripeError error) {
            var words = words(context, session);
            var text = words.error(error.declineCode(), error.code(), String.valueOf(error.getMessage()));
            return Reply.refused(open(work, words, session, text, form));
        }
    }

    private static Reply next(Work work, JsonObject session) {
        if ("complete".equals(session.getString("status"))) {
            return Reply.redirect(CheckoutFlow.successUrl(session));
        }
        var action = CheckoutFlow.intent(work, session).getJsonObject("next_action");
        if (action == null) {
            return Reply.redirect(session.getString("url"));
        }
        return Reply.redirect(work.origin().baseUrl() + "/action/" + work.platform() + "/"
                + CheckoutFlow.intent(work, session).getString("id"));
    }

    private static JsonObject card(Work work, Map<String, String> form) {
        var expiry = form.getOrDefault("expiry", "").replace(" ", "").split("/");
        var number = form.getOrDefault("number", "").replaceAll("[ -]", "");
        return PaymentMethods.card(
                work,
                number,
                whole(expiry[0]),
                expiry.length > 1 ? whole(expiry[1]) : null,
                form.getOrDefault("cvc", ""));
    }

    private static JsonObject wallet(Work work, String kind) {
        if (!PaymentMethods.KINDS.contains(kind)) {
            throw StripeError.parameter("parameter_invalid", "method", "Unknown method");
        }
        return PaymentMethods.wallet(work, kind);
    }

    private static @Nullable Long whole(String digits) {
        return digits.matches("[0-9]{1,4}") ? Long.valueOf(digits) : null;
    }

    private static String open(
            Work work, Words words, JsonObject session, @Nullable String error, Map<String, String> typed) {
        return PaymentPage.render(words, session, merchant(work), error, typed);
    }

    /** What the customer is told who comes back from a failed action. */
    private static @Nullable String lastError(Work work, Words words, JsonObject session) {
        var intent = CheckoutFlow.intent(work, session);
        var error = Optional.ofNullable(intent.getJsonObject("last_payment_error"))
                .orElse(intent.getJsonObject("last_setup_error"));
        return error == null
                ? null
                : words.error(error.getString("decline_code"), error.getString("code"), error.getString("message"));
    }

    private Reply actionPage(RoutingContext context, Work work) {
        return work.find(context.pathParam("id"))
                .filter(intent -> intent.containsKey("next_action"))
                .map(intent -> {
                    if (!Actions.waiting(intent)) {
                        return Reply.page(Html.message(words(context, sessionOf(work, intent)), "done"));
                    }
                    var method = work.get(intent.getString("payment_method"));
                    return Reply.page(
                            ActionPage.render(words(context, sessionOf(work, intent)), intent, method, merchant(work)));
                })
                .orElseGet(() -> missing(context));
    }

    private Reply action(RoutingContext context, Work work) {
        var found = work.find(context.pathParam("id")).filter(intent -> intent.containsKey("next_action"));
        if (found.isEmpty()) {
            return missing(context);
        }
        var intent = found.get();
        if (Actions.waiting(intent)) {
            act(work, intent, "complete".equals(form(context).get("outcome")));
        }
        var session = sessionOf(work, intent);
        if (session != null) {
            CheckoutFlow.completeIfDone(work, session, intent);
            return "complete".equals(session.getString("status"))
                    ? Reply.redirect(CheckoutFlow.successUrl(session))
                    : paymentUrl(context, work, session);
        }
        return returned(context, intent);
    }

    private static void act(Work work, JsonObject intent, boolean complete) {
        if (!complete) {
            Actions.fail(work, intent);
            return;
        }
        try {
            Actions.complete(work, intent);
        } catch (StripeError declined) {
            // The intent now holds the decline, and the page it returns to shows it.
            if (!declined.keepsWork()) {
                throw declined;
            }
        }
    }

    private static Reply paymentUrl(RoutingContext context, Work work, JsonObject session) {
        var url = session.getString("url");
        return Reply.redirect(
                url == null
                        ? work.origin().baseUrl() + "/pay/" + context.pathParam("account") + "/"
                                + session.getString("id")
                        : url);
    }

    /** Back to the client's own address, with what Stripe appends. */
    private static Reply returned(RoutingContext context, JsonObject intent) {
        var url = Json.hidden(intent).getString("returnUrl");
        if (url == null) {
            return Reply.page(Html.message(words(context, null), "done"));
        }
        var done = !intent.getString("status").equals("requires_payment_method");
        var name = intent.getString("object");
        return Reply.redirect(url + (url.contains("?") ? "&" : "?") + name + "=" + intent.getString("id") + "&" + name
                + "_client_secret=" + URLEncoder.encode(intent.getString("client_secret"), StandardCharsets.UTF_8)
                + "&redirect_status=" + (done ? "succeeded" : "failed"));
    }

    private static @Nullable JsonObject sessionOf(Work work, JsonObject intent) {
        return work.find(Json.hidden(intent).getString("session")).orElse(null);
    }

    static String merchant(Work work) {
        return Settings.of(work).getString("merchantName");
    }

    static Map<String, String> form(RoutingContext context) {
        var form = new HashMap<String, String>();
        context.request().formAttributes().forEach(field -> {
            if (!field.getValue().isBlank()) {
                form.put(field.getKey(), field.getValue().trim());
            }
        });
        return form;
    }
}
