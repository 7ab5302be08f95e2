package io.linli.search.query;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What goes on in a community, which decides between offers whose words match alike.
 *
 * @param inGroupBuys offers of group buys that can be joined
 * @param popular offers that neighbours bought of late, most bought first
 */
public record Signals(Set<UUID> inGroupBuys, List<UUID> popular) {

    public static final Signals NONE = new Signals(Set.of(), List.of());
}
