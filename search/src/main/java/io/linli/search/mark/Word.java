package io.linli.search.mark;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

import io.linli.search.analysis.Han;

/**
 * A word of a text as it is compared: small letters without accents, or digits, or a run of simplified Chinese characters. One
 * unit of the text is one of the word, so that places in it are places in the text.
 */
record Word(int start, String letters, boolean chinese) {

    private enum Kind {
        BETWEEN,
        LETTER,
        DIGIT,
        CHINESE
    }

    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        int start = 0;
        while (start < text.length()) {
            var kind = kind(text.charAt(start));
            int end = start + 1;
            while (end < text.length() && kind(text.charAt(end)) == kind) {
                end++;
            }
            if (kind != Kind.BETWEEN) {
                words.add(new Word(start, folded(text, start, end), kind == Kind.CHINESE));
            }
            start = end;
        }
        return words;
    }

    private static Kind kind(char character) {
        if (Han.is(character)) {
            return Kind.CHINESE;
        }
        if (Character.isDigit(character)) {
            return Kind.DIGIT;
        }
        return Character.isLetter(character) ? Kind.LETTER : Kind.BETWEEN;
    }

    private static String folded(String text, int start, int end) {
        var folded = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            folded.append(folded(text.charAt(i)));
        }
        return folded.toString();
    }

    private static char folded(char character) {
        if (character < 128 || Character.isSurrogate(character)) {
            return Character.toLowerCase(character);
        }
        char simple = Han.simplified(character);
        var plain = Normalizer.normalize(String.valueOf(simple), Normalizer.Form.NFKD);
        return Character.toLowerCase(plain.charAt(0));
    }
}
