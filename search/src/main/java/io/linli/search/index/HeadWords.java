package io.linli.search.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a name says the thing is: the last word of each of its phrases, as compounds of English and of Chinese end with what
 * they are. A "laptop case" is a case, "garlic oil" an oil, 手机壳 a 壳; who asks for a laptop means none of them.
 *
 * <p>Phrases end at numbers, punctuation, colours and little words ("with", "for"). Words for how much of it is sold ("pack")
 * are heads beside the word before them.
 */
final class HeadWords {

    /** Of a name's phrases the first say what it is, the others what it is like. */
    private static final int MOST_PHRASES = 3;

    private static final int HAN_HEAD = 2;

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_'’°®™./-]+|[^\\p{L}\\p{N}\\s]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'-]+");
    private static final Pattern HAN_RUN = Pattern.compile("(?<![\\p{N}\\p{IsHan}])\\p{IsHan}+");
    private static final Pattern MARKS = Pattern.compile("[®™]");
    private static final Pattern EDGES = Pattern.compile("^[.'’-]+|[.'’-]+$");

    private static final Set<String> BREAKS = Set.of(
            "black",
            "white",
            "silver",
            "grey",
            "gray",
            "blue",
            "red",
            "green",
            "pink",
            "yellow",
            "orange",
            "purple",
            "brown",
            "beige",
            "gold",
            "transparent",
            "multicolor",
            "multicolour",
            "color",
            "colour",
            "for",
            "with",
            "and",
            "of",
            "in",
            "on",
            "to",
            "from",
            "by",
            "the",
            "a",
            "an",
            "or",
            "f",
            "w");

    private static final Set<String> QUANTITIES =
            Set.of("pc", "pcs", "pack", "set", "kit", "unit", "system", "series", "edition", "computer");

    private HeadWords() {}

    /** In the order of the name; empty where it has no words. */
    static List<String> of(String name) {
        var heads = new ArrayList<String>();
        var phrase = new ArrayList<String>();
        var tokens = TOKEN.matcher(name);
        int phrases = 0;
        while (phrases < MOST_PHRASES && tokens.find()) {
            var word = cleaned(tokens.group());
            if (goesOn(word)) {
                phrase.add(word);
            } else {
                phrases += take(phrase, heads);
            }
        }
        if (phrases < MOST_PHRASES) {
            take(phrase, heads);
        }
        addHan(HAN_RUN.matcher(name), heads);
        return List.copyOf(heads);
    }

    private static boolean goesOn(String word) {
        return WORD.matcher(word).matches()
                && !BREAKS.contains(word)
                && word.codePoints().noneMatch(Character::isIdeographic);
    }

    /** Empties the phrase into its heads; how many phrases that were. */
    private static int take(List<String> phrase, List<String> heads) {
        if (phrase.isEmpty()) {
            return 0;
        }
        int last = phrase.size() - 1;
        while (last > 0 && QUANTITIES.contains(phrase.get(last))) {
            heads.add(phrase.get(last--));
        }
        heads.add(phrase.get(last));
        phrase.clear();
        return 1;
    }

    private static void addHan(Matcher runs, List<String> heads) {
        for (int run = 0; run < MOST_PHRASES && runs.find(); run++) {
            var text = runs.group();
            heads.add(text.substring(Math.max(0, text.length() - HAN_HEAD)));
        }
    }

    private static String cleaned(String token) {
        var plain = MARKS.matcher(token).replaceAll("").toLowerCase(Locale.ROOT);
        return EDGES.matcher(plain).replaceAll("");
    }
}
