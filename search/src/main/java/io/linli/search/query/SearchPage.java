package io.linli.search.query;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param items each good once
 * @param total how many goods were found in all
 * @param relaxed not every word was found everywhere: mistyped and missing words were allowed
 * @param fallback the catalogue answered, for search was away: no counts, and words as they are typed
 * @param didYouMean a query that finds more; null where none is known
 * @param missing words of the query that nothing on a relaxed page has
 * @param next number of the following page; empty at the end and where pages end
 */
public record SearchPage(
        List<SearchHit> items,
        Facets facets,
        long total,
        boolean relaxed,
        boolean fallback,
        @Nullable String didYouMean,
        List<String> missing,
        OptionalInt next) {

    SearchPage of(List<SearchHit> shown) {
        return new SearchPage(shown, facets, total, relaxed, fallback, didYouMean, missing, next);
    }

    SearchPage meaning(@Nullable String corrected) {
        return new SearchPage(items, facets, total, relaxed, fallback, corrected, missing, next);
    }
}
