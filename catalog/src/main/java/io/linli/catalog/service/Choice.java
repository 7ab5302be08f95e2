package io.linli.catalog.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a resident chooses of a service.
 *
 * @param size its code; null where there are no sizes
 * @param options the code of one option for each group
 * @param addOns how many of each, by code
 * @param measure minutes, square metres or pieces, where the price depends on them
 */
public record Choice(
        @Nullable String size, Map<String, String> options, Map<String, Integer> addOns, @Nullable Integer measure) {

    /** Nothing is chosen: fits what comes in one size for one price. */
    public static final Choice NONE = new Choice(null, Map.of(), Map.of(), null);

    public Choice {
        options = Map.copyOf(options);
        addOns = Map.copyOf(addOns);
    }
}
