package io.linli.catalog.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Ids of suppliers and categories that a run has met, so that they are not asked for with every batch. */
final class KnownIds {

    private static final int MOST = 50_000;

    private final Map<String, UUID> suppliers = new HashMap<>();
    private final Map<String, UUID> categories = new HashMap<>();

    Map<String, UUID> suppliers() {
        return suppliers;
    }

    Map<String, UUID> categories() {
        return categories;
    }

    /** Only what is committed may be remembered. */
    void remember(Resolved resolved) {
        if (categories.size() + suppliers.size() > MOST) {
            categories.clear();
            suppliers.clear();
        }
        suppliers.putAll(resolved.suppliers());
        categories.putAll(resolved.categories());
    }

    /**
     * Of the rows of one batch.
     *
     * @param suppliers ids by code
     * @param categories ids by path
     */
    record Resolved(Map<String, UUID> suppliers, Map<String, UUID> categories) {}
}
