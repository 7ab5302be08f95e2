package io.linli.search.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How words become a query. The weights were tried on judged queries of another catalogue and by eye on a real one: a name
 * says most, then the brand, then the category; a description mentions many things that an offer is not.
 */
final class WordQuery {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> NAMES = List.of("name.en", "name.zh");
    private static final List<String> ALL_FIELDS = List.of(
            "name.en^3",
            "name.zh^3",
            "brand.words^2",
            "words.category",
            "words.ancestors^0.5",
            "description.en^0.3",
            "description.zh^0.3",
            "words.attributes^0.2");
    private static final List<String> RELAXED_FIELDS =
            List.of("name.en", "name.zh", "brand.words^0.8", "words.category^0.6");

    /** Names and brand in one field: each word's possible spellings are worked out once, not once per field. */
    private static final String ANY = "words.any";

    /** How much the other fields add to the best one. */
    private static final double OTHERS = 0.2;

    private static final double PHRASE = 2;
    private static final double WHOLE_BRAND = 0.5;
    private static final double AVAILABLE = 0.6;
    /** More than relaxed words can score together. */
    private static final double ABOVE_RELAXED = 10_000;

    private static final double NOT_MISTYPED = 4;
    private static final double IN_OTHER_WORDS = 0.8;

    /** Words beyond these are not looked at when relaxed. */
    private static final int MOST_RELAXED_WORDS = 12;

    /** One or two words must all be found; of more, seven in ten. */
    private static final String MOST_WORDS = "2<70%";

    private static final String ANY_WORD = "1";

    private static final String MOST_CHARACTERS = "60%";
    private static final int SHORTEST_MISTYPED = 3;

    /** One letter may be wrong from three letters on, two from five; the first is right. */
    private static final String TYPING_ERRORS = "AUTO:3,5";

