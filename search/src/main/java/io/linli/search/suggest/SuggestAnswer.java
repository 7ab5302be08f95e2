package io.linli.search.suggest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.search.index.FacetKey;
import io.linli.search.mark.Marks;

/** What Elasticsearch answers to a {@link SuggestBody}. */
final class SuggestAnswer {

    private static final Logger LOG = Logger.getLogger(SuggestAnswer.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonNode products;
    private final JsonNode kinds;

    SuggestAnswer(byte[] json) {
        var responses = read(json).path("responses");
        responses.forEach(SuggestAnswer::logError);
        this.products = responses.path(0);
        this.kinds = responses.path(1).path("aggregations");
    }

    /** @param queries what others asked */
    Suggestions suggestions(String typed, List<Suggestion> queries, boolean mistyped) {
        var marks = Marks.of(typed);
        Predicate<String> meant = mistyped ? text -> !marks.in(text).isEmpty() : marks::all;
        return Suggestions.of(queries, categories(meant), brands(), products());
    }

    private List<Suggestion> products() {
        var seen = new HashSet<LocalizedText>();
        return stream(products.path("hits").path("hits"))
                .map(hit -> product(hit.path("_source")))
                .filter(product -> seen.add(product.text()))
                .toList();
    }

    private static Suggestion product(JsonNode source) {
        var name = source.path("name");
        var english = name.path("en").asText();
        return new Suggestion(
                source.path("offerId").asText(),
                new LocalizedText(english, name.path("zh").asText(english)));
    }

    private List<Suggestion> brands() {
        return buckets(SuggestBody.BRANDS)
                .map(FacetKey::parts)
                .map(parts -> new Suggestion(parts.get(1), new LocalizedText(parts.get(2), parts.get(3))))
                .toList();
    }

    /** Beside those meant, what lies above them and beside them was counted. */
    private List<Suggestion> categories(Predicate<String> meant) {
        return buckets(SuggestBody.CATEGORIES)
                .map(FacetKey::parts)
                .map(parts -> new Suggestion(parts.get(0), new LocalizedText(parts.get(2), parts.get(3))))
                .filter(category -> meant.test(category.text().en())
                        || meant.test(category.text().zh()))
                .limit(Suggestions.MOST_CATEGORIES)
                .toList();
    }

    private Stream<String> buckets(String kind) {
        return stream(kinds.path(kind).path(kind).path("buckets"))
                .map(bucket -> bucket.path("key").asText());
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    private static void logError(JsonNode response) {
        if (response.has("error")) {
            LOG.errorf("suggestions: %s", response.path("error"));
        }
    }

    private static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
