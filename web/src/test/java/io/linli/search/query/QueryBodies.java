package io.linli.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

import io.linli.search.meaning.QueryVectors;
import io.linli.search.placement.Placed;

/** The bodies the product sends for a query, for measuring Elasticsearch without the product. */
public final class QueryBodies {

    private QueryBodies() {}

    /**
     * In the order in which they are sent.
     *
     * @param found how many offers a body finds: too few, and the next is sent
     */
    public static List<byte[]> of(String query, ToLongFunction<byte[]> found) {
        var known = new SearchBody.Known(
                List.of(), List.of(), Optional.of(QueryVectors.of(query)), List.of(), Signals.NONE, Placed.NOTHING);
        var body = new SearchBody(SearchRequest.of(query), known);
        var bodies = new ArrayList<byte[]>();
        var next = Optional.of(Strictness.AT_ITS_WORD);
        while (next.isPresent()) {
            var asked = body.bytes(next.get());
            bodies.add(asked);
            next = next.get().next(found.applyAsLong(asked), true);
        }
        return bodies;
    }
}
