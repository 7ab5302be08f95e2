package io.linli.web.search;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.linli.search.mark.Marks;
import io.linli.search.mark.Range;
import io.linli.search.suggest.Suggestion;
import io.linli.search.suggest.Suggestions;

/**
 * Suggestions in one language, the likeliest of each kind first; at most 10 in all.
 *
 * @param queries what others searched for
 */
@Schema(description = "What may be meant by what was typed so far")
public record SuggestionsAnswer(
        List<Suggested> queries, List<Suggested> categories, List<Suggested> brands, List<Suggested> products) {

    /**
     * @param value what to ask with: {@code q} for a query, {@code category}, {@code brand}, or the id of an offer for a product
     * @param matched parts of the text that match what was typed, in UTF-16 units, the end exclusive
     */
    public record Suggested(String value, String text, List<Range> matched) {}

    static SuggestionsAnswer of(Suggestions found, String typed, Locale language) {
        var marks = Marks.of(typed);
        return new SuggestionsAnswer(
                shown(found.queries(), marks, language),
                shown(found.categories(), marks, language),
                shown(found.brands(), marks, language),
                shown(found.products(), marks, language));
    }

    private static List<Suggested> shown(List<Suggestion> suggestions, Marks marks, Locale language) {
        return suggestions.stream()
                .map(suggestion -> {
                    var text = suggestion.text().in(language);
                    return new Suggested(suggestion.value(), text, marks.in(text));
                })
                .toList();
    }
}
