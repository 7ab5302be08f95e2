package io.linli.search.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.delivery.Arrival;
import io.linli.catalog.offer.SkuRating;
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

    /** Name of the aggregation of offers that are not the only ones of their good; within it, how many there are after the filters, and goods. */
    static final String SHARED = "shared";

    static final String FOUND = "found";
    static final String GOODS = "goods";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NAME = "_name";
    private static final int MOST_CATEGORIES = 50;
    private static final int MOST_CHOICES = 20;

    /** More than a page of goods has. */
    private static final int MOST_OFFERS = 1_000;

    /** Up to so many goods are counted exactly. */
    private static final int EXACT = 3_000;

    private static final String GOOD = "skuId";
    private static final List<String> COUNTED_BY_GOOD = List.of(CATEGORIES, BRANDS, STORAGES, PRICES);

    /** Whatever is among the fullest of all must be among these. */
    private static final int EVERY_CHOICE = 1_000;

    /** Where price ranges end, in minor units: 10, 20, 50, 100, 200 and 500 yuan. */
    private static final List<Long> PRICE_STEPS = List.of(1_000L, 2_000L, 5_000L, 10_000L, 20_000L, 50_000L);

    /**
     * What is known of a query before it is asked.
     *
     * @param serving the suppliers to be restricted to, if a community is asked for
     * @param arrivals what is brought in time, where that is asked for
     * @param meaning of the query, where it is asked for
     * @param others the query in other words
     * @param placed by the operator
     */
    record Known(
            Collection<UUID> serving,
            List<Arrival> arrivals,
            Optional<Vector> meaning,
            List<String> others,
            Signals signals,
            Placed placed) {}

    private final SearchRequest request;
    private final Known known;
    private final FacetFilters facetFilters;

    SearchBody(SearchRequest request, Known known) {
        this.request = request;
        this.known = known;
        this.facetFilters = FacetFilters.of(request, known.arrivals());
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
        body.putObject("collapse").put("field", GOOD);
        addSort(body);
        if (!facetFilters.none()) {
            body.set("post_filter", facetFilters.all());
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

    /** All offers of some goods that fit: what can be had before what is sold out, then the cheapest. */
    byte[] offersOf(List<UUID> goods) {
        var body = JSON.objectNode().put("size", MOST_OFFERS).put("track_total_hits", false);
        var each = body.putObject("query").putObject("bool").putArray("filter");
        each.add(FacetFilters.terms(GOOD, goods.stream().map(UUID::toString).toList()));
        each.add(wanted());
        var sort = body.putArray("sort");
        sort.addObject().put("available", "desc");
        sort.addObject().put("price", "asc");
        sort.addObject().put("offerId", "asc");
        return bytes(body);
    }

    /** Whether a good is to be shown by the offer it was found by: the one that was put there, or that has its price. */
    boolean stays(SearchHit hit) {
        return request.sort() == Sort.CHEAPEST
                || request.sort() == Sort.DEAREST
                || known.placed().pinned().contains(hit.offerId())
                || hit.available() && known.signals().inGroupBuys().contains(hit.offerId());
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
        if (!facetFilters.none()) {
            each.add(facetFilters.all());
        }
        return filter;
    }

    /** What can be had in the community. */
    private ObjectNode had() {
        var filter = JSON.objectNode();
        if (request.community() == null) {
            filter.putObject("match_all");
            return filter;
        }
        return FacetFilters.terms(
                "supplierId", known.serving().stream().map(UUID::toString).toList());
    }

    private void addSort(ObjectNode body) {
        var sort = JSON.arrayNode();
        switch (request.sort()) {
            case CHEAPEST -> sort.addObject().put("price", "asc");
            case DEAREST -> sort.addObject().put("price", "desc");
            case BEST_RATED -> addRating(sort);
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

    /** Alike rated, what matches best; without words what is newest. */
    private void addRating(ArrayNode sort) {
        sort.addObject()
                .putObject("rating.score")
                .put("order", "desc")
                .put("missing", SkuRating.UNRATED_SCORE)
                .put("unmapped_type", "double");
        if (!request.query().isEmpty()) {
            sort.addObject().put("_score", "desc");
        }
        sort.addObject().put("offerId", "desc");
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
        var aggregations = body.putObject("aggs");
        if (!facetFilters.none()) {
            aggregations.putObject(UNFILTERED).putObject("filter").putObject("match_all");
        }
        if (request.facets()) {
            addFacets(aggregations);
            place(aggregations, SUPPLIERS)
                    .putObject("terms")
                    .put("field", "facet.supplier")
                    .put("size", MOST_CHOICES);
        }
        addShared(aggregations.putObject(SHARED));
    }

    /** Of what the offers of a good have in common, and of prices. */
    private void addFacets(ObjectNode aggregations) {
        addCategories(place(aggregations, CATEGORIES).putObject("terms").put("size", MOST_CATEGORIES));
        place(aggregations, BRANDS)
                .putObject("terms")
                .put("field", "facet.brand")
                .put("size", MOST_CHOICES);
        place(aggregations, STORAGES).putObject("terms").put("field", "storage").put("size", Storage.values().length);
        addRanges(place(aggregations, PRICES).putObject("range").put("field", "price"));
    }

    /**
     * The same counts of offers that are not the only ones of their good, with how many goods these are: what is to be taken off. They
     * stand apart, for counts within each value of a facet would make all of them dearer.
     */
    private void addShared(ObjectNode shared) {
        shared.putObject("filter").putObject("term").put(SHARED, true);
        var within = shared.putObject("aggs");
        var found = within.putObject(FOUND);
        found.set("filter", facetFilters.all());
        addGoods(found);
        if (request.facets()) {
            addFacets(within);
            COUNTED_BY_GOOD.forEach(facet -> {
                var wrapped = within.at("/" + facet + "/aggs/" + facet);
                var counts = (ObjectNode) (wrapped.isMissingNode() ? within.get(facet) : wrapped);
                addGoods(counts);
                if (counts.has("terms")) {
                    ((ObjectNode) counts.get("terms")).put("size", EVERY_CHOICE);
                }
            });
        }
    }

    private static void addGoods(ObjectNode aggregation) {
        aggregation
                .putObject("aggs")
                .putObject(GOODS)
                .putObject("cardinality")
                .put("field", GOOD)
                .put("precision_threshold", EXACT);
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
        var others = facetFilters.without(facet);
        var aggregation = aggregations.putObject(facet);
        if (others.none()) {
            return aggregation;
        }
        aggregation.set("filter", others.all());
        return aggregation.putObject("aggs").putObject(facet);
    }
}
