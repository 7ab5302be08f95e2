package io.linli.local.stripe.admin;

import io.vertx.core.json.JsonObject;
import java.util.Set;

import io.linli.local.stripe.admin.AdminApi.Request;
import io.linli.local.stripe.fault.FaultKind;
import io.linli.local.stripe.fault.Faults;
import io.linli.local.stripe.http.StripeError;
import io.linli.local.stripe.store.Ids;
import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;
import io.linli.local.stripe.webhook.Deliveries;

/** Setting and removing faults. */
final class FaultCalls {

    private static final Set<String> NAMES = Set.of(
            "kind",
            "count",
            "probability",
            "seed",
            "event",
            "method",
            "path",
            "millis",
            "copies",
            "declineCode",
            "commit",
            "stored");

    private FaultCalls() {}

    static JsonObject create(Request request, Work work) {
        var body = request.body();
        var unknown =
                body.fieldNames().stream().filter(name -> !NAMES.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw refusal("Unknown " + unknown + ": a fault has " + NAMES);
        }
        var kind = FaultKind.of(body.getString("kind", ""))
                .orElseThrow(() -> refusal("Unknown kind: GET /admin lists them."));
        var count = body.getLong("count", 1L);
        var probability = body.getDouble("probability", 1.0);
        if (count < 1 || probability <= 0 || probability > 1) {
            throw refusal("count is at least 1, probability above 0 and at most 1.");
        }
        var fault = body.copy()
                .put("id", Ids.next("fault"))
                .put("object", Faults.TYPE)
                .put("kind", kind.word())
                .put("created", work.now())
                .put("remaining", count);
        return work.put(fault);
    }

    static JsonObject list(Request request, Work work) {
        return Json.object("data", Json.array(work.all(Faults.TYPE)));
    }

    static JsonObject clear(Request request, Work work) {
        var faults = work.all(Faults.TYPE);
        faults.forEach(fault -> end(work, fault.getString("id")));
        return Json.object("removed", faults.size());
    }

    static JsonObject remove(Request request, Work work) {
        if (work.find(Faults.TYPE, request.id()).isEmpty()) {
            throw StripeError.missing("fault", request.id(), "id");
        }
        end(work, request.id());
        return Json.object("removed", 1);
    }

    /** What a fault still holds back is let go. */
    private static void end(Work work, String id) {
        Deliveries.release(work, id);
    }

    private static StripeError refusal(String message) {
        return StripeError.parameter("parameter_invalid", null, message);
    }
}
