package io.linli.local.stripe.checkout;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.payment.Actions;
import io.linli.local.stripe.payment.Customers;
import io.linli.local.stripe.payment.PaymentIntents;
import io.linli.local.stripe.payment.SetupIntents;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/** What a session's page does: pay, come back from an action, complete, expire. */
public final class CheckoutFlow {

    private CheckoutFlow() {}

    /**
     * Pays (or sets up) by a method the customer chose.
     *
     * @param actionReturn where a 3-D Secure or wallet page sends the customer back to
     * @throws StripeError if declined; what the attempt left behind is to be kept
     */
    public static void pay(
            Work work, JsonObject session, JsonObject method, @Nullable String email, String actionReturn) {
        requireOpen(session);
        var kind = method.getString("type");
        if (!session.getJsonArray("payment_method_types").contains(kind)) {
            throw StripeError.state("parameter_invalid", "payment_method", "This session does not take " + kind + ".");
        }
        var intent = intent(work, session);
        if (email != null && session.getString("customer") == null) {
            method.getJsonObject("billing_details").put("email", email);
        }
        Json.hidden(session).put("email", email);
        work.put(session);
        ensureCustomer(work, session, intent, email);
        if (session.getString("mode").equals("setup")) {
            Actions.setUp(work, intent, method, actionReturn);
        } else {
            announce(work, session, intent);
            Actions.pay(work, intent, method, actionReturn);
        }
        completeIfDone(work, session, intent);
    }

    /** Completes a session whose intent has got where it should. */
    public static void completeIfDone(Work work, JsonObject session, JsonObject intent) {
        var status = intent.getString("status");
        var done = status.equals("succeeded") || status.equals("requires_capture");
        if (!done || !"open".equals(session.getString("status"))) {
            return;
        }
        var paid = status.equals("succeeded") && session.getString("mode").equals("payment");
        session.put("status", "complete").put("url", null);
        if (paid) {
            session.put("payment_status", "paid");
        }
        session.put("customer_details", customerDetails(work, session));
        work.put(session);
        Events.emit(work, "checkout.session.completed", session);
    }

    /** Ends an open session; its intent can no longer be paid. */
    public static void expire(Work work, JsonObject session) {
        session.put("status", "expired").put("url", null);
        work.put(session);
        work.find(intent(work, session).getString("id")).ifPresent(intent -> {
            if (intent.getString("object").equals(SetupIntents.TYPE)) {
                SetupIntents.cancel(work, intent, "abandoned");
            } else {
                PaymentIntents.cancel(work, intent, "abandoned", false);
            }
        });
        Events.emit(work, "checkout.session.expired", session);
    }

    /** The timer's action: an open session reached its end. */
    public static void expire(Work work, String id) {
        work.find(CheckoutSessions.TYPE, id)
                .filter(session -> "open".equals(session.getString("status")))
                .filter(session -> session.getLong("expires_at") <= work.now())
                .ifPresent(session -> expire(work, session));
    }

    /** The intent behind a session; before anybody tried to pay it is only planned. */
    public static JsonObject intent(Work work, JsonObject session) {
        var planned = Json.hidden(session).getJsonObject("intent");
        return work.find(planned.getString("id")).orElseGet(planned::copy);
    }

    /** Where a finished session sends its customer. */
    public static String successUrl(JsonObject session) {
        return session.getString("success_url").replace("{CHECKOUT_SESSION_ID}", session.getString("id"));
    }

    private static void requireOpen(JsonObject session) {
        if (!"open".equals(session.getString("status"))) {
            throw StripeError.state(
                    "checkout_session_not_open", null, "This Checkout Session is " + session.getString("status") + ".");
        }
    }

    private static void announce(Work work, JsonObject session, JsonObject intent) {
        if (work.find(intent.getString("id")).isEmpty()) {
            work.put(intent.put("created", work.now()));
            Events.emit(work, "payment_intent.created", intent);
            work.put(session.put("payment_intent", intent.getString("id")));
        }
    }

    private static void ensureCustomer(Work work, JsonObject session, JsonObject intent, @Nullable String email) {
        var wanted = "always".equals(session.getString("customer_creation"));
        if (session.getString("customer") != null || !wanted) {
            return;
        }
        var customer = work.put(Customers.make(work, email, null));
        Events.emit(work, "customer.created", customer);
        session.put("customer", customer.getString("id"));
        work.put(session);
        intent.put("customer", customer.getString("id"));
    }

    private static JsonObject customerDetails(Work work, JsonObject session) {
        var typed = Json.hidden(session).getString("email");
        var given = session.getString("customer_email");
        var known = work.find(session.getString("customer"));
        var email = known.map(customer -> customer.getString("email")).orElse(typed == null ? given : typed);
        return Json.object(
                "address",
                null,
                "email",
                email,
                "name",
                known.map(customer -> customer.getString("name")).orElse(null),
                "phone",
                null,
                "tax_exempt",
                "none",
                "tax_ids",
                Json.array());
    }
}
