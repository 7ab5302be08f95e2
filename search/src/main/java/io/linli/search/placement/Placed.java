package io.linli.search.placement;

import java.util.List;
import java.util.UUID;

/**
 * What is in its place for a query.
 *
 * @param pinned offers above all others, the first first
 * @param buried offers below all others
 */
public record Placed(List<UUID> pinned, List<UUID> buried) {

    public static final Placed NOTHING = new Placed(List.of(), List.of());
}
