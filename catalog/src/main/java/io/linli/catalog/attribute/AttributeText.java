package io.linli.catalog.attribute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

import io.linli.catalog.kernel.LocalizedText;

/** Choices and spellings as the database keeps them. */
final class AttributeText {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AttributeText() {}

    private record KeptChoice(String en, String zh, List<String> spellings) {}

    static List<AttributeChoice> choices(String json) {
        return read(json, new TypeReference<List<KeptChoice>>() {}).stream()
                .map(one -> new AttributeChoice(new LocalizedText(one.en(), one.zh()), one.spellings()))
                .toList();
    }

    static List<String> spellings(String json) {
        return read(json, new TypeReference<List<String>>() {});
    }

    static String of(AttributeDefinition definition) {
        return write(definition.choices().stream()
                .map(one -> new KeptChoice(one.name().en(), one.name().zh(), one.spellings()))
                .toList());
    }

    static String write(List<?> values) {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values can be written", impossible);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the database keeps what was written", broken);
        }
    }
}
