package io.linli.local.stripe.admin;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;

import io.linli.local.stripe.agenda.Agenda;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Account;
import io.linli.local.stripe.store.Accounts;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;

/** Routes the admin calls. Wherever an address has {@code {account}}, the secret key or the account's id may stand. */
public final class AdminApi {

    private static final String KEY = "sk_test_[A-Za-z0-9_]{4,120}";

    private final Accounts accounts;
    private final Agenda agenda;

    public AdminApi(Accounts accounts, Agenda agenda) {
        this.accounts = accounts;
        this.agenda = agenda;
    }

    /** A call, inside the account's lock. */
    interface Step extends BiFunction<Request, Work, JsonObject> {}

    /** What a call sent. */
    record Request(JsonObject body, RoutingContext context) {

        String id() {
            return context.pathParam("id");
        }

        String query(String name, String otherwise) {
            var values = context.queryParam(name);
            return values.isEmpty() ? otherwise : values.get(0);
        }
    }

    public void register(Router router) {
        router.get("/admin").handler(context -> answer(context, 200, Index.document()));
        router.get("/admin/accounts")
                .handler(context -> answer(context, 200, Json.object("data", Json.array(accounts.ids()))));
        router.post("/admin/:account/reset").handler(this::reset);
        router.delete("/admin/:account").handler(this::delete);
        post(router, "/settings", Conditions::settings);
        post(router, "/clock", Conditions::clock);
        post(router, "/funds", Conditions::funds);
        post(router, "/faults", FaultCalls::create);
        get(router, "/faults", FaultCalls::list);
        router.delete("/admin/:account/faults").handler(context -> serve(context, FaultCalls::clear));
        router.delete("/admin/:account/faults/:id").handler(context -> serve(context, FaultCalls::remove));
        get(router, "/deliveries", DeliveryCalls::list);
        post(router, "/events/:id/redeliver", DeliveryCalls::redeliver);
        post(router, "/webhook-endpoints", DeliveryCalls::endpoint);
        post(router, "/disputes", Conditions::dispute);
        post(router, "/disputes/:id", Conditions::decide);
        post(router, "/accounts/:id/onboard", Conditions::onboard);
        post(router, "/accounts/:id/requirements", Conditions::requirements);
        get(router, "", Conditions::show);
    }

    private void get(Router router, String path, Step step) {
        router.get("/admin/:account" + path).handler(context -> serve(context, step));
    }

    private void post(Router router, String path, Step step) {
        router.post("/admin/:account" + path).handler(context -> serve(context, step));
    }

    private void serve(RoutingContext context, Step step) {
        use(context, (request, account) -> account.execute(Work.Origin.SELF, work -> step.apply(request, work)));
    }

    private void reset(RoutingContext context) {
        use(context, (request, account) -> {
            agenda.forget(account);
            account.reset();
            return Json.object("reset", account.id());
        });
    }

    private void delete(RoutingContext context) {
        var name = context.pathParam("account");
        var key = accounts.keyOf(name);
        if (key.isEmpty()) {
            answer(context, 404, Json.object("error", "No account " + name));
            return;
        }
        accounts.with(key.get(), account -> {
            agenda.forget(account);
            accounts.delete(key.get());
            return key;
        });
        answer(context, 200, Json.object("deleted", true));
    }

    private void use(RoutingContext context, BiFunction<Request, Account, JsonObject> action) {
        var name = context.pathParam("account");
        var key = accounts.keyOf(name).orElse(name);
        if (!key.matches(KEY)) {
            answer(context, 404, Json.object("error", "No account " + name + ": give its secret key or its id."));
            return;
        }
        try {
            var text = context.body().asString();
            var body = text == null || text.isBlank() ? new JsonObject() : new JsonObject(text);
            var origin = new Request(body, context);
            answer(context, 200, accounts.with(key, account -> action.apply(origin, account)));
        } catch (StripeError error) {
            answer(context, error.status(), Json.object("error", error.getMessage()));
        } catch (DecodeException | ClassCastException malformed) {
            answer(context, 400, Json.object("error", "Malformed JSON: " + malformed.getMessage()));
        }
    }

    private static void answer(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encodePrettily() + "\n");
    }
}
