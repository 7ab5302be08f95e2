package io.linli.local.stripe.webhook;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.agenda.Timers;
import io.linli.local.stripe.fault.FaultKind;
import io.linli.local.stripe.fault.Faults;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Settings;
import io.linli.local.stripe.store.Work;

/**
 * One event on its way to one endpoint.
 *
 * <p>States: {@code pending} (to be tried at {@code dueMillis}, or, if {@code after} is set, once that delivery was tried),
 * {@code held} (by a reorder fault), then {@code delivered}, {@code failed} (given up) or {@code dropped} (by a fault).
 */
public final class Deliveries {

    /** The type under which deliveries are stored. */
    public static final String TYPE = "_delivery";

    /** How long finished deliveries can be listed. */
    public static final long SECONDS_KEPT = 30L * 86_400;

    /** The timer that ends a reorder fault's waiting. */
    public static final String RELEASE = "release-held";

    private static final long HELD_MILLIS = 5_000;

    private Deliveries() {}

    /** Plans the delivery of a fresh event, with whatever faults strike it. */
    static void plan(Work work, JsonObject event, JsonObject endpoint) {
        var platform = work.in(work.platform());
        var type = event.getString("type");
        var delivery = create(platform, event, endpoint);
        if (Faults.strikeEvent(work, FaultKind.WEBHOOK_DROP, type).isPresent()) {
            delivery.put("status", "dropped");
            return;
        }
        Faults.strikeEvent(work, FaultKind.WEBHOOK_DELAY, type)
                .ifPresent(fault -> delivery.put("dueMillis", work.nowMillis() + fault.getLong("millis", 1_000L)));
        Faults.strikeEvent(work, FaultKind.WEBHOOK_DUPLICATE, type).ifPresent(fault -> {
            for (int i = 0; i < fault.getInteger("copies", 1); i++) {
                create(platform, event, endpoint);
            }
        });
        Faults.strikeEvent(work, FaultKind.WEBHOOK_REORDER, type).ifPresent(fault -> hold(platform, fault, delivery));
    }

    /** Sends an event again, as the Dashboard's "Resend" does: to every endpoint that wants it. */
    public static int redeliver(Work work, JsonObject event) {
        var scope = event.getString("account", work.platform());
        var endpoints = WebhookEndpoints.receiving(work.in(scope), event.getString("type"));
        endpoints.forEach(endpoint -> create(work, event, endpoint));
        return endpoints.size();
    }

    /** Lets go of what a reorder fault held, last first, one after the other. */
    public static void release(Work work, String faultId) {
        work.find(faultId).ifPresent(fault -> {
            releaseHeld(work, fault);
            work.remove(faultId);
        });
    }

    private static JsonObject create(Work platform, JsonObject event, JsonObject endpoint) {
        return platform.put(Json.object(
                "id", Ids.next("dlv"),
                "object", TYPE,
                "created", platform.now(),
                "event", event.getString("id"),
                "type", event.getString("type"),
                "eventScope", event.getString("account", platform.platform()),
                "endpoint", endpoint.getString("id"),
                "url", endpoint.getString("url"),
                "status", "pending",
                "attempts", 0,
                "dueMillis", platform.nowMillis(),
                "after", null,
                "next", null,
                "lastStatus", null,
                "lastError", null));
    }

    private static void hold(Work work, JsonObject fault, JsonObject delivery) {
        delivery.put("status", "held");
        var held = fault.getJsonArray("held", new JsonArray()).add(delivery.getString("id"));
        fault.put("held", held);
        if (fault.getLong("remaining") == 0) {
            releaseHeld(work, fault);
        } else if (held.size() == 1) {
            var due = work.nowMillis() + fault.getLong("millis", HELD_MILLIS);
            Timers.set(work, RELEASE, fault.getString("id"), due);
        }
    }

    private static void releaseHeld(Work work, JsonObject fault) {
        var held = fault.getJsonArray("held", new JsonArray());
        @Nullable JsonObject former = null;
        for (int i = held.size() - 1; i >= 0; i--) {
            var delivery = work.get(held.getString(i));
            delivery.put("status", "pending").put("dueMillis", work.nowMillis());
            if (former != null) {
                former.put("next", delivery.getString("id"));
                delivery.put("after", former.getString("id"));
            }
            work.put(delivery);
            former = delivery;
        }
    }

    /** How long to wait before the next try, doubled with each failure. */
    static long waitMillis(Work work, int failures) {
        var settings = Settings.of(work);
        var doubled = settings.getLong("retryFirstMillis") << Math.min(failures - 1, 30);
        return Math.min(settings.getLong("retryLongestMillis"), doubled);
    }
}
