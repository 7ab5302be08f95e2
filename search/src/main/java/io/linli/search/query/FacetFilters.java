package io.linli.search.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.linli.catalog.delivery.Arrival;
import io.linli.catalog.offer.Storage;
import io.linli.search.index.FacetKey;

/** The filters that are applied after counting, each facet being counted under those of the others; only of arrival there are no counts. */
final class FacetFilters {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ARRIVAL = "arrival";
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private record FacetFilter(String facet, ObjectNode filter) {}

    private record SameDays(Set<DayOfWeek> days, boolean promised) {}

    private final List<FacetFilter> filters;

    private FacetFilters(List<FacetFilter> filters) {
        this.filters = filters;
    }

    /** @param arrivals what is brought in time, where that is asked for */
    static FacetFilters of(SearchRequest request, List<Arrival> arrivals) {
        var filters = new ArrayList<FacetFilter>();
        if (request.category() != null) {
            filters.add(new FacetFilter(SearchBody.CATEGORIES, terms("within", List.of(request.category()))));
        }
        if (!request.brands().isEmpty()) {
            filters.add(new FacetFilter(SearchBody.BRANDS, brands(request.brands())));
        }
        if (!request.suppliers().isEmpty()) {
            filters.add(new FacetFilter(SearchBody.SUPPLIERS, suppliers(request.suppliers())));
        }
        if (!request.storages().isEmpty()) {
            filters.add(new FacetFilter(
                    SearchBody.STORAGES,
                    terms(
                            "storage",
                            request.storages().stream().map(Storage::name).toList())));
        }
        if (request.arrivesWithin() != null) {
            filters.add(new FacetFilter(ARRIVAL, arriving(arrivals)));
        }
        if (request.minPrice() != null || request.maxPrice() != null) {
            filters.add(new FacetFilter(SearchBody.PRICES, prices(request)));
        }
        return new FacetFilters(List.copyOf(filters));
    }

    boolean none() {
        return filters.isEmpty();
    }

    /** Those on everything but that. */
    FacetFilters without(String facet) {
        return new FacetFilters(
                filters.stream().filter(one -> !one.facet().equals(facet)).toList());
    }

    ObjectNode all() {
        var all = JSON.objectNode();
        var each = all.putObject("bool").putArray("filter");
        filters.forEach(one -> each.add(one.filter().deepCopy()));
        return all;
    }

    /** Suppliers that come on the same days are asked for together. Where nobody comes nothing is found: no clauses would find all. */
    private static ObjectNode arriving(List<Arrival> arrivals) {
        var filter = JSON.objectNode();
        if (arrivals.isEmpty()) {
            filter.putObject("match_none");
            return filter;
        }
        var ways = filter.putObject("bool").put("minimum_should_match", 1).putArray("should");
        arrivals.stream()
                .collect(groupingBy(
                        one -> new SameDays(one.days(), one.promised()),
                        LinkedHashMap::new,
                        mapping(one -> one.supplierId().toString(), toList())))
                .forEach((same, suppliers) -> {
                    var both = ways.addObject().putObject("bool");
                    both.putArray("filter").add(terms("supplierId", suppliers));
                    var goods = both.put("minimum_should_match", 1).putArray("should");
                    goods.add(terms(
                            "deliveryDays",
                            same.days().stream().map(DayOfWeek::name).toList()));
                    if (same.promised()) {
                        goods.addObject()
                                .putObject("bool")
                                .putObject("must_not")
                                .putObject("exists")
                                .put("field", "deliveryDays");
                    }
                });
        return filter;
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

    private static ObjectNode brands(List<String> names) {
        return terms("brandAsked", names.stream().map(FacetKey::asked).toList());
    }

    private static ObjectNode suppliers(List<String> idsOrCodes) {
        var filter = JSON.objectNode();
        var either = filter.putObject("bool").putArray("should");
        var ids = idsOrCodes.stream().filter(FacetFilters::isId).toList();
        var codes = idsOrCodes.stream().filter(value -> !isId(value)).toList();
        either.add(terms("supplierId", ids));
        either.add(terms("supplier", codes));
        return filter;
    }

    private static boolean isId(String value) {
        return UUID_FORM.matcher(value).matches();
    }

    static ObjectNode terms(String field, List<String> values) {
        var filter = JSON.objectNode();
        values.forEach(filter.putObject("terms").putArray(field)::add);
        return filter;
    }
}
