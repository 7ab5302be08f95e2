package io.linli.search.mark;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import io.linli.search.analysis.Sounds;

/** What was typed, to be looked for in many texts. */
public final class Marks {

    private static final int MOST_WORDS = 12;
    private static final int SHORTEST_SOUND = 2;

    private final List<Word> typed;
    private final String sound;

    private Marks(List<Word> typed, String sound) {
        this.typed = typed;
        this.sound = sound;
    }

    public static Marks of(String typed) {
        var words = Word.of(typed).stream().limit(MOST_WORDS).toList();
        return new Marks(words, Sounds.typed(typed));
    }

    /** What matched, or is near to it where nothing matched better; empty where nothing did. */
    public List<Range> in(String text) {
        var words = Word.of(text);
        var marked = new BitSet(text.length());
        typed.forEach(word -> mark(word, words, marked));
        if (marked.isEmpty()) {
            markSounds(text, marked);
        }
        if (marked.isEmpty()) {
            typed.forEach(word -> markMistyped(word, words, marked));
        }
        return ranges(marked);
    }

    /** Whether every word that was typed is in the text, begun at least, or the text sounds so. */
    public boolean all(String text) {
        var words = Word.of(text);
        boolean written = typed.stream().allMatch(word -> {
            var marked = new BitSet();
            mark(word, words, marked);
            return !marked.isEmpty();
        });
        return !typed.isEmpty() && (written || sounds(text));
    }

    private boolean sounds(String text) {
        var marked = new BitSet();
        markSounds(text, marked);
        return !marked.isEmpty();
    }

    private static void mark(Word one, List<Word> words, BitSet marked) {
        for (Word word : words) {
            if (one.chinese() && word.chinese()) {
                markCharacters(one.letters(), word, marked);
            } else if (one.chinese() == word.chinese()) {
                int length = Likeness.begun(word.letters(), one.letters());
                marked.set(word.start(), word.start() + length);
            }
        }
    }

    /** All of them together where they are, otherwise the pairs that are. */
    private static void markCharacters(String characters, Word run, BitSet marked) {
        if (!markEach(characters, run, marked)) {
            for (int i = 0; i + 2 < characters.length() + 1; i++) {
                markEach(characters.substring(i, i + 2), run, marked);
            }
        }
    }

    private static boolean markEach(String characters, Word run, BitSet marked) {
        int found = run.letters().indexOf(characters);
        boolean any = found >= 0;
        while (found >= 0) {
            marked.set(run.start() + found, run.start() + found + characters.length());
            found = run.letters().indexOf(characters, found + 1);
        }
        return any;
    }

    private void markSounds(String text, BitSet marked) {
        if (sound.length() < SHORTEST_SOUND) {
            return;
        }
        for (var run : Sounds.runs(text)) {
            for (int from = 0; from < run.characters().length(); from++) {
                int heard = run.heard(from, sound);
                marked.set(run.start() + from, run.start() + from + heard);
            }
        }
    }

    private static void markMistyped(Word one, List<Word> words, BitSet marked) {
        for (Word word : words) {
            if (!one.chinese() && !word.chinese() && Likeness.mistyped(word.letters(), one.letters())) {
                marked.set(word.start(), word.start() + word.letters().length());
            }
        }
    }

    private static List<Range> ranges(BitSet marked) {
        var ranges = new ArrayList<Range>();
        int start = marked.nextSetBit(0);
        while (start >= 0) {
            int end = marked.nextClearBit(start);
            ranges.add(new Range(start, end));
            start = marked.nextSetBit(end);
        }
        return List.copyOf(ranges);
    }
}
