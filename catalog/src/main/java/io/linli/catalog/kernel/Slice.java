package io.linli.catalog.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a longer list, read by cursor.
 *
 * @param items at most as many as asked for
 * @param next opaque cursor of the following page; empty at the end
 */
public record Slice<T>(List<T> items, Optional<String> next) {

    /**
     * Makes a slice from a query that asked for one row more than wanted.
     *
     * @param found at most {@code limit + 1} items
     * @param cursor gives the cursor behind an item
     */
    public static <T> Slice<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Slice<>(List.copyOf(found), Optional.empty());
        }
        var items = List.copyOf(found.subList(0, limit));
        return new Slice<>(items, Optional.of(cursor.apply(items.get(limit - 1))));
    }

    /** The same page with its items shown differently. */
    public <R> Slice<R> map(Function<T, R> mapping) {
        return new Slice<>(items.stream().map(mapping).toList(), next);
    }
}
