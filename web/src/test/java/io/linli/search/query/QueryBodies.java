package io.linli.search.query;

import java.util.List;

/** The bodies the product sends for a query of words alone, for measuring Elasticsearch without the product. */
public final class QueryBodies {

    private QueryBodies() {}

    /** @param step how many bodies were sent for this query before */
    public static byte[] body(String query, int step) {
        return new SearchBody(SearchRequest.of(query), List.of()).bytes(Strictness.values()[step]);
    }

    /** Whether what was found by this step ends the search, as the product decides it. */
    public static boolean isEnough(int step, long found) {
        return step == 0 ? found >= SearchOffers.FEW : found > 0 || step == Strictness.values().length - 1;
    }
}