    private static final int MOST_SPELLINGS = 20;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Punct}\u3000-\u303f\uff00-\uff0f]+");

    private WordQuery() {}

    /** @param others the same in other words, which count a little less */
    static ObjectNode of(String words, List<String> others, Strictness strictness) {
        return switch (strictness) {
            case AT_ITS_WORD, ALIKE -> inAnyWords(words, others);
            case MOST_WORDS -> relaxed(words, others, MOST_WORDS);
            case ANY_WORD -> relaxed(words, others, ANY_WORD);
        };
    }

    private static ObjectNode inAnyWords(String words, List<String> others) {
        if (others.isEmpty()) {
            return atItsWord(words);
        }
        var query = JSON.objectNode();
        var ways = query.putObject("dis_max").putArray("queries").add(atItsWord(words));
        for (int way = 0; way < others.size(); way++) {
            var said = atItsWord(others.get(way));
            said.findParents("_name").forEach(clause -> ((ObjectNode) clause).remove("_name"));
            ((ObjectNode) said.get("bool"))
                    .put("boost", IN_OTHER_WORDS)
                    .put("_name", Reason.SYNONYM.code() + "." + way);
            ways.add(said);
        }
        return query;
    }

    /** Every word somewhere in the offer; whole phrases, categories and brands count more. */
    private static ObjectNode atItsWord(String words) {
        var query = JSON.objectNode();
        var bool = query.putObject("bool");
        multiMatch(bool.putObject("must"), words, ALL_FIELDS)
                .put("type", "cross_fields")
                .put("operator", "and")
                .put("tie_breaker", OTHERS)
                .put("_name", Reason.WORDS.code());
        var should = bool.putArray("should");
        if (isPhrase(words)) {
            multiMatch(should.addObject(), words, NAMES)
                    .put("type", "phrase")
                    .put("slop", 1)
                    .put("boost", PHRASE)
                    .put("_name", Reason.PHRASE.code());
        }
        heads(should, words);
        wholeField(should, "words.category", words, 1, Reason.CATEGORY);
        wholeField(should, "brand.words", words, WHOLE_BRAND, Reason.BRAND);
        var available = should.addObject()
                .putObject("constant_score")
                .put("boost", AVAILABLE)
                .put("_name", Reason.AVAILABLE.code());
        available.putObject("filter").putObject("term").put("available", true);
        return query;
    }

    /** What the thing is, and not what it is for or of: by its name, and by how its description begins. */
    private static void heads(ArrayNode should, String words) {
        List.of("words.heads", "words.described").forEach(field -> should.addObject()
                .putObject("match")
                .putObject(field)
                .put("query", words)
                .put("_name", Reason.HEAD.code() + "." + field));
    }

    /** Enough of the words, mistyped or begun ones too; what matches at its word stays on top. */
    private static ObjectNode relaxed(String words, List<String> others, String enough) {
        var query = JSON.objectNode();
        var should = query.putObject("bool").putArray("should");
        addExact(should, inAnyWords(words, others));
        RelaxedTiers.addSound(should, words);
        var most = should.addObject()
                .putObject("bool")
                .put("minimum_should_match", enough)
                .put("_name", Reason.MISTYPED.code());
        var each = most.putArray("should");
        Arrays.stream(BETWEEN_WORDS.split(words))
                .filter(word -> !word.isEmpty())
                .limit(MOST_RELAXED_WORDS)
                .forEach(word -> each.add(relaxedWord(word)));
        return query;
    }

    private static void addExact(ArrayNode should, ObjectNode atItsWord) {
        var exact = should.addObject().putObject("function_score").put("boost_mode", "sum");
        exact.set("query", atItsWord);
        exact.putArray("functions").addObject().put("weight", ABOVE_RELAXED);
    }

    private static ObjectNode relaxedWord(String word) {
        var query = JSON.objectNode();
        var ways = query.putObject("dis_max").putArray("queries");
        boolean chinese = isChinese(word);
        var written = multiMatch(ways.addObject(), word, RELAXED_FIELDS)
                .put("tie_breaker", OTHERS)
                .put("boost", NOT_MISTYPED)
                .put("zero_terms_query", "all");
        if (chinese) {
            written.put("minimum_should_match", MOST_CHARACTERS);
        } else {
            written.put("operator", "and");
        }
        if (!chinese && word.length() >= SHORTEST_MISTYPED) {
            addMistyped(ways, word);
            addBegun(ways, word);
        }
        return query;
    }

    /** As it is written and by its stem: "coker" is near "cooker", its stem "coke" is not. */
    private static void addMistyped(ArrayNode ways, String word) {
        misspelt(ways.addObject().putObject("fuzzy").putObject(ANY).put("value", word.toLowerCase(Locale.ROOT)));
        misspelt(ways.addObject()
                .putObject("match")
                .putObject(ANY)
                .put("query", word)
                .put("operator", "and"));
    }

    private static void misspelt(ObjectNode query) {
        query.put("fuzziness", TYPING_ERRORS).put("prefix_length", 1).put("max_expansions", MOST_SPELLINGS);
    }

    /** The word may be the beginning of one. */
    private static void addBegun(ArrayNode ways, String word) {
        ways.addObject().putObject("prefix").putObject(ANY).put("value", word).put("case_insensitive", true);
    }

    /** More than one word of English, or any Chinese, where each pair of characters is a word. */
    private static boolean isPhrase(String words) {
        return isChinese(words) || BETWEEN_WORDS.matcher(words).find();
    }

    private static boolean isChinese(String words) {
        return words.codePoints().anyMatch(Character::isIdeographic);
    }

    private static ObjectNode multiMatch(ObjectNode place, String words, List<String> fields) {
        var match = place.putObject("multi_match").put("query", words);
        fields.forEach(match.putArray("fields")::add);
        return match;
    }

    private static void wholeField(ArrayNode should, String field, String words, double boost, Reason reason) {
        should.addObject()
                .putObject("match")
                .putObject(field)
                .put("query", words)
                .put("operator", "and")
                .put("boost", boost)
                .put("_name", reason.code());
    }
}
