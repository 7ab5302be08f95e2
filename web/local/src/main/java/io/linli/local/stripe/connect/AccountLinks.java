package io.linli.local.stripe.connect;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;

/** Links to the onboarding page: good for one visit's submission and for five minutes. */
public final class AccountLinks {

    private static final String TYPE = "_account_link";
    private static final long SECONDS = 300;

    private AccountLinks() {}

    public static void register(Endpoints endpoints) {
        endpoints.post("/v1/account_links", AccountLinks::create);
    }

    /** The link with an id, unless it was used or is too old; then see {@link #refreshUrl}. */
    public static Optional<JsonObject> usable(Work work, String id) {
        return work.find(TYPE, id)
                .filter(link -> !link.getBoolean("used", false) && link.getLong("expires_at") > work.now());
    }

    /** Where a link that no longer works sends its visitor. */
    public static Optional<String> refreshUrl(Work work, String id) {
        return work.find(TYPE, id).map(link -> link.getString("refresh_url"));
    }

    /** Marks a link as used. */
    public static String use(Work work, JsonObject link) {
        work.put(link.put("used", true));
        return link.getString("return_url");
    }

    private static JsonObject create(Call call) {
        var params = call.params();
        var account = params.required("account");
        if (call.work().find(ConnectAccounts.TYPE, account).isEmpty()) {
            throw StripeError.missing("account", account, "account");
        }
        if (params.choice("type", "account_onboarding", "account_update") == null) {
            throw params.missing("type");
        }
        params.ignore("collection_options", "collect");
        var now = call.work().now();
        var link = Json.object(
                "id",
                "link_" + Ids.random(24),
                "object",
                TYPE,
                "account",
                account,
                "created",
                now,
                "expires_at",
                now + SECONDS,
                "refresh_url",
                params.required("refresh_url"),
                "return_url",
                params.required("return_url"));
        call.work().put(link);
        return Json.object(
                "object",
                "account_link",
                "created",
                now,
                "expires_at",
                now + SECONDS,
                "url",
                call.work().origin().baseUrl() + "/connect/" + call.work().platform() + "/" + link.getString("id"));
    }
}
