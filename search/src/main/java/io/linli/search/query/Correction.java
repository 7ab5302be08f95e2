package io.linli.search.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.linli.search.mark.Inflections;

/**
 * What a query may have been meant to be: for each word that no name, brand or category holds, Elasticsearch names the nearest that
 * one does hold, as it is written there.
 */
final class Correction {

    private static final String SPELLED = "spelled";
    private static final String FIELD = "words.spelled";
    private static final int SHORTEST_WORD = 4;

    private record Better(int offset, int length, String word) {}

    private Correction() {}

    static void ask(ObjectNode body, String query) {
        body.putObject("suggest")
                .put("text", query)
                .putObject(SPELLED)
                .putObject("term")
                .put("field", FIELD)
                .put("size", 1)
                .put("suggest_mode", "missing")
                .put("min_word_length", SHORTEST_WORD)
                .put("prefix_length", 1);
    }

    /** @param suggest what Elasticsearch answered */
    static Optional<String> read(String query, JsonNode suggest) {
        var better = options(suggest.path(SPELLED)).stream()
                .filter(word -> isBetter(query, word))
                .toList();
        return better.isEmpty() ? Optional.empty() : Optional.of(replaced(query, better));
    }

    /** Another inflection of the same word is no correction. */
    private static boolean isBetter(String query, Better better) {
        return better.offset() + better.length() <= query.length()
                && !Inflections.same(
                        query.substring(better.offset(), better.offset() + better.length()), better.word());
    }

    private static String replaced(String query, List<Better> places) {
        var corrected = new StringBuilder(query);
        places.stream()
                .sorted(Comparator.comparing(Better::offset).reversed())
                .forEach(
                        better -> corrected.replace(better.offset(), better.offset() + better.length(), better.word()));
        return corrected.toString();
    }

    private static List<Better> options(JsonNode words) {
        var options = new ArrayList<Better>();
        for (var word : words) {
            var best = word.path("options").path(0);
            if (best.has("text")) {
                options.add(new Better(
                        word.path("offset").asInt(),
                        word.path("length").asInt(),
                        best.path("text").asText()));
            }
        }
        return options;
    }
}
