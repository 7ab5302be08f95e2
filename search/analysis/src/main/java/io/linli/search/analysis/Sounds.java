package io.linli.search.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How Chinese is typed with Latin letters: the full reading or the initials of a run of characters, from each character on, so
 * that 五常大米 is found by {@code wuchangdami}, {@code dami}, {@code wcdm} and {@code dm}.
 */
public final class Sounds {

    /** Characters of a run that are listened to, and of a text that are looked at. */
    static final int LONGEST_RUN = 12;

    static final int LONGEST_TEXT = 1_000;

    /** What is typed is compared up to here. */
    private static final int LONGEST_TYPED = 80;

    /** A run of Chinese characters in a text: where it starts, and the characters. */
    public record Run(int start, String characters) {

        /** All that this run may be typed as. */
        Set<String> spellings() {
            var spellings = new LinkedHashSet<String>();
            for (int from = 0; from < characters.length(); from++) {
                spellings.add(full(from, false));
                spellings.add(initials(from, false));
                spellings.add(full(from, true));
                spellings.add(initials(from, true));
            }
            return spellings;
        }

        private String full(int from, boolean otherwise) {
            var spelled = new StringBuilder();
            for (int i = from; i < characters.length(); i++) {
                spelled.append(reading(characters.charAt(i), otherwise));
            }
            return spelled.toString();
        }

        private String initials(int from, boolean otherwise) {
            var spelled = new StringBuilder();
            for (int i = from; i < characters.length(); i++) {
                spelled.append(reading(characters.charAt(i), otherwise).charAt(0));
            }
            return spelled.toString();
        }

        /** How many characters from this one on the typed letters stand for, the last maybe begun only; 0 if they do not. */
        public int heard(int from, String typed) {
            return Math.max(
                    Math.max(heard(from, typed, false, false), heard(from, typed, false, true)),
                    Math.max(heard(from, typed, true, false), heard(from, typed, true, true)));
        }

        private int heard(int from, String typed, boolean otherwise, boolean initials) {
            int letters = 0;
            for (int i = from; i < characters.length(); i++) {
                var reading = reading(characters.charAt(i), otherwise);
                var part = initials ? reading.substring(0, 1) : reading;
                if (part.startsWith(typed.substring(letters))) {
                    return i - from + 1;
                }
                if (!typed.startsWith(part, letters)) {
                    return 0;
                }
                letters += part.length();
            }
            return 0;
        }

        private static String reading(char character, boolean otherwise) {
            return otherwise ? Han.otherReading(character) : Han.reading(character);
        }
    }

    private Sounds() {}

    /** The runs of a text, each cut to its first {@value #LONGEST_RUN} characters. */
    public static List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        int end = Math.min(text.length(), LONGEST_TEXT);
        for (int i = 0; i < end; i++) {
            int start = i;
            while (i < end && Han.is(text.charAt(i))) {
                i++;
            }
            if (i > start) {
                runs.add(new Run(start, text.substring(start, Math.min(i, start + LONGEST_RUN))));
            }
        }
        return runs;
    }

    /** All that the Chinese in a text may be typed as; nothing where there is none. */
    public static Set<String> of(String text) {
        var spellings = new LinkedHashSet<String>();
        runs(text).forEach(run -> spellings.addAll(run.spellings()));
        return spellings;
    }

    /** How characters are usually read, together. Only of what {@link Han#is} Chinese throughout. */
    public static String usual(String characters) {
        return new Run(0, characters).full(0, false);
    }

    /**
     * Letters as they are compared with sounds: together, small, {@code v} for ü, without apostrophes. Empty where anything
     * else stands among them, for then nobody typed by sound.
     */
    public static String typed(String words) {
        var letters = new StringBuilder();
        for (char character : words.toLowerCase(Locale.ROOT).toCharArray()) {
            if (character >= 'a' && character <= 'z') {
                letters.append(character);
            } else if (character == '\u00fc') {
                letters.append('v');
            } else if (character != ' ' && character != '\'' && character != '\u2019') {
                return "";
            }
        }
        return letters.length() > LONGEST_TYPED ? "" : letters.toString();
    }
}
