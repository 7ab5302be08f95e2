package io.linli.search.suggest;

import java.util.List;

/**
 * What may be meant by what was typed so far, the likeliest first; at most {@value #MOST} in all.
 *
 * @param queries what others asked
 */
public record Suggestions(
        List<Suggestion> queries, List<Suggestion> categories, List<Suggestion> brands, List<Suggestion> products) {

    public static final int MOST = 10;

    static final int MOST_QUERIES = 4;
    static final int MOST_CATEGORIES = 2;
    static final int MOST_BRANDS = 2;

    static final Suggestions NONE = new Suggestions(List.of(), List.of(), List.of(), List.of());

    boolean isEmpty() {
        return queries.isEmpty() && categories.isEmpty() && brands.isEmpty() && products.isEmpty();
    }

    static Suggestions of(
            List<Suggestion> queries, List<Suggestion> categories, List<Suggestion> brands, List<Suggestion> products) {
        int others = queries.size() + categories.size() + brands.size();
        return new Suggestions(
                queries,
                categories,
                brands,
                products.stream().limit(MOST - others).toList());
    }
}
