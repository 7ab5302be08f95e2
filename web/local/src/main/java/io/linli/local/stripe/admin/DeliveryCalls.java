package io.linli.local.stripe.admin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;

import io.linli.local.stripe.admin.AdminApi.Request;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Deliveries;
import io.linli.local.stripe.webhook.Events;
import io.linli.local.stripe.webhook.WebhookEndpoints;

/** Looking at deliveries, sending again, and endpoints with a given secret. */
final class DeliveryCalls {

    private static final int MOST = 10_000;

    private DeliveryCalls() {}

    static JsonObject list(Request request, Work work) {
        var filters = new HashMap<String, String>();
        for (var name : new String[] {"status", "event", "type"}) {
            var value = request.query(name, "");
            if (!value.isEmpty()) {
                filters.put(name, value);
            }
        }
        var limit = Math.max(
                1, Math.min(MOST, Integer.parseInt(request.query("limit", "100").replaceAll("[^0-9]", "0"))));
        var page = work.page(Work.Query.newest(Deliveries.TYPE, filters, limit));
        return Json.object("data", Json.array(page.objects()), "hasMore", page.hasMore());
    }

    static JsonObject redeliver(Request request, Work work) {
        var event = work.find(Events.TYPE, request.id())
                .or(() -> work.all("account").stream()
                        .flatMap(account -> work.in(account.getString("id")).find(Events.TYPE, request.id()).stream())
                        .findFirst())
                .orElseThrow(() -> StripeError.missing("event", request.id(), "id"));
        return Json.object("deliveries", Deliveries.redeliver(work, event));
    }

    static JsonObject endpoint(Request request, Work work) {
        var body = request.body();
        var url = body.getString("url", "");
        var connect = body.getBoolean("connect", false);
        var events = body.getJsonArray("events", new JsonArray().add("*")).stream()
                .map(String::valueOf)
                .toList();
        return WebhookEndpoints.openOrChange(work, url, events, connect, body.getString("secret"));
    }
}
