package io.linli.catalog.attribute;

import java.util.Map;

/**
 * What goods of several categories are described by.
 *
 * @param <K> what the categories were asked for by: id or path
 */
public record AttributeSets<K>(Map<K, AttributeSet> byCategory) {

    /** Without attributes where none was found. */
    public AttributeSet of(K category) {
        return byCategory.getOrDefault(category, AttributeSet.NONE);
    }

    public boolean isEmpty() {
        return byCategory.isEmpty();
    }
}
