package io.linli.search.suggest;

import io.linli.catalog.kernel.LocalizedText;

/**
 * Something that may be meant.
 *
 * @param value what to ask with: the words of a query, the id of a category or of a product's offer, a brand
 */
public record Suggestion(String value, LocalizedText text) {}
