package io.linli.web.page.desk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.linli.catalog.kernel.Refusal;

/**
 * What the fields of a form are refused for, so that all of it is told at once and each beside its field. Of one form, read
 * by one thread.
 */
final class FieldProblems {

    static final String CODE = "fields-refused";
    private static final String FIELDS = "fields";

    private final Map<String, String> codes = new LinkedHashMap<>();

    /** What the field says; where that is refused, the other value, and the refusal is remembered. */
    <T> T read(String field, T otherwise, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refusal refused) {
            add(field, refused.code());
            return otherwise;
        }
    }

    /** The first problem of a field stays. */
    void add(String field, String code) {
        codes.putIfAbsent(field, code);
    }

    /** Refuses with: {@code fields-refused} if anything was wrong. */
    void requireNone() {
        if (!codes.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    CODE,
                    "Some fields of the form cannot be as they are.",
                    Map.of(FIELDS, Collections.unmodifiableMap(new LinkedHashMap<>(codes))));
        }
    }

    /** Refusals' codes by field, in the order they were met; empty where the refusal is about no field. */
    @SuppressWarnings("unchecked")
    static Map<String, String> of(Refusal refusal) {
        return refusal.facts().get(FIELDS) instanceof Map<?, ?> codes ? (Map<String, String>) codes : Map.of();
    }
}
