package io.linli.search.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import io.linli.catalog.offer.Storage;
import io.linli.search.index.FacetKey;
import io.linli.search.meaning.Vector;
import io.linli.search.placement.Placed;

/**
 * The body of a search request to Elasticsearch.
 *
 * <p>Filters on what has a facet are applied after counting, and each facet counts under the filters of the others only.
 * Without such filters (most requests) no count is wrapped in another filter. Whether a query has to be relaxed follows from
 * what it finds before those filters, so that narrowing a result never widens it.
 */
final class SearchBody {

    /** Names of the aggregations; one under a filter of its own is wrapped by one of the same name. */
    static final String CATEGORIES = "category";

    static final String BRANDS = "brand";
    static final String SUPPLIERS = "supplier";
    static final String STORAGES = "storage";
    static final String PRICES = "price";

    /** Name of the aggregation that counts what was found before the filters. */
    static final String UNFILTERED = "unfiltered";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NAME = "_name";
    private static final int MOST_CATEGORIES = 50;
    private static final int MOST_CHOICES = 20;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Where price ranges end, in minor units: 10, 20, 50, 100, 200 and 500 yuan. */
    private static final List<Long> PRICE_STEPS = List.of(1_000L, 2_000L, 5_000L, 10_000L, 20_000L, 50_000L);

    /**
     * What is known of a query before it is asked.
     *
     * @param serving the suppliers to be restricted to, if a community is asked for
     * @param meaning of the query, where it is asked for
     * @param others the query in other words
     * @param placed by the operator
     */
    record Known(
            Collection<UUID> serving, Optional<Vector> meaning, List<String> others, Signals signals, Placed placed) {}

    /** A filter on something that is also counted. */
    private record FacetFilter(String facet, ObjectNode filter) {}

    private final SearchRequest request;
    private final Known known;
    private final List<FacetFilter> facetFilters;

    SearchBody(SearchRequest request, Known known) {
        this.request = request;
        this.known = known;
        this.facetFilters = facetFilters(request);
    }

    boolean knowsMeaning() {
        return known.meaning().isPresent();
    }

    /** As it is asked by shoppers. */
    byte[] bytes(Strictness strictness) {
        var body = named(strictness);
        body.findParents(NAME).forEach(clause -> ((ObjectNode) clause).remove(NAME));
        return bytes(body);
    }

