package io.linli.local.stripe.webhook;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;

/** What happened: kept for 30 days, listed, and delivered to the webhook endpoints. */
public final class Events {

    /** Stripe's name for the type. */
    public static final String TYPE = "event";

    /** How long events can be listed. */
    public static final long SECONDS_KEPT = 30L * 86_400;

    /** What is said to speak by a client that names no version; a receiver of the same stripe-java understands it. */
    private static final String API_VERSION = "2026-07-29.dahlia";

    private Events() {}

    public static void register(Endpoints endpoints) {
        endpoints.get("/v1/events", Events::list).get("/v1/events/{id}", call -> call.subject(TYPE, "event"));
    }

    /** Emits an event about the object as it is now. */
    public static void emit(Work work, String type, JsonObject object) {
        emit(work, type, object, null);
    }

    /** Emits an event that tells what the changed fields were before. */
    public static void emit(Work work, String type, JsonObject object, @Nullable JsonObject previous) {
        var endpoints = WebhookEndpoints.receiving(work, type);
        var data = Json.object("object", Json.visible(object));
        if (previous != null) {
            data.put("previous_attributes", previous);
        }
        var origin = work.origin();
        var event = Json.object(
                "id",
                "evt_" + Ids.random(24),
                "object",
                TYPE,
                "api_version",
                apiVersion(work),
                "created",
                work.now(),
                "data",
                data,
                "livemode",
                false,
                "pending_webhooks",
                endpoints.size(),
                "request",
                Json.object("id", origin.requestId(), "idempotency_key", origin.idempotencyKey()),
                "type",
                type);
        if (work.connected()) {
            event.put("account", work.scope());
        }
        work.put(event);
        endpoints.forEach(endpoint -> Deliveries.plan(work, event, endpoint));
    }

    /** Events carry the version of whoever last spoke to the account, as a real account's default version would be. */
    private static String apiVersion(Work work) {
        var platform = work.in(work.platform());
        var known = platform.find("_version").map(v -> v.getString("version")).orElse(API_VERSION);
        var spoken = work.origin().apiVersion();
        if (spoken != null && !spoken.equals(known)) {
            platform.put(Json.object("id", "_version", "object", "_version", "version", spoken));
        }
        return spoken == null ? known : spoken;
    }

    private static JsonObject list(Call call) {
        var types = call.params().texts("types");
        var deliveryMatters = call.params().has("delivery_success");
        var delivered = call.params().flag("delivery_success", true);
        var oldest = call.work().now() - SECONDS_KEPT;
        return Lists.page(
                call,
                TYPE,
                "/v1/events",
                event -> (types.isEmpty() || matchesAny(types, event.getString("type")))
                        && (!deliveryMatters || delivered == (event.getInteger("pending_webhooks") == 0))
                        && event.getLong("created") >= oldest,
                "type");
    }

    private static boolean matchesAny(List<String> types, String type) {
        return types.stream().anyMatch(wanted -> WebhookEndpoints.covers(wanted, type));
    }
}
