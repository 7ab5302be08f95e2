package io.linli.search.synonym;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

import io.linli.search.analysis.Han;

/** All synonyms, to be looked for in a query. Immutable. */
final class Phrases {

    static final int MOST_OTHERS = 6;

    /** Places of a query that are looked at. */
    private static final int MOST_PLACES = 4;

    private final List<Phrase> longestFirst;

    /** @param key as it is compared */
    private record Phrase(String key, boolean chinese, SynonymSet set) {}

    /** Where a phrase stands in a query. */
    private record Place(int start, int end, Phrase phrase) {

        /** Of those at the same place, the first that was found stands for it. */
        boolean isBehind(Place other) {
            return start == other.start
                    && end == other.end
                    && phrase.set().id().compareTo(other.phrase.set().id()) > 0;
        }

        /** The same words may stand in several sets. */
        boolean touches(Place other) {
            boolean same = start == other.start && end == other.end;
            return !same && start < other.end && other.start < end;
        }
    }

    private Phrases(List<Phrase> longestFirst) {
        this.longestFirst = longestFirst;
    }

    static Phrases of(List<SynonymSet> sets) {
        return new Phrases(sets.stream()
                .flatMap(set -> set.words().stream().map(word -> phrase(word, set)))
                .sorted(Comparator.comparing((Phrase phrase) -> phrase.key().length())
                        .reversed()
                        .thenComparing(Phrase::key))
                .toList());
    }

    /**
     * The query with one phrase said otherwise, for each phrase in it; before them, where it says several, with all of them in the
     * other language.
     */
    List<String> others(String query) {
        var places = places(normal(query));
        var others = new LinkedHashSet<String>();
        var apart = places.stream()
                .filter(place -> places.stream().noneMatch(place::isBehind))
                .toList();
        if (apart.size() > 1) {
            others.add(inOtherLanguage(query, apart));
        }
        for (var place : places) {
            place.phrase().set().words().stream()
                    .filter(word -> !isSame(word, place.phrase()))
                    .forEach(word -> others.add(said(query, place, word)));
        }
        others.remove(query);
        return others.stream().limit(MOST_OTHERS).toList();
    }

    /** Longer phrases first; none within another. */
    private List<Place> places(String text) {
        var places = new ArrayList<Place>();
        for (var phrase : longestFirst) {
            if (places.size() == MOST_PLACES) {
                break;
            }
            var place = place(text, phrase);
            if (place != null && places.stream().noneMatch(place::touches)) {
                places.add(place);
            }
        }
        return places;
    }

    private static Place place(String text, Phrase phrase) {
        int start = text.indexOf(phrase.key());
        while (start >= 0) {
            int end = start + phrase.key().length();
            if (phrase.chinese()) {
                return new Place(start, end, phrase);
            }
            int inflected = endOfWord(text, end);
            if (inflected >= 0 && (start == 0 || !isLetter(text.charAt(start - 1)))) {
                return new Place(start, inflected, phrase);
            }
            start = text.indexOf(phrase.key(), start + 1);
        }
        return null;
    }

    /** Behind the plural's ending, if the word ends so; -1 where it goes on otherwise. */
    private static int endOfWord(String text, int end) {
        for (var ending : List.of("es", "s", "")) {
            int after = end + ending.length();
            if (text.startsWith(ending, end) && (after == text.length() || !isLetter(text.charAt(after)))) {
                return after;
            }
        }
        return -1;
    }

    private static String inOtherLanguage(String query, List<Place> places) {
        var said = query;
        var lastFirst = places.stream()
                .sorted(Comparator.comparing(Place::start).reversed())
                .toList();
        for (var place : lastFirst) {
            said = said(said, place, inOtherLanguage(place.phrase()));
        }
        return said;
    }

    /** The first word of the other language; the phrase itself where there is none. */
    private static String inOtherLanguage(Phrase phrase) {
        return phrase.set().words().stream()
                .filter(word -> isChinese(word) != phrase.chinese())
                .findFirst()
                .orElse(phrase.key());
    }

    /** What stood beside a phrase of another script stays a word of its own. */
    private static String said(String query, Place place, String word) {
        var before = query.substring(0, place.start());
        var after = query.substring(place.end());
        return (before + ' ' + word + ' ' + after).strip().replaceAll("\\s+", " ");
    }

    private static boolean isSame(String word, Phrase phrase) {
        return key(word).equals(phrase.key());
    }

    private static Phrase phrase(String word, SynonymSet set) {
        return new Phrase(key(word), isChinese(word), set);
    }

    /** Without the plural's ending. */
    private static String key(String word) {
        var normal = normal(word);
        boolean plural = !isChinese(word) && normal.length() > 3 && normal.endsWith("s") && !normal.endsWith("ss");
        return plural ? normal.substring(0, normal.length() - 1) : normal;
    }

    /** Unit by unit, so that places in it are places in the query. */
    private static String normal(String text) {
        var normal = new StringBuilder(text.length());
        text.chars().forEach(unit -> normal.append(Han.simplified(Character.toLowerCase((char) unit))));
        return normal.toString().toLowerCase(Locale.ROOT).length() == text.length() ? normal.toString() : text;
    }

    private static boolean isChinese(String word) {
        return word.codePoints().anyMatch(Character::isIdeographic);
    }

    private static boolean isLetter(char unit) {
        return Character.isLetterOrDigit(unit) && !Character.isIdeographic(unit);
    }
}
