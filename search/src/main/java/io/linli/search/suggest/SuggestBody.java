package io.linli.search.suggest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;

import io.linli.search.analysis.Sounds;

/**
 * The two searches of one request: products by score, then brands and categories counted. The second answers no documents, so
 * that the server remembers it until the index changes.
 */
final class SuggestBody {

    static final String BRANDS = "brand";
    static final String CATEGORIES = "category";

    /** The same product from several suppliers is shown once. */
    private static final int PRODUCTS = 12;

    /** Categories around those meant are counted, too. */
    private static final int CATEGORIES_LOOKED_AT = 40;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BEGUN = "words.begun";
    private static final double SOUND = 2;
    private static final double WHOLE_WORD = 2;
    private static final double TOGETHER = 2;
    private static final double AVAILABLE = 0.5;
    private static final String ONE_OR_TWO_ERRORS = "AUTO:4,8";
    private static final int MOST_SPELLINGS = 20;

    private final String typed;
    private final String sound;
    private final boolean mistyped;
    private final Collection<UUID> serving;
    private final boolean restricted;

    /** @param serving the suppliers to be restricted to, if a community is asked for */
    SuggestBody(SuggestRequest request, Collection<UUID> serving, boolean mistyped) {
        this.typed = request.typed();
        this.sound = mistyped ? "" : Sounds.typed(typed);
        this.mistyped = mistyped;
        this.serving = serving;
        this.restricted = request.community() != null;
    }

    byte[] bytes() {
        return ("{}\n" + products() + "\n{}\n" + kinds() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode products() {
        var body = JSON.objectNode().put("size", PRODUCTS).put("track_total_hits", false);
        body.putArray("_source").add("offerId").add("name");
        var bool = body.putObject("query").putObject("bool");
        addServing(bool.putArray("filter"));
        either(bool.putObject("must"), BEGUN, "words.sound");
        var should = bool.putArray("should");
        var whole = should.addObject().putObject("multi_match");
        whole.put("query", typed)
                .put("boost", WHOLE_WORD)
                .putArray("fields")
                .add("name.en")
                .add("name.zh");
        should.addObject()
                .putObject("match_phrase")
                .putObject(BEGUN)
                .put("query", typed)
                .put("boost", TOGETHER);
        var available = should.addObject().putObject("constant_score").put("boost", AVAILABLE);
        available.putObject("filter").putObject("term").put("available", true);
        return body;
    }

    private ObjectNode kinds() {
        var body = JSON.objectNode().put("size", 0).put("track_total_hits", false);
        var bool = body.putObject("query").putObject("bool");
        var filters = bool.putArray("filter");
        addServing(filters);
        var any = filters.addObject().putObject("bool").putArray("should");
        brand(any.addObject());
        category(any.addObject());
        var counts = body.putObject("aggs");
        brand(terms(counts, BRANDS, "facet.brand", Suggestions.MOST_BRANDS).putObject("filter"));
        category(terms(counts, CATEGORIES, "facet.path", CATEGORIES_LOOKED_AT).putObject("filter"));
        return body;
    }

    private static ObjectNode terms(ObjectNode counts, String name, String field, int most) {
        var count = counts.putObject(name);
        count.putObject("aggs")
                .putObject(name)
                .putObject("terms")
                .put("field", field)
                .put("size", most);
        return count;
    }

    private void addServing(ArrayNode filters) {
        if (restricted) {
            var ids = filters.addObject().putObject("terms").putArray("supplierId");
            serving.forEach(id -> ids.add(id.toString()));
        }
    }

    private void brand(ObjectNode place) {
        either(place, "brand.begun", "brand.sound");
    }

    private void category(ObjectNode place) {
        either(place, "words.path", "words.path.sound");
    }

    /** Written so, all its words, or sounding so. */
    private void either(ObjectNode place, String written, String sounding) {
        var ways = place.putObject("bool").putArray("should");
        addWritten(ways, written);
        if (!sound.isEmpty()) {
            var heard = ways.addObject().putObject("constant_score").put("boost", SOUND);
            heard.putObject("filter").putObject("prefix").put(sounding, sound);
        }
    }

    private void addWritten(ArrayNode ways, String field) {
        var match = ways.addObject()
                .putObject("match")
                .putObject(field)
                .put("query", typed)
                .put("operator", "and");
        if (mistyped) {
            match.put("fuzziness", ONE_OR_TWO_ERRORS).put("prefix_length", 1).put("max_expansions", MOST_SPELLINGS);
        }
    }
}
