package io.linli.search.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.linli.search.analysis.Han;
import io.linli.search.analysis.Sounds;

/**
 * What stands above mistyped and missing words in a relaxed result, and below what matches at its word: what sounds as it was
 * typed. The steps between them are higher than what mistyped words usually score.
 */
final class RelaxedTiers {

    private static final double WHOLE_SOUND = 600;
    private static final double BEGUN_SOUND = 500;
    private static final double CATEGORY_SOUND = 400;

    /** One letter stands for too much. */
    private static final int SHORTEST_SOUND = 2;

    private RelaxedTiers() {}

    /**
     * Chinese typed with Latin letters: whole readings or initials, to the end of the word or not yet. Chinese that finds little
     * may be the wrong choice among characters that sound alike.
     */
    static void addSound(ArrayNode should, String words) {
        var typed = isChinese(words) ? Sounds.usual(words) : Sounds.typed(words);
        if (typed.length() < SHORTEST_SOUND) {
            return;
        }
        var ways = should.addObject()
                .putObject("dis_max")
                .put("_name", Reason.SOUND.code())
                .putArray("queries");
        addConstant(ways, WHOLE_SOUND).putObject("filter").putObject("term").put("words.sound", typed);
        addConstant(ways, BEGUN_SOUND).putObject("filter").putObject("prefix").put("words.sound", typed);
        addConstant(ways, CATEGORY_SOUND).putObject("filter").putObject("term").put("words.path.sound", typed);
    }

    private static boolean isChinese(String words) {
        return words.length() > 1 && words.chars().allMatch(character -> Han.is((char) character));
    }

    private static ObjectNode addConstant(ArrayNode place, double boost) {
        return place.addObject().putObject("constant_score").put("boost", boost);
    }
}
