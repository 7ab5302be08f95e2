package io.linli.catalog.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Attributes as the database keeps them. */
final class AttributeJson {

    private static final String NONE = "{}";
    private static final TypeReference<TreeMap<String, Object>> SORTED = new TypeReference<>() {};

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS);

    private AttributeJson() {}

    /** By name; text, Long, BigDecimal or Boolean. */
    static SortedMap<String, Object> read(String json) {
        if (json.equals(NONE)) {
            return Collections.emptySortedMap();
        }
        try {
            return Collections.unmodifiableSortedMap(MAPPER.readValue(json, SORTED));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the database keeps objects only", broken);
        }
    }

    static String write(Map<String, Object> attributes) {
        try {
            return attributes.isEmpty() ? NONE : MAPPER.writeValueAsString(attributes);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("plain values can be written", unwritable);
        }
    }
}
