package io.linli.search.query;

import java.util.Arrays;

import io.linli.catalog.kernel.Refusal;

/** The order of what was found. */
public enum Sort {
    /** The best match first; without a query, what can be had and is new. */
    RELEVANCE("relevance"),
    CHEAPEST("price"),
    DEAREST("-price"),
    NEWEST("newest"),
    /** By the mean that few reviews hardly move; goods without reviews stand among the others. */
    BEST_RATED("rating");

    private final String code;

    Sort(String code) {
        this.code = code;
    }

    /** As it stands in addresses. */
    public String code() {
        return code;
    }

    /** Refuses with: {@code sort-unknown}. */
    public static Sort of(String code) {
        return Arrays.stream(values())
                .filter(sort -> sort.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "sort-unknown",
                        "Results can be sorted by relevance, price, -price (dearest first), newest or rating."));
    }
}
