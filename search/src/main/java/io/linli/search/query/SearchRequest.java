package io.linli.search.query;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.delivery.Arrival;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.Storage;

/**
 * What to look for.
 *
 * <p>Refuses with: {@code query-too-long}, {@code too-many-filters}, {@code price-negative}, {@code price-range-empty}, {@code
 * page-out-of-range}, {@code size-out-of-range}, {@code arrival-out-of-range}, {@code arrival-without-community}.
 *
 * @param query words in English or Chinese; empty for all there is
 * @param category id of a category, or its path ({@code A > B}): only what lies in or below it
 * @param brands any of these, by a name, a spelling or its id; empty for every brand
 * @param suppliers any of these, ids or codes; empty for every supplier
 * @param storages any of these; empty for all there are, also for those of which nothing is said
 * @param minPrice lowest price in minor units, inclusive
 * @param maxPrice highest price in minor units, inclusive
 * @param arrivesWithin only what the community gets within so many days after today if it is ordered now, 0 for today; null: whenever
 * @param community only what suppliers sell there; null for all communities
 * @param sort order of the items
 * @param page 1 is the first
 * @param size items on a page
 * @param meaning whether what a query means counts beside its words, where that is switched on
 * @param facets whether to count what the result could be narrowed by; without, less is computed
 */
public record SearchRequest(
        String query,
        @Nullable String category,
        List<String> brands,
        List<String> suppliers,
        List<Storage> storages,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        @Nullable Integer arrivesWithin,
        @Nullable UUID community,
        Sort sort,
        int page,
        int size,
        boolean facets,
        boolean meaning) {

    public static final int LONGEST_QUERY = 200;
    public static final int MOST_FILTER_VALUES = 50;
    public static final int LARGEST_PAGE = 100;
    public static final int DEFAULT_SIZE = 24;

    /** Elasticsearch's own limit for pages by number. */
    public static final int DEEPEST = 10_000;

    public SearchRequest {
        query = query.strip();
        brands = List.copyOf(brands);
        suppliers = List.copyOf(suppliers);
        storages = List.copyOf(storages);
        refuseIf(
                query.length() > LONGEST_QUERY, "query-too-long", "A query has at most 200 characters.", LONGEST_QUERY);
        refuseIf(
                brands.size() > MOST_FILTER_VALUES
                        || suppliers.size() > MOST_FILTER_VALUES
                        || storages.size() > MOST_FILTER_VALUES,
                "too-many-filters",
                "At most 50 brands and 50 suppliers can be asked for at once.",
                MOST_FILTER_VALUES);
        refuseIf(isNegative(minPrice) || isNegative(maxPrice), "price-negative", "A price is not negative.", 0);
        refuseIf(
                minPrice != null && maxPrice != null && minPrice > maxPrice,
                "price-range-empty",
                "The lowest price is above the highest.",
                0);
        refuseIf(
                arrivesWithin != null && (arrivesWithin < 0 || arrivesWithin > Arrival.MOST_DAYS),
                "arrival-out-of-range",
                "Goods arrive within 0 to " + Arrival.MOST_DAYS + " days.",
                Arrival.MOST_DAYS);
        refuseIf(
                arrivesWithin != null && community == null,
                "arrival-without-community",
                "When goods arrive depends on the community: name one.",
                0);
        refuseIf(size < 1 || size > LARGEST_PAGE, "size-out-of-range", "A page has 1 to 100 items.", LARGEST_PAGE);
        refuseIf(
                page < 1 || (long) page * size > DEEPEST,
                "page-out-of-range",
                "Pages are numbered from 1 and reach no deeper than 10,000 items; narrow the search instead.",
                DEEPEST);
    }

    /** However it is kept, and whenever it arrives. */
    public SearchRequest(
            String query,
            @Nullable String category,
            List<String> brands,
            List<String> suppliers,
            @Nullable Long minPrice,
            @Nullable Long maxPrice,
            @Nullable UUID community,
            Sort sort,
            int page,
            int size,
            boolean facets,
            boolean meaning) {
        this(
                query, category, brands, suppliers, List.of(), minPrice, maxPrice, null, community, sort, page, size,
                facets, meaning);
    }

    /** All there is, from the first page, in the default size and order. */
    public static SearchRequest all() {
        return of("");
    }

    /** A query with neither filter nor wishes. */
    public static SearchRequest of(String query) {
        return new SearchRequest(
                query,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                Sort.RELEVANCE,
                1,
                DEFAULT_SIZE,
                true,
                true);
    }

    /** Whether anything but the words says what to find. */
    public boolean narrowed() {
        return category != null
                || !brands.isEmpty()
                || !suppliers.isEmpty()
                || !storages.isEmpty()
                || arrivesWithin != null
                || minPrice != null
                || maxPrice != null;
    }

    int from() {
        return (page - 1) * size;
    }

    /** The page after this one, where there is one within reach. */
    OptionalInt next(long total) {
        boolean more = (long) page * size < total;
        boolean reachable = (page + 1L) * size <= DEEPEST;
        return more && reachable ? OptionalInt.of(page + 1) : OptionalInt.empty();
    }

    private static boolean isNegative(@Nullable Long price) {
        return price != null && price < 0;
    }

    private static void refuseIf(boolean wrong, String code, String message, int limit) {
        if (wrong) {
            throw new Refusal(Refusal.Kind.INVALID, code, message, Map.of("limit", limit));
        }
    }
}
