package io.linli.web.page.shop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.delivery.Arrival;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.Storage;
import io.linli.search.query.SearchRequest;
import io.linli.search.query.Sort;
import io.linli.web.page.Frame;

/**
 * What a search page was asked for, as its address says it; makes the addresses of its neighbours.
 *
 * @param min lowest price in yuan, as typed
 * @param max highest price in yuan, as typed
 * @param within in how many days it should have arrived; empty for whenever
 */
record SearchQuery(
        String q,
        String category,
        List<String> brands,
        List<String> suppliers,
        List<String> storages,
        String min,
        String max,
        String within,
        Sort sort,
        int page) {

    private static final int SIZE = 24;
    private static final int FEN_DIGITS = 2;
    private static final Pattern DAYS = Pattern.compile("\\d{1,2}");

    SearchRequest request(@Nullable UUID community) {
        return new SearchRequest(
                q,
                category.isBlank() ? null : category,
                brands,
                suppliers,
                kept(),
                fen(min),
                fen(max),
                community == null ? null : days(),
                community,
                sort,
                page,
                SIZE,
                true,
                true);
    }

    SearchQuery inCategory(String other) {
        return new SearchQuery(q, other, brands, suppliers, storages, min, max, within, sort, 1);
    }

    /** Other words, and everything else as it was. */
    SearchQuery saying(String words) {
        return new SearchQuery(words, category, brands, suppliers, storages, min, max, within, sort, 1);
    }

    SearchQuery sorted(Sort other) {
        return new SearchQuery(q, category, brands, suppliers, storages, min, max, within, other, 1);
    }

    SearchQuery onPage(int other) {
        return new SearchQuery(q, category, brands, suppliers, storages, min, max, within, sort, other);
    }

    /** With the brand if it was without, and the other way round. */
    SearchQuery togglingBrand(String brand) {
        return new SearchQuery(q, category, toggled(brands, brand), suppliers, storages, min, max, within, sort, 1);
    }

    SearchQuery togglingSupplier(String supplier) {
        return new SearchQuery(q, category, brands, toggled(suppliers, supplier), storages, min, max, within, sort, 1);
    }

    SearchQuery togglingStorage(String storage) {
        return new SearchQuery(q, category, brands, suppliers, toggled(storages, storage), min, max, within, sort, 1);
    }

    /** @param days empty for whenever */
    SearchQuery arriving(String days) {
        return new SearchQuery(q, category, brands, suppliers, storages, min, max, days, sort, 1);
    }

    /** Nothing but the words. */
    SearchQuery unfiltered() {
        return new SearchQuery(q, "", List.of(), List.of(), List.of(), "", "", "", sort, 1);
    }

    boolean filtered() {
        return !category.isBlank()
                || !brands.isEmpty()
                || !suppliers.isEmpty()
                || !storages.isEmpty()
                || !min.isBlank()
                || !max.isBlank()
                || !within.isBlank();
    }

    String address() {
        String query = parameters()
                .map(one -> one.getKey() + "=" + Frame.encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/search" : "/search?" + query;
    }

    private Stream<Map.Entry<String, String>> parameters() {
        var all = new ArrayList<Map.Entry<String, String>>();
        all.add(Map.entry("q", q));
        all.add(Map.entry("category", category));
        brands.forEach(brand -> all.add(Map.entry("brand", brand)));
        suppliers.forEach(supplier -> all.add(Map.entry("supplier", supplier)));
        storages.forEach(storage -> all.add(Map.entry("storage", storage)));
        all.add(Map.entry("min", min));
        all.add(Map.entry("max", max));
        all.add(Map.entry("within", within));
        all.add(Map.entry("sort", sort == Sort.RELEVANCE ? "" : sort.code()));
        all.add(Map.entry("page", page == 1 ? "" : Integer.toString(page)));
        return all.stream().filter(one -> !one.getValue().isBlank());
    }

    /** Those that there are; an address may be typed by hand. */
    private List<Storage> kept() {
        return Stream.of(Storage.values())
                .filter(storage -> storages.contains(storage.name()))
                .toList();
    }

    /** A number that there is; an address may be typed by hand. */
    private @Nullable Integer days() {
        return DAYS.matcher(within).matches() ? Math.min(Integer.parseInt(within), Arrival.MOST_DAYS) : null;
    }

    private static List<String> toggled(List<String> values, String value) {
        if (values.contains(value)) {
            return values.stream().filter(other -> !other.equals(value)).toList();
        }
        return Stream.concat(values.stream(), Stream.of(value)).toList();
    }

    private static @Nullable Long fen(String yuan) {
        try {
            return yuan.isBlank()
                    ? null
                    : new BigDecimal(yuan.strip())
                            .movePointRight(FEN_DIGITS)
                            .toBigInteger()
                            .longValueExact();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new Refusal(Refusal.Kind.INVALID, "price-unreadable", "A price is written like 12.50.");
        }
    }
}
