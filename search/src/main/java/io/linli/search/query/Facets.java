package io.linli.search.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;

/**
 * What the result can be narrowed by, and how many goods each would leave. The counts of brands, suppliers and prices
 * ignore the filter on just that, so that a second brand can be added to the first.
 *
 * @param categories those directly below the category asked for, or the top ones; the fullest first
 * @param brands the fullest first
 * @param suppliers the fullest first
 * @param storages how what is found is kept, where suppliers say so; the fullest first
 * @param prices the ranges that hold anything, cheapest first
 */
public record Facets(
        List<Choice> categories,
        List<Choice> brands,
        List<Choice> suppliers,
        List<Choice> storages,
        List<PriceRange> prices) {

    static final Facets NONE = new Facets(List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * A value to filter by.
     *
     * @param value what to ask with: a category's or supplier's id, a brand's English name, or a storage
     */
    public record Choice(String value, LocalizedText name, long count) {}

    /**
     * Prices in minor units, both ends inclusive: what to ask with.
     *
     * @param max null: no upper end
     */
    public record PriceRange(long min, @Nullable Long max, long count) {}
}
