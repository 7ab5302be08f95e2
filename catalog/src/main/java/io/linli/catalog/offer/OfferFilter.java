package io.linli.catalog.offer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.delivery.Arrival;

/**
 * What to leave out when browsing; nothing given leaves nothing out.
 *
 * @param words each must stand somewhere in the name, in either language, in any spelling of the brand or in the supplier's number; case is no matter
 * @param category id of a category, or its path ({@code A > B}): only what lies in or below it
 * @param brands any of these: ids, names in either language or spellings
 * @param suppliers any of these, ids or codes
 * @param storages any of these
 * @param minPrice minor units, inclusive
 * @param maxPrice minor units, inclusive
 * @param arrivals only what is brought by these; null: whenever
 * @param community only of suppliers that sell there
 */
public record OfferFilter(
        List<String> words,
        @Nullable String category,
        List<String> brands,
        List<String> suppliers,
        List<Storage> storages,
        @Nullable Long minPrice,
        @Nullable Long maxPrice,
        @Nullable List<Arrival> arrivals,
        @Nullable UUID community) {

    public OfferFilter {
        words = List.copyOf(words);
        brands = List.copyOf(brands);
        suppliers = List.copyOf(suppliers);
        storages = List.copyOf(storages);
        arrivals = arrivals == null ? null : List.copyOf(arrivals);
    }
}
