package io.linli.local.stripe.webhook;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.http.Call;
import io.linli.local.stripe.http.Endpoints;
import io.linli.local.stripe.http.Lists;
import io.linli.local.stripe.http.Params;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;

/** Where events are delivered to. The secret is told once, when the endpoint is made. */
public final class WebhookEndpoints {

    /** Stripe's name for the type. */
    public static final String TYPE = "webhook_endpoint";

    private static final int MOST = 16;

    private WebhookEndpoints() {}

    public static void register(Endpoints endpoints) {
        endpoints
                .post("/v1/webhook_endpoints", WebhookEndpoints::create)
                .get("/v1/webhook_endpoints", call -> Lists.page(call, TYPE, "/v1/webhook_endpoints"))
                .get("/v1/webhook_endpoints/{id}", WebhookEndpoints::subject)
                .post("/v1/webhook_endpoints/{id}", WebhookEndpoints::update)
                .delete("/v1/webhook_endpoints/{id}", WebhookEndpoints::delete);
    }

    /** Makes an endpoint with a secret known beforehand, or changes the one there is for the same address. */
    public static JsonObject openOrChange(
            Work work, String url, List<String> events, boolean connect, @Nullable String secret) {
        var present = work.all(TYPE).stream()
                .filter(endpoint -> url.equals(endpoint.getString("url")))
                .filter(endpoint -> connect == Json.hidden(endpoint).getBoolean("connect"))
                .findFirst();
        return present.map(endpoint -> changed(work, endpoint.getString("id"), secret, events))
                .orElseGet(() -> open(work, url, events, connect, secret));
    }

    private static JsonObject changed(Work work, String id, @Nullable String secret, List<String> events) {
        var endpoint = work.get(id);
        endpoint.put("enabled_events", Json.array(events)).put("status", "enabled");
        if (secret != null) {
            Json.hidden(endpoint).put("secret", secret);
        }
        return work.put(endpoint);
    }

    private static JsonObject open(
            Work work, String url, List<String> events, boolean connect, @Nullable String givenSecret) {
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw StripeError.parameter(
                    "url_invalid", "url", "Invalid URL: An explicit scheme (such as https) must be provided.");
        }
        if (work.all(TYPE).size() >= MOST) {
            throw StripeError.state(
                    "resource_limit", null, "You have reached the maximum of " + MOST + " test webhook endpoints.");
        }
        var endpoint = Json.object(
                "id",
                Ids.next("we"),
                "object",
                TYPE,
                "api_version",
                null,
                "application",
                null,
                "created",
                work.now(),
                "description",
                null,
                "enabled_events",
                Json.array(events),
                "livemode",
                false,
                "metadata",
                new JsonObject(),
                "status",
                "enabled",
                "url",
                url);
        var secret = givenSecret == null ? "whsec_" + Ids.random(32) : givenSecret;
        Json.hidden(endpoint).put("secret", secret).put("connect", connect);
        return work.put(endpoint);
    }

    /** The enabled endpoints that want an event of a type; connected accounts' events go to Connect endpoints. */
    static List<JsonObject> receiving(Work work, String type) {
        return work.in(work.platform()).all(TYPE).stream()
                .filter(endpoint -> "enabled".equals(endpoint.getString("status")))
                .filter(endpoint -> Json.hidden(endpoint).getBoolean("connect") == work.connected())
                .filter(endpoint -> endpoint.getJsonArray("enabled_events").stream()
                        .anyMatch(wanted -> covers((String) wanted, type)))
                .toList();
    }

    static boolean covers(String wanted, String type) {
        return wanted.equals("*")
                || wanted.equals(type)
                || (wanted.endsWith(".*") && type.startsWith(wanted.substring(0, wanted.length() - 1)));
    }

    private static JsonObject create(Call call) {
        var params = call.params();
        params.ignore("api_version");
        var events = enabledEvents(params);
        var url = params.required("url");
        var connect = params.flag("connect", false);
        // The one parameter that is the simulator's own: a secret the receiver knows before it has called.
        var known = params.text("simulator_secret");
        var endpoint = known == null
                ? open(call.work(), url, events, connect, null)
                : openOrChange(call.work(), url, events, connect, known);
        params.copyTexts(endpoint, "description");
        endpoint.put("metadata", params.metadata(new JsonObject()));
        return endpoint.copy().put("secret", Json.hidden(endpoint).getString("secret"));
    }

    private static JsonObject update(Call call) {
        var endpoint = subject(call);
        var params = call.params();
        params.copyTexts(endpoint, "description", "url");
        if (params.has("enabled_events")) {
            endpoint.put("enabled_events", Json.array(enabledEvents(params)));
        }
        if (params.has("disabled")) {
            endpoint.put("status", params.flag("disabled", false) ? "disabled" : "enabled");
        }
        endpoint.put("metadata", params.metadata(endpoint.getJsonObject("metadata")));
        return call.work().put(endpoint);
    }

    private static JsonObject delete(Call call) {
        var endpoint = subject(call);
        call.work().remove(endpoint.getString("id"));
        return Json.object("id", endpoint.getString("id"), "object", TYPE, "deleted", true);
    }

    private static JsonObject subject(Call call) {
        return call.subject(TYPE, "webhook endpoint");
    }

    private static List<String> enabledEvents(Params params) {
        var events = params.texts("enabled_events");
        if (events.isEmpty()) {
            throw params.missing("enabled_events");
        }
        return events;
    }
}
