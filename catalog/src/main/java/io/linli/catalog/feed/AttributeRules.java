package io.linli.catalog.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;

/** What the attributes of a row may be: a JSON object of names to text, number or boolean. */
final class AttributeRules {

    static final int MOST = 400;
    static final int LONGEST_NAME = 80;
    static final int LONGEST_TEXT = 2_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final BigDecimal HIGHEST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private AttributeRules() {}

    /**
     * @param values by name, clean: text, Long, BigDecimal or Boolean
     * @param tooLong names, shortened, of those that were left out for their length
     */
    record Read(Map<String, Object> values, List<String> tooLong) {}

    /**
     * Null values and empty texts say nothing. What is longer than it may be is left out and named: it is no reason not to
     * sell the good.
     *
     * <p>Refuses with: {@code attributes-invalid} (no JSON object), {@code attributes-too-many}, {@code attribute-repeated},
     * {@code attribute-name-missing}, {@code attribute-nested}, {@code attribute-number}, {@code control-character}, {@code
     * broken-character}.
     *
     * @param json may be blank: none
     */
    static Read read(String json) {
        if (json.isBlank()) {
            return new Read(Map.of(), List.of());
        }
        try (var parser = JSON.createParser(json)) {
            return read(parser);
        } catch (JsonProcessingException broken) {
            throw invalid();
        } catch (IOException impossible) {
            throw new IllegalStateException("a text can be read", impossible);
        }
    }

    private static Read read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw invalid();
        }
        var attributes = new TreeMap<String, Object>();
        var tooLong = new ArrayList<String>();
        int names = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            refuseTooMany(++names);
            var name = name(parser.currentName());
            parser.nextToken();
            var value = value(parser, name);
            if (isTooLong(name, value)) {
                tooLong.add(FieldRules.shown(name));
            } else {
                put(attributes, name, value);
            }
        }
        if (parser.nextToken() != null) {
            throw invalid();
        }
        return new Read(attributes, tooLong);
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable Object value) {
        if (value != null && attributes.put(name, value) != null) {
            throw FieldRules.refused("attribute-repeated", "The attribute " + name + " stands there twice.");
        }
    }

    private static String name(String raw) {
        var name = FieldRules.line(FeedColumn.ATTRIBUTES, raw, Integer.MAX_VALUE);
        if (name.isEmpty()) {
            throw FieldRules.refused("attribute-name-missing", "An attribute has no name.");
        }
        return name;
    }

    private static @Nullable Object value(JsonParser parser, String name) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText(), name);
            default ->
                throw FieldRules.refused(
                        "attribute-nested", "The attribute " + name + " must be text, a number, true or false.");
        };
    }

    private static @Nullable String text(String raw) {
        var text = FieldRules.paragraphs(FeedColumn.ATTRIBUTES, raw, Integer.MAX_VALUE);
        return text.isEmpty() ? null : text;
    }

    private static boolean isTooLong(String name, @Nullable Object value) {
        return name.length() > LONGEST_NAME || value instanceof String text && text.length() > LONGEST_TEXT;
    }

    private static Object number(String raw, String name) {
        var number = JsonNumbers.read(raw)
                .orElseThrow(() -> FieldRules.refused(
                        "attribute-number", "The number of the attribute " + name + " has too many digits."));
        boolean whole = number.scale() <= 0 && number.abs().compareTo(HIGHEST_LONG) <= 0;
        return whole ? (Object) number.longValueExact() : number;
    }

    private static void refuseTooMany(int names) {
        if (names > MOST) {
            throw FieldRules.refused("attributes-too-many", "A row has at most " + MOST + " attributes.");
        }
    }

    private static Refusal invalid() {
        return FieldRules.refused(
                "attributes-invalid",
                "The attributes must be a JSON object: {\"colour\": \"red\", \"weight_g\": 500}.");
    }
}
