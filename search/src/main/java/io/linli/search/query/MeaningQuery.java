package io.linli.search.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

import io.linli.search.meaning.Vector;

/**
 * How the meaning of a query is asked for: the offers whose names mean the nearest to it. What matches by its words always
 * stands above what is only alike; among the former, likeness moves up what is meant.
 */
final class MeaningQuery {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The nearest that are looked at. */
    private static final int NEAREST = 200;

    /**
     * What full likeness adds to the score of words, as much as a good word. Tried on judged queries of another catalogue: 5
     * and 20 were worse.
     */
    private static final double WEIGHT = 10;

    /** More than words and likeness can score together. */
    private static final double ABOVE_ALIKE = 1_000;

    /** The cosine from which on something is much alike: below, there is always something. */
    private static final double ALIKE = 0.4;

    private static final double RANKED = -1;

    private MeaningQuery() {}

    /** Words decide what is found, likeness only in which order. */
    static ObjectNode ranking(ObjectNode words, Vector vector, ObjectNode filter) {
        var query = JSON.objectNode();
        var bool = query.putObject("bool");
        bool.set("must", words);
        bool.putArray("should").add(nearest(vector, filter, RANKED));
        return query;
    }

    /** What matches by its words, and below it what is much alike. */
    static ObjectNode either(ObjectNode words, Vector vector, ObjectNode filter) {
        var query = JSON.objectNode();
        var ways = query.putObject("bool").put("minimum_should_match", 1).putArray("should");
        var worded = ways.addObject().putObject("function_score").put("boost_mode", "sum");
        worded.set("query", words);
        worded.putArray("functions").addObject().put("weight", ABOVE_ALIKE);
        ways.add(nearest(vector, filter, ALIKE));
        return query;
    }

    private static ObjectNode nearest(Vector vector, ObjectNode filter, double cosine) {
        var query = JSON.objectNode();
        query.putObject("knn")
                .put("field", "meaning." + vector.language().name().toLowerCase(Locale.ROOT))
                .put("query_vector", vector.hex())
                .put("k", NEAREST)
                .put("num_candidates", NEAREST)
                .put("similarity", cosine)
                .put("boost", WEIGHT)
                .put("_name", Reason.MEANING.code())
                .set("filter", filter);
        return query;
    }
}
