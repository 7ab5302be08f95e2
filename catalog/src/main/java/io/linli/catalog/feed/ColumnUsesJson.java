package io.linli.catalog.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** How the uses of columns are kept. */
final class ColumnUsesJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ColumnUsesJson() {}

    static ColumnUses read(String json) {
        try {
            return new ColumnUses(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("what was kept of a supplier's columns cannot be read", damaged);
        }
    }

    static String write(ColumnUses uses) {
        try {
            return JSON.writeValueAsString(uses.uses());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written", impossible);
        }
    }
}
