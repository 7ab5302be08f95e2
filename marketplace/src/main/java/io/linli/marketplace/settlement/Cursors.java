package io.linli.marketplace.settlement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;

/** Pages read by the id of their last item. */
final class Cursors {

    private Cursors() {}

    /** Refuses with: {@code bad-cursor}. */
    static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "bad-cursor", "This cursor is not one we gave.", Map.of("cursor", cursor));
        }
    }

    /** @param found one more than the limit, when more follow */
    static <T> Slice<T> slice(List<T> found, int limit, Function<T, UUID> id) {
        if (found.size() <= limit) {
            return new Slice<>(found, Optional.empty());
        }
        var items = List.copyOf(found.subList(0, limit));
        return new Slice<>(items, Optional.of(id.apply(items.get(limit - 1)).toString()));
    }
}
