package io.linli.search.synonym;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import io.linli.catalog.kernel.Refusal;

/**
 * Words that stand for each other, each of one word or several.
 *
 * <p>Refuses with: {@code synonyms-few}, {@code synonyms-many}, {@code synonym-length}, {@code synonym-repeated}.
 *
 * @param words 2 to 20, each of at most 60 characters, no two the same but for case and blanks
 * @param version rises with every change
 */
public record SynonymSet(UUID id, List<String> words, long version) {

    public static final int FEWEST = 2;
    public static final int MOST = 20;
    public static final int LONGEST = 60;

    private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");

    public SynonymSet {
        words = words.stream()
                .map(SynonymSet::tidy)
                .filter(word -> !word.isEmpty())
                .toList();
        refuseIf(words.size() < FEWEST, "synonyms-few", "Name at least two words that mean the same.", FEWEST);
        refuseIf(words.size() > MOST, "synonyms-many", "At most 20 words can mean the same.", MOST);
        refuseIf(
                words.stream().anyMatch(SynonymSet::isMisfit),
                "synonym-length",
                "Each word has 2 to 60 characters, or is one Chinese character.",
                LONGEST);
        refuseIf(
                words.stream().map(SynonymSet::normal).distinct().count() < words.size(),
                "synonym-repeated",
                "The same word stands there twice.",
                1);
    }

    /** As it is compared: small letters, single blanks. */
    static String normal(String word) {
        return tidy(word).toLowerCase(Locale.ROOT);
    }

    private static String tidy(String word) {
        return BLANKS.matcher(word.strip()).replaceAll(" ");
    }

    private static boolean isMisfit(String word) {
        boolean tooShort = word.length() == 1 && !Character.isIdeographic(word.codePointAt(0));
        return tooShort || word.length() > LONGEST || word.chars().noneMatch(Character::isLetterOrDigit);
    }

    private static void refuseIf(boolean wrong, String code, String message, int limit) {
        if (wrong) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, code, message, Map.of("limit", limit));
        }
    }
}
