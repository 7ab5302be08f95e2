package io.linli.search.query;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.linli.search.mark.Marks;

/** Which words of a query nothing that was found has, not even mistyped or by sound. */
final class MissingWords {

    private static final int MOST = 5;
    private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");

    private MissingWords() {}

    static List<String> of(String query, List<SearchHit> found) {
        var sounding = Marks.of(query);
        if (found.isEmpty()
                || found.stream().anyMatch(hit -> sounding.all(hit.name().zh()))) {
            return List.of();
        }
        return Stream.of(BLANKS.split(query))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .filter(word -> isMissing(Marks.of(word), found))
                .limit(MOST)
                .toList();
    }

    private static boolean isMissing(Marks word, List<SearchHit> found) {
        return found.stream().flatMap(MissingWords::texts).allMatch(text -> word.in(text)
                .isEmpty());
    }

    private static Stream<String> texts(SearchHit hit) {
        var category = hit.category().name();
        var texts = Stream.of(hit.name().en(), hit.name().zh(), category.en(), category.zh());
        return Stream.concat(texts, hit.brandWords().stream());
    }
}