    /** With its parts named, so that the answer can tell what each of them adds. */
    byte[] explained(Strictness strictness) {
        return bytes(named(strictness));
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode named(Strictness strictness) {
        var body = JSON.objectNode();
        body.put("from", request.from());
        body.put("size", request.size());
        body.set("query", query(strictness));
        addSort(body);
        if (!facetFilters.isEmpty()) {
            body.set("post_filter", all(facetFilters));
        }
        addAggregations(body);
        if (strictness != Strictness.AT_ITS_WORD) {
            Correction.ask(body, request.query());
        }
        return body;
    }

    /** Only how many there are, up to a few: whether another query would be worth asking. */
    byte[] count(String words) {
        var body = JSON.objectNode().put("size", 0).put("track_total_hits", Strictness.FEW);
        var bool = body.putObject("query").putObject("bool");
        bool.set("must", WordQuery.of(words, List.of(), Strictness.AT_ITS_WORD));
        bool.set("filter", had());
        return bytes(body);
    }

    private ObjectNode query(Strictness strictness) {
        var query = JSON.objectNode();
        var bool = query.putObject("bool");
        if (!request.query().isEmpty()) {
            bool.set("must", asked(strictness));
        }
        bool.set("filter", had());
        if (request.sort() == Sort.RELEVANCE) {
            RankedQuery.addSignals(bool, known.signals());
        }
        return query;
    }

    private ObjectNode asked(Strictness strictness) {
        var found = matching(strictness);
        return request.sort() == Sort.RELEVANCE ? RankedQuery.placed(found, known.placed()) : found;
    }

    private ObjectNode matching(Strictness strictness) {
        var words = WordQuery.of(request.query(), known.others(), strictness);
        if (strictness == Strictness.AT_ITS_WORD) {
            return known.meaning()
                    .filter(vector -> request.sort() == Sort.RELEVANCE)
                    .map(vector -> MeaningQuery.ranking(words, vector, wanted()))
                    .orElse(words);
        }
        return known.meaning()
                .map(vector -> MeaningQuery.either(words, vector, wanted()))
                .orElse(words);
    }

    /** Only the nearest are looked at, so they are looked for among what the shopper narrowed the search to. */
    private ObjectNode wanted() {
        var filter = JSON.objectNode();
        var each = filter.putObject("bool").putArray("filter").add(had());
        facetFilters.forEach(facet -> each.add(facet.filter().deepCopy()));
        return filter;
    }

    /** What can be had in the community. */
    private ObjectNode had() {
        var filter = JSON.objectNode();
        if (request.community() == null) {
            filter.putObject("match_all");
            return filter;
        }
        return terms("supplierId", known.serving().stream().map(UUID::toString).toList());
    }

    private void addSort(ObjectNode body) {
        var sort = JSON.arrayNode();
        switch (request.sort()) {
            case CHEAPEST -> sort.addObject().put("price", "asc");
            case DEAREST -> sort.addObject().put("price", "desc");
            case NEWEST -> sort.addObject().put("offerId", "desc");
            default -> addRelevance(sort);
        }
        if (!sort.isEmpty()) {
            if (request.sort() == Sort.CHEAPEST || request.sort() == Sort.DEAREST) {
                sort.addObject().put("offerId", "asc");
            }
            body.set("sort", sort);
        }
    }

    /** Scores sort by themselves; without words only what neighbours do has any. Offer ids rise with time. */
    private void addRelevance(ArrayNode sort) {
        if (request.query().isEmpty()) {
            sort.addObject().put("available", "desc");
            sort.addObject().put("_score", "desc");
            sort.addObject().put("offerId", "desc");
        }
    }

    /** Counting visits every hit anyway, so that the exact total costs nothing more. */
    private void addAggregations(ObjectNode body) {
        body.put("track_total_hits", true);
        if (!request.facets() && facetFilters.isEmpty()) {
            body.put("track_total_hits", SearchRequest.DEEPEST);
            return;
        }
        var aggregations = body.putObject("aggs");
        if (!facetFilters.isEmpty()) {
            aggregations.putObject(UNFILTERED).putObject("filter").putObject("match_all");
        }
        if (request.facets()) {
            addFacets(aggregations);
        }
    }

    private void addFacets(ObjectNode aggregations) {
        addCategories(place(aggregations, CATEGORIES).putObject("terms").put("size", MOST_CATEGORIES));
        place(aggregations, BRANDS).putObject("terms").put("field", "brand").put("size", MOST_CHOICES);
        place(aggregations, SUPPLIERS)
                .putObject("terms")
                .put("field", "facet.supplier")
                .put("size", MOST_CHOICES);
        place(aggregations, STORAGES).putObject("terms").put("field", "storage").put("size", Storage.values().length);
        addRanges(place(aggregations, PRICES).putObject("range").put("field", "price"));
    }

    /** A field of its own for the top: picking the children of one category costs more. */
    private void addCategories(ObjectNode terms) {
        if (request.category() == null) {
            terms.put("field", "facet.top");
        } else {
            terms.put("field", "facet.below").put("include", FacetKey.childrenOf(request.category()));
        }
    }

    private static void addRanges(ObjectNode range) {
        var ranges = range.putArray("ranges");
        long from = 0;
        for (long to : PRICE_STEPS) {
            ranges.addObject().put("from", from).put("to", to);
            from = to;
        }
        ranges.addObject().put("from", from);
    }

    /** Where a facet's aggregation goes: under the filters of the other facets, if there are any. */
    private ObjectNode place(ObjectNode aggregations, String facet) {
        var others = facetFilters.stream()
                .filter(filter -> !filter.facet().equals(facet))
                .toList();
        var aggregation = aggregations.putObject(facet);
        if (others.isEmpty()) {
            return aggregation;
        }
        aggregation.set("filter", all(others));
        return aggregation.putObject("aggs").putObject(facet);
    }

    private static List<FacetFilter> facetFilters(SearchRequest request) {
        var filters = new ArrayList<FacetFilter>();
        if (request.category() != null) {
            filters.add(new FacetFilter(CATEGORIES, terms("within", List.of(request.category()))));
        }
        if (!request.brands().isEmpty()) {
            filters.add(new FacetFilter(BRANDS, terms("brand", request.brands())));
        }
        if (!request.suppliers().isEmpty()) {
            filters.add(new FacetFilter(SUPPLIERS, suppliers(request.suppliers())));
        }
        if (!request.storages().isEmpty()) {
            filters.add(new FacetFilter(
                    STORAGES,
                    terms(
                            "storage",
                            request.storages().stream().map(Storage::name).toList())));
        }
        if (request.minPrice() != null || request.maxPrice() != null) {
            filters.add(new FacetFilter(PRICES, prices(request)));
        }
        return filters;
    }

    private static ObjectNode prices(SearchRequest request) {
        var filter = JSON.objectNode();
        var price = filter.putObject("range").putObject("price");
        if (request.minPrice() != null) {
            price.put("gte", request.minPrice());
        }
        if (request.maxPrice() != null) {
            price.put("lte", request.maxPrice());
        }
        return filter;
    }

    private static ObjectNode suppliers(List<String> idsOrCodes) {
        var filter = JSON.objectNode();
        var either = filter.putObject("bool").putArray("should");
        var ids = idsOrCodes.stream().filter(SearchBody::isId).toList();
        var codes = idsOrCodes.stream().filter(value -> !isId(value)).toList();
        either.add(terms("supplierId", ids));
        either.add(terms("supplier", codes));
        return filter;
    }

    private static boolean isId(String value) {
        return UUID_FORM.matcher(value).matches();
    }

    private static ObjectNode all(Collection<FacetFilter> filters) {
        var all = JSON.objectNode();
        var each = all.putObject("bool").putArray("filter");
        filters.forEach(filter -> each.add(filter.filter()));
        return all;
    }

    private static ObjectNode terms(String field, List<String> values) {
        var filter = JSON.objectNode();
        values.forEach(filter.putObject("terms").putArray(field)::add);
        return filter;
    }
}
