package io.linli.catalog.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.attribute.AttributeSet;

/**
 * Ids of suppliers and categories that a run has met, and what is known of the categories' attributes, so that they are not asked for
 * with every batch.
 */
final class KnownIds {

    private static final int MOST = 50_000;

    private final Map<String, UUID> suppliers = new HashMap<>();
    private final Map<String, UUID> categories = new HashMap<>();
    private final Map<UUID, AttributeSet> attributes = new HashMap<>();

    Map<String, UUID> suppliers() {
        return suppliers;
    }

    Map<String, UUID> categories() {
        return categories;
    }

    Map<UUID, AttributeSet> attributes() {
        return attributes;
    }

    /** Only what is committed may be remembered. */
    void remember(Resolved resolved) {
        if (categories.size() + suppliers.size() > MOST) {
            categories.clear();
            suppliers.clear();
            attributes.clear();
        }
        suppliers.putAll(resolved.suppliers());
        categories.putAll(resolved.categories());
        attributes.putAll(resolved.attributes());
    }

    /**
     * Of the rows of one batch.
     *
     * @param suppliers ids by code
     * @param categories ids by path
     * @param attributes of categories, by id
     */
    record Resolved(Map<String, UUID> suppliers, Map<String, UUID> categories, Map<UUID, AttributeSet> attributes) {}
}
