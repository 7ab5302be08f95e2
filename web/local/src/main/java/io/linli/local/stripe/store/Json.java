package io.linli.local.stripe.store;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Building JSON objects tersely, with their nulls: Stripe always answers with every field. */
public final class Json {

    private Json() {}

    /**
     * An object of names and values in turn.
     *
     * @param pairs name, value, name, value …; a value may be null
     */
    public static JsonObject object(@Nullable Object... pairs) {
        var object = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            object.getMap().put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return object;
    }

    /** An array of the given values. */
    public static JsonArray array(Object... values) {
        return new JsonArray(new ArrayList<>(List.of(values)));
    }

    /** An array of the elements of a list. */
    public static JsonArray array(List<?> values) {
        return new JsonArray(new ArrayList<>(values));
    }

    /** The object under a name, made empty there if it is missing or null. */
    public static JsonObject child(JsonObject parent, String name) {
        var present = parent.getJsonObject(name);
        if (present != null) {
            return present;
        }
        var made = new JsonObject();
        parent.put(name, made);
        return made;
    }

    /** What the simulator itself remembers of an object; never shown to a client. */
    public static JsonObject hidden(JsonObject object) {
        return child(object, "_simulator");
    }

    /** A copy without what the simulator keeps for itself, at any depth. */
    public static JsonObject visible(JsonObject object) {
        var copy = new JsonObject();
        for (Map.Entry<String, Object> field : object) {
            if (!field.getKey().startsWith("_")) {
                copy.getMap().put(field.getKey(), visibleValue(field.getValue()));
            }
        }
        return copy;
    }

    private static @Nullable Object visibleValue(@Nullable Object value) {
        if (value instanceof JsonObject object) {
            return visible(object);
        }
        if (value instanceof JsonArray array) {
            var copy = new JsonArray();
            array.forEach(element -> copy.getList().add(visibleValue(element)));
            return copy;
        }
        return value;
    }
}
