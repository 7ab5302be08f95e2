package io.linli.local.stripe.store;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an object is in the journal, with the few values lists are filtered by. Objects themselves stay in the file, so an
 * account takes little memory.
 *
 * @param sequence place in the order of creation; an update keeps it
 * @param scope the account the object belongs to: the platform's or a connected account's id
 * @param type Stripe's {@code object} name, or one of the simulator's own that begin with an underscore
 * @param created seconds since the epoch, by the account's clock
 * @param offset where the object's JSON begins in the file
 * @param length its bytes
 * @param filters values of the fields in {@link #FILTERS}, null where absent
 */
record Entry(
        long sequence,
        String scope,
        String id,
        String type,
        long created,
        long offset,
        int length,
        List<@Nullable String> filters) {

    /** Fields a list can be narrowed by. */
    static final List<String> FILTERS = List.of(
            "status",
            "type",
            "currency",
            "customer",
            "payment_intent",
            "charge",
            "transfer_group",
            "destination",
            "source",
            "payout",
            "transfer",
            "setup_intent",
            "event",
            "email");

    /** The first of them have few values, so many objects share one text. */
    private static final int SHARED = 3;

    static Entry of(long sequence, String scope, JsonObject object, long offset, int length) {
        var filters = new @Nullable String[FILTERS.size()];
        for (int i = 0; i < filters.length; i++) {
            if (object.getValue(FILTERS.get(i)) instanceof String text) {
                filters[i] = i < SHARED ? text.intern() : text;
            }
        }
        var created = object.getValue("created") instanceof Number seconds ? seconds.longValue() : 0;
        var type = object.getString("object").intern();
        var values = Arrays.asList(filters);
        return new Entry(sequence, scope.intern(), object.getString("id"), type, created, offset, length, values);
    }

    Entry movedTo(long newOffset) {
        return new Entry(sequence, scope, id, type, created, newOffset, length, filters);
    }

    boolean matches(Map<String, String> wanted) {
        return wanted.entrySet().stream().allMatch(e -> e.getValue().equals(filters.get(FILTERS.indexOf(e.getKey()))));
    }
}
