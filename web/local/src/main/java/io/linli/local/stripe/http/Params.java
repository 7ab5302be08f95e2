package io.linli.local.stripe.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import io.linli.local.stripe.store.Json;

/**
 * A request's parameters, and which of them an endpoint asked for: what nobody asked for is an unknown parameter.
 *
 * <p>All reading methods refuse values of a wrong form as Stripe does, with {@code invalid_request_error}.
 */
public final class Params {

    private static final int METADATA_KEYS = 50;
    private static final int METADATA_NAME = 40;
    private static final int METADATA_VALUE = 500;
    private static final long LARGEST_AMOUNT = 99_999_999_999L;

    private final String prefix;
    private final Map<String, Object> values;
    private final Set<String> asked;
    private final Map<String, Params> children = new LinkedHashMap<>();

    private Params(String prefix, Map<String, Object> values) {
        this.prefix = prefix;
        this.values = values;
        this.asked = new HashSet<>();
    }

    /** Parameters of a form or query string. */
    public static Params parse(String encoded) {
        return new Params("", Form.parse(encoded));
    }

    /** A parameter's full name, as errors show it. */
    public String name(String name) {
        return prefix.isEmpty() ? name : prefix + "[" + name + "]";
    }

    /** Whether it was sent, also if empty. */
    public boolean has(String name) {
        asked.add(name);
        return values.containsKey(name);
    }

    /** A text, or null if it was not sent or is empty (which unsets). */
    public @Nullable String text(String name) {
        asked.add(name);
        var value = values.get(name);
        if (value instanceof Map || value instanceof List) {
            throw StripeError.parameter("parameter_invalid_string", name(name), "Invalid string: " + value);
        }
        return value == null || ((String) value).isEmpty() ? null : (String) value;
    }

    public String text(String name, String otherwise) {
        var text = text(name);
        return text == null ? otherwise : text;
    }

    public String required(String name) {
        var text = text(name);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    /** The error for a parameter that had to be there. */
    public StripeError missing(String name) {
        if (values.containsKey(name)) {
            var message = "You passed an empty string for '" + name(name)
                    + "'. We assume empty values are an attempt to unset " + "a parameter; however '" + name(name)
                    + "' cannot be unset.";
            return StripeError.parameter("parameter_invalid_empty", name(name), message);
        }
        return StripeError.parameter("parameter_missing", name(name), "Missing required param: " + name(name) + ".");
    }

    /** One of some words. */
    public @Nullable String choice(String name, String... allowed) {
        var text = text(name);
        if (text != null && !List.of(allowed).contains(text)) {
            var message = "Invalid " + name(name) + ": must be one of " + String.join(", ", allowed);
            throw StripeError.parameter("parameter_invalid", name(name), message);
        }
        return text;
    }

    public @Nullable Long integer(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw StripeError.parameter("parameter_invalid_integer", name(name), "Invalid integer: " + text);
        }
    }

    /** An amount in minor units, at least 1. */
    public @Nullable Long amount(String name) {
        var amount = integer(name);
        if (amount != null && amount < 1) {
            throw StripeError.parameter(
                    "parameter_invalid_integer", name(name), "This value must be greater than or equal to 1.");
        }
        if (amount != null && amount > LARGEST_AMOUNT) {
            throw StripeError.parameter("amount_too_large", name(name), "Amount must be no more than 999,999,999.99");
        }
        return amount;
    }

    public long requiredAmount(String name) {
        var amount = amount(name);
        if (amount == null) {
            throw missing(name);
        }
        return amount;
    }

    /** A currency's three-letter code, lower-case. */
    public String requiredCurrency(String name) {
        var code = required(name).toLowerCase(Locale.ROOT);
        if (!Currencies.known(code)) {
            var message = "Invalid currency: " + code + ". Stripe currently supports these currencies: "
                    + String.join(", ", Currencies.SUPPORTED);
            throw StripeError.parameter("parameter_invalid", name(name), message);
        }
        return code;
    }

