package io.linli.local.stripe.payment;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Events;

/** Customers: who pays, and whose payment methods are saved. */
public final class Customers {

    /** Stripe's name for the type. */
    public static final String TYPE = "customer";

    private Customers() {}

    public static void register(Endpoints endpoints) {
        endpoints
                .post("/v1/customers", Customers::create)
                .get("/v1/customers", call -> Lists.page(call, TYPE, "/v1/customers", "email"))
                .get("/v1/customers/{id}", Customers::retrieve)
                .post("/v1/customers/{id}", Customers::update)
                .delete("/v1/customers/{id}", Customers::delete)
                .get("/v1/customers/{id}/payment_methods", Customers::paymentMethods)
                .get("/v1/customers/{id}/payment_methods/{id}", Customers::paymentMethod);
    }

    /** Makes a customer, as Checkout does for a guest. */
    public static JsonObject make(Work work, @Nullable String email, @Nullable String name) {
        var id = Ids.next("cus").substring(0, 18);
        return Json.object(
                "id",
                id,
                "object",
                TYPE,
                "address",
                null,
                "balance",
                0,
                "created",
                work.now(),
                "currency",
                null,
                "default_source",
                null,
                "delinquent",
                false,
                "description",
                null,
                "email",
                email,
                "invoice_prefix",
                Ids.digest(id).substring(0, 8).toUpperCase(Locale.ROOT),
                "invoice_settings",
                Json.object("default_payment_method", null),
                "livemode",
                false,
                "metadata",
                new JsonObject(),
                "name",
                name,
                "next_invoice_sequence",
                1,
                "phone",
                null,
                "preferred_locales",
                Json.array(),
                "shipping",
                null,
                "tax_exempt",
                "none",
                "test_clock",
                null);
    }

    /** The customer a parameter names, or null if none does; a deleted one is refused. */
    static @Nullable String referenced(Call call, String parameter) {
        if (call.params().text(parameter) == null) {
            return null;
        }
        var customer = call.referenced(TYPE, "customer", parameter);
        if (customer.getBoolean("deleted", false)) {
            throw StripeError.missing(
                    "customer", customer.getString("id"), call.params().name(parameter));
        }
        return customer.getString("id");
    }

    private static JsonObject create(Call call) {
        var customer = make(call.work(), null, null);
        change(call, customer);
        var method = call.params().text("payment_method");
        call.work().put(customer);
        if (method != null) {
            PaymentMethods.attach(call.work(), PaymentMethods.resolve(call, method, "payment_method"), customer);
        }
        Events.emit(call.work(), "customer.created", customer);
        return customer;
    }

    private static JsonObject retrieve(Call call) {
        var customer = call.subject(TYPE, "customer");
        if (customer.getBoolean("deleted", false)) {
            return Json.object("id", customer.getString("id"), "object", TYPE, "deleted", true);
        }
        return customer;
    }

    private static JsonObject update(Call call) {
        var customer = living(call);
        change(call, customer);
        call.work().put(customer);
        Events.emit(call.work(), "customer.updated", customer);
        return customer;
    }

    private static void change(Call call, JsonObject customer) {
        var params = call.params();
        params.copyTexts(customer, "description", "email", "name", "phone", "tax_exempt");
        customer.put("metadata", params.metadata(customer.getJsonObject("metadata")));
        for (var name : new String[] {"address", "shipping"}) {
            if (params.has(name)) {
                customer.put(name, params.object(name));
            }
        }
        if (params.has("preferred_locales")) {
            customer.put("preferred_locales", params.array("preferred_locales"));
        }
        var settings = params.child("invoice_settings");
        if (settings.has("default_payment_method")) {
            customer.getJsonObject("invoice_settings")
                    .put("default_payment_method", settings.text("default_payment_method"));
        }
    }

    private static JsonObject delete(Call call) {
        var customer = living(call);
        Events.emit(call.work(), "customer.deleted", customer);
        call.work().put(customer.put("deleted", true));
        return Json.object("id", customer.getString("id"), "object", TYPE, "deleted", true);
    }

    private static JsonObject living(Call call) {
        var customer = call.subject(TYPE, "customer");
        if (customer.getBoolean("deleted", false)) {
            throw StripeError.missing("customer", call.id(), "id");
        }
        return customer;
    }

    private static JsonObject paymentMethods(Call call) {
        var customer = living(call).getString("id");
        return Lists.page(
                call,
                PaymentMethods.TYPE,
                "/v1/customers/" + customer + "/payment_methods",
                method -> customer.equals(method.getString("customer")),
                "type");
    }

    private static JsonObject paymentMethod(Call call) {
        var method = call.ids().get(1);
        return call.work()
                .find(PaymentMethods.TYPE, method)
                .filter(found -> call.id().equals(found.getString("customer")))
                .orElseThrow(() -> StripeError.missing("payment method", method, "id"));
    }
}
