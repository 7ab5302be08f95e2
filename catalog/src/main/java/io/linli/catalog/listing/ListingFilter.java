package io.linli.catalog.listing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of its offers a supplier looks at; nothing given leaves nothing out.
 *
 * @param words each must stand somewhere in the name, in either language, in the brand or in the supplier's number
 */
public record ListingFilter(String words, Optional<Standing> standing, Optional<Hint> hint) {

    private static final int MOST_WORDS = 12;

    /** Patterns of SQL's LIKE, in small letters. */
    String[] patterns() {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[\\s\u3000]+", -1))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
    }
}
