package io.linli.catalog.attribute;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that a supplier says of a good, read by what is known of its category.
 *
 * @param known in the order of their definitions, each at most once
 * @param others by name, as the supplier says it
 */
public record ReadAttributes(List<ReadAttribute> known, SortedMap<String, Object> others) {

    public Optional<ReadAttribute> of(String key) {
        return known.stream().filter(one -> one.definition().key().equals(key)).findFirst();
    }

    /** What is said and does not fit. */
    public List<ReadAttribute> unfit() {
        return known.stream().filter(one -> !one.fits()).toList();
    }
}
