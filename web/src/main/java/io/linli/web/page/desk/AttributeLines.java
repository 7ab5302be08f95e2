package io.linli.web.page.desk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.linli.catalog.kernel.Refusal;

/**
 * Attributes as they are typed: a line for each, {@code Weight: 500}. What is written like a number or {@code true} is one, unless it
 * stands in quotes.
 */
final class AttributeLines {

    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?|true|false");
    private static final Pattern QUOTED = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
    private static final Pattern LINE = Pattern.compile("(" + QUOTED.pattern() + "|[^:：\"][^:：]*)\\s*[:：](.*)");

    private AttributeLines() {}

    /** @param json an object; what is none is shown as it is */
    static String write(String json) {
        try {
            var lines = new ArrayList<String>();
            if (!json.isBlank() && JSON.readTree(json) instanceof ObjectNode object) {
                object.fields()
                        .forEachRemaining(field -> lines.add(name(field.getKey()) + ": " + value(field.getValue())));
                return String.join("\n", lines);
            }
            return json;
        } catch (JsonProcessingException damaged) {
            return json;
        }
    }

    /**
     * The object as JSON, empty for nothing. The rules of attributes see to what may stand there, also that no name stands twice.
     *
     * <p>Refuses with: {@code attribute-line-invalid} (a line without a colon).
     */
    static String read(String typed) {
        var members = typed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(AttributeLines::member)
                .collect(Collectors.joining(","));
        return members.isEmpty() ? "" : "{" + members + "}";
    }

    private static String member(String line) {
        var found = LINE.matcher(line);
        if (!found.matches()) {
            throw invalid();
        }
        var name = found.group(1).strip();
        var value = found.group(found.groupCount()).strip();
        return text(name) + ":" + (PLAIN.matcher(value).matches() ? value : text(value));
    }

    /** As a JSON text, whether it is one already or not. */
    private static String text(String part) {
        return QUOTED.matcher(part).matches() ? quoted(unquoted(part)) : quoted(part);
    }

    private static String unquoted(String part) {
        try {
            return JSON.readValue(part, String.class);
        } catch (JsonProcessingException damaged) {
            throw invalid();
        }
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    private static String name(String name) {
        boolean odd = name.indexOf(':') >= 0 || name.indexOf('：') >= 0 || name.startsWith("\"") || isBroken(name);
        return odd ? quoted(name) : name;
    }

    private static String value(JsonNode value) {
        if (!value.isTextual()) {
            return value.toString();
        }
        var text = value.asText();
        boolean odd = PLAIN.matcher(text).matches() || text.startsWith("\"") || isBroken(text);
        return odd ? quoted(text) : text;
    }

    /** It would not come back as it is from a line of its own. */
    private static boolean isBroken(String text) {
        return text.lines().count() != 1 || !text.equals(text.strip());
    }

    private static Refusal invalid() {
        return new Refusal(Refusal.Kind.INVALID, "attribute-line-invalid", "An attribute is written like Weight: 500.");
    }
}