    public boolean flag(String name, boolean otherwise) {
        var text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw StripeError.parameter("parameter_invalid", name(name), "Invalid boolean: " + text);
        }
        return text.equals("true");
    }

    public List<String> texts(String name) {
        asked.add(name);
        var value = values.get(name);
        if (value == null || "".equals(value)) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.stream().anyMatch(e -> !(e instanceof String))) {
            throw StripeError.parameter("parameter_invalid", name(name), "Invalid array");
        }
        return list.stream().map(String.class::cast).toList();
    }

    /** The parameters below a name; empty if it was not sent. */
    @SuppressWarnings("unchecked")
    public Params child(String name) {
        asked.add(name);
        var value = values.getOrDefault(name, Map.of());
        if (!(value instanceof Map) && !"".equals(value)) {
            throw StripeError.parameter("parameter_invalid", name(name), "Invalid object");
        }
        return adopt(name(name), value instanceof Map ? (Map<String, Object>) value : Map.of());
    }

    /** The elements of an array of objects. */
    @SuppressWarnings("unchecked")
    public List<Params> children(String name) {
        asked.add(name);
        var value = values.get(name);
        var found = new ArrayList<Params>();
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (!(list.get(i) instanceof Map)) {
                    throw StripeError.parameter("parameter_invalid", name(name), "Invalid object");
                }
                found.add(adopt(name(name) + "[" + i + "]", (Map<String, Object>) list.get(i)));
            }
        } else if (value != null && !"".equals(value)) {
            throw StripeError.parameter("parameter_invalid", name(name), "Invalid array");
        }
        return found;
    }

    /** Merges {@code metadata} into an object: an empty value unsets a key, an empty metadata all. */
    public JsonObject metadata(JsonObject present) {
        asked.add("metadata");
        var merged = present.copy();
        var value = values.get("metadata");
        if ("".equals(value)) {
            return new JsonObject();
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, text) -> setMetadata(merged, (String) key, text));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                setMetadata(merged, String.valueOf(i), list.get(i));
            }
        }
        if (merged.size() > METADATA_KEYS) {
            throw StripeError.parameter("parameter_invalid", "metadata", "You can specify up to 50 keys in metadata.");
        }
        return merged;
    }

    private static void setMetadata(JsonObject metadata, String key, Object text) {
        if (!(text instanceof String) || key.length() > METADATA_NAME || ((String) text).length() > METADATA_VALUE) {
            throw StripeError.parameter(
                    "parameter_invalid",
                    "metadata[" + key + "]",
                    "Metadata keys have at most 40 characters, values 500.");
        }
        if (((String) text).isEmpty()) {
            metadata.remove(key);
        } else {
            metadata.put(key, text);
        }
    }

    /** Everything below a name as JSON, unread in detail: for what the simulator only keeps and shows. */
    public @Nullable JsonObject object(String name) {
        asked.add(name);
        return values.get(name) instanceof Map<?, ?> map ? (JsonObject) toJson(map) : null;
    }

    /** Copies texts that were sent into an object; an empty one becomes null. */
    public void copyTexts(JsonObject into, String... names) {
        for (var name : names) {
            if (has(name)) {
                into.put(name, text(name));
            }
        }
    }

    /** Parameters of Stripe's that have no effect here. */
    public void ignore(String... names) {
        asked.addAll(List.of(names));
    }

    /** Refuses the call if something was sent that nobody asked for. */
    public void refuseUnknown() {
        for (var name : values.keySet()) {
            if (!asked.contains(name)) {
                var full = name(name);
                throw StripeError.parameter("parameter_unknown", full, "Received unknown parameter: " + full);
            }
        }
        children.values().forEach(Params::refuseUnknown);
    }

    /** All values in a canonical order, to tell whether two requests are the same. */
    public String canonical() {
        return toJson(values).toString();
    }

    /** Asked for twice, a child is the same, so that it knows everything that was asked of it. */
    private Params adopt(String name, Map<String, Object> inner) {
        return children.computeIfAbsent(name, n -> new Params(n, inner));
    }

    private static Object toJson(Object value) {
        if (value instanceof Map<?, ?> map) {
            var object = new JsonObject(new LinkedHashMap<>());
            map.keySet().stream().map(String.class::cast).sorted().forEach(k -> object.put(k, toJson(map.get(k))));
            return object;
        }
        if (value instanceof List<?> list) {
            return new JsonArray(
                    new ArrayList<>(list.stream().map(Params::toJson).toList()));
        }
        return value;
    }

    /** An array of texts as JSON. */
    public JsonArray array(String name) {
        return Json.array(texts(name));
    }
}
