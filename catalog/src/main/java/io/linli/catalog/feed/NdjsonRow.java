package io.linli.catalog.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.linli.catalog.kernel.Refusal;

/** Reads one line of NDJSON into named fields. */
final class NdjsonRow {

    private static final JsonFactory JSON = new JsonFactory();

    private final String text;
    private final EnumMap<FeedColumn, String> fields = new EnumMap<>(FeedColumn.class);
    private final List<String> unknown = new ArrayList<>();

    private NdjsonRow(String text) {
        this.text = text;
    }

    /**
     * The fields, or a rejection with {@code broken-json}, {@code not-an-object}, {@code repeated-name} or {@code
     * wrong-type}.
     */
    static ReadRow read(long line, String text) {
        var row = new NdjsonRow(text);
        try (var parser = JSON.createParser(text)) {
            row.read(parser);
            return NamedFields.of(line, row.fields, List.copyOf(row.unknown));
        } catch (JsonProcessingException broken) {
            return row.rejection(line, "broken-json", "The line is no JSON object: " + shown(broken));
        } catch (Refusal refused) {
            return row.rejection(line, refused.code(), refused.getMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("a text can be read", impossible);
        }
    }

    private void read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            refuseMore(parser);
            throw FieldRules.refused("not-an-object", "The line must be a JSON object: {\"supplier_sku\": …}.");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            readField(parser, name);
        }
        refuseMore(parser);
    }

    private void readField(JsonParser parser, String name) throws IOException {
        var column = FeedColumn.titled(name.strip().toLowerCase(Locale.ROOT));
        if (column.isEmpty()) {
            unknown.add(FieldRules.shown(name));
            parser.skipChildren();
        } else if (fields.containsKey(column.get())) {
            throw FieldRules.refused("repeated-name", "The name " + column.get().title() + " stands there twice.");
        } else {
            fields.put(column.get(), value(parser, column.get()));
        }
    }

    private String value(JsonParser parser, FeedColumn column) throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (column == FeedColumn.ATTRIBUTES && token == JsonToken.START_OBJECT) {
            return object(parser);
        }
        if (column != FeedColumn.ATTRIBUTES && token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (column.numeric() && token.isNumeric()) {
            return plain(parser.getText());
        }
        throw wrongType(column);
    }

    /** As it stands in the line: it is read again, by its own rules. */
    private String object(JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return text.substring(start, (int) parser.currentTokenLocation().getCharOffset() + 1);
    }

    /** What is no usual number is left to the rules of the field. */
    private static String plain(String number) {
        return JsonNumbers.plain(number).orElse(number);
    }

    private static void refuseMore(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw FieldRules.refused(
                    "broken-json", "Something stands behind the object; write one object on each line.");
        }
    }

    private static Refusal wrongType(FeedColumn column) {
        var types = column == FeedColumn.ATTRIBUTES ? "an object" : column.numeric() ? "text or a number" : "text";
        return FieldRules.refused("wrong-type", "The value of " + column.title() + " must be " + types + ".");
    }

    private FeedRejection rejection(long line, String code, String detail) {
        var sku = Optional.ofNullable(fields.get(FeedColumn.SUPPLIER_SKU)).orElse("");
        return new FeedRejection(line, FieldRules.shown(sku.strip()), code, detail);
    }

    private static String shown(JsonProcessingException broken) {
        var location = broken.getLocation();
        var place = location == null ? "" : " (column " + location.getColumnNr() + ")";
        return FieldRules.shown(broken.getOriginalMessage(), 120) + place;
    }
}
