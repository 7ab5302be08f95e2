package io.linli.local.stripe.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stored object, encoded, with the few values lists are filtered by.
 *
 * @param sequence place in the order of creation; an update keeps it
 * @param scope the account the object belongs to: the platform's or a connected account's id
 * @param type Stripe's {@code object} name, or one of the simulator's own that begin with an underscore
 * @param created seconds since the epoch, by the account's clock
 * @param json the object, encoded
 * @param filters values of the fields in {@link #FILTERS}, null where absent
 */
record Entry(
        long sequence, String scope, String id, String type, long created, byte[] json, @Nullable String[] filters) {

    /** Fields a list can be narrowed by. */
    static final List<String> FILTERS = List.of(
            "customer",
            "payment_intent",
            "charge",
            "transfer_group",
            "destination",
            "status",
            "type",
            "source",
            "payout",
            "transfer",
            "currency",
            "setup_intent",
            "event",
            "email",
            "account");

    static Entry of(long sequence, String scope, JsonObject object) {
        var filters = new String[FILTERS.size()];
        for (int i = 0; i < filters.length; i++) {
            filters[i] = object.getValue(FILTERS.get(i)) instanceof String text ? text : null;
        }
        var created = object.getValue("created") instanceof Number seconds ? seconds.longValue() : 0;
        var json = object.toBuffer().getBytes();
        return new Entry(sequence, scope, object.getString("id"), object.getString("object"), created, json, filters);
    }

    JsonObject decode() {
        return new JsonObject(Buffer.buffer(json));
    }

    boolean matches(Map<String, String> wanted) {
        return wanted.entrySet().stream().allMatch(e -> e.getValue().equals(filters[FILTERS.indexOf(e.getKey())]));
    }
}
