package io.linli.web.infrastructure;

import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Slice;

/**
 * A list as JSON.
 *
 * @param next cursor of the following page, absent at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static <T> Page<T> of(Slice<T> slice) {
        return new Page<>(slice.items(), slice.next().orElse(null));
    }

    /** All there is. */
    public static <T> Page<T> of(List<T> items) {
        return new Page<>(items, null);
    }
}
