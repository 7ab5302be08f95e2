package io.linli.local.stripe.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.linli.local.stripe.store.Json;
import io.linli.local.stripe.store.Work;

/** {@code expand[]}: puts objects in the place of their ids, up to four levels deep. */
public final class Expansion {

    private static final int DEPTH = 4;
    private static final int PATHS = 20;

    private final Map<String, BiFunction<Work, JsonObject, JsonObject>> included = new HashMap<>();

    /**
     * A field that is only there when asked for.
     *
     * @param field object type and field, for example {@code checkout.session/line_items}
     */
    public Expansion include(String field, BiFunction<Work, JsonObject, JsonObject> made) {
        included.put(field, made);
        return this;
    }

    /** The answer a client sees: without hidden fields, with what it asked to expand. */
    JsonObject apply(Work work, JsonObject answer, List<String> paths) {
        var visible = Json.visible(answer);
        if (paths.size() > PATHS) {
            throw StripeError.parameter(
                    "parameter_invalid", "expand", "You may expand at most " + PATHS + " properties.");
        }
        for (var path : paths) {
            var steps = path.split("\\.");
            if (steps.length - (steps[0].equals("data") ? 1 : 0) > DEPTH) {
                throw StripeError.parameter(
                        "property_expansion_max_depth",
                        "expand",
                        "You cannot expand more than 4 levels of a property. Property: " + path);
            }
            expand(work, visible, steps, 0, path);
        }
        return visible;
    }

    private void expand(Work work, JsonObject object, String[] steps, int at, String path) {
        if (at == steps.length) {
            return;
        }
        var field = steps[at];
        var maker = included.get(object.getString("object") + "/" + field);
        if (maker != null && !(object.getValue(field) instanceof JsonObject)) {
            object.put(field, Json.visible(maker.apply(work, object)));
        } else if (!object.containsKey(field)) {
            throw StripeError.parameter(
                    "property_expansion_invalid", "expand", "This property cannot be expanded (" + path + ").");
        }
        object.put(field, expanded(work, object.getValue(field), steps, at, path));
    }

    private Object expanded(Work work, Object value, String[] steps, int at, String path) {
        if (value instanceof String id) {
            var found = find(work, id);
            if (found == null) {
                throw StripeError.parameter(
                        "property_expansion_invalid", "expand", "This property cannot be expanded (" + path + ").");
            }
            expand(work, found, steps, at + 1, path);
            return found;
        }
        if (value instanceof JsonObject object) {
            expand(work, object, steps, at + 1, path);
            return object;
        }
        if (value instanceof JsonArray array) {
            var all = new JsonArray();
            array.forEach(element -> all.getList().add(elementOf(work, element, steps, at, path)));
            return all;
        }
        return value;
    }

    private Object elementOf(Work work, Object element, String[] steps, int at, String path) {
        return expanded(work, element, steps, at, path);
    }

    private static JsonObject find(Work work, String id) {
        return work.find(id)
                .or(() -> work.in(work.platform()).find(id))
                .map(Json::visible)
                .orElse(null);
    }
}
