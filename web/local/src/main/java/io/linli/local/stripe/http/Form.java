package io.linli.local.stripe.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code a[b][0][c]=value} into nested maps and lists. */
final class Form {

    private static final int DEPTH_LIMIT = 8;
    private static final int FIELD_LIMIT = 2_000;

    private Form() {}

    /** Gives names to a String, a List or a Map of the same. */
    static Map<String, Object> parse(String encoded) {
        var root = new LinkedHashMap<String, Object>();
        if (!encoded.isEmpty()) {
            var pairs = encoded.split("&");
            if (pairs.length > FIELD_LIMIT) {
                throw StripeError.parameter("parameters_exclusive", null, "Too many parameters.");
            }
            for (var pair : pairs) {
                var equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                insert(root, path(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return withLists(root);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw StripeError.parameter("parameter_invalid_string_blank", null, "Invalid form encoding: " + text);
        }
    }

    private static List<String> path(String name) {
        var path = new ArrayList<String>();
        var bracket = name.indexOf('[');
        path.add(bracket < 0 ? name : name.substring(0, bracket));
        while (bracket >= 0) {
            var close = name.indexOf(']', bracket);
            if (close < 0 || path.size() > DEPTH_LIMIT) {
                throw StripeError.parameter("parameter_unknown", name, "Received unknown parameter: " + name);
            }
            path.add(name.substring(bracket + 1, close));
            bracket = name.indexOf('[', close);
        }
        return path;
    }

    @SuppressWarnings("unchecked")
    private static void insert(Map<String, Object> root, List<String> path, String value) {
        var at = root;
        for (int i = 0; i < path.size() - 1; i++) {
            var step = at.computeIfAbsent(name(at, path.get(i)), n -> new LinkedHashMap<String, Object>());
            if (!(step instanceof Map)) {
                throw StripeError.parameter("parameter_unknown", path.get(0), "Invalid object: " + path.get(0));
            }
            at = (Map<String, Object>) step;
        }
        at.put(name(at, path.get(path.size() - 1)), value);
    }

    /** An empty bracket appends. */
    private static String name(Map<String, Object> at, String step) {
        return step.isEmpty() ? String.valueOf(at.size()) : step;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> withLists(Map<String, Object> map) {
        map.replaceAll((name, value) -> {
            if (!(value instanceof Map)) {
                return value;
            }
            var inner = withLists((Map<String, Object>) value);
            return inner.keySet().stream().allMatch(Form::isIndex) ? inOrder(inner) : inner;
        });
        return map;
    }

    private static boolean isIndex(String name) {
        return !name.isEmpty() && name.length() < 6 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<Object> inOrder(Map<String, Object> indexed) {
        var sorted = new TreeMap<Integer, Object>();
        indexed.forEach((index, value) -> sorted.put(Integer.parseInt(index), value));
        return new ArrayList<>(sorted.values());
    }
}
