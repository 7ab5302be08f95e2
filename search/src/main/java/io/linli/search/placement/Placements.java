package io.linli.search.placement;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

import io.linli.catalog.background.Snapshot;

/** The placements in memory. */
@ApplicationScoped
public class Placements {

    private static final Logger LOG = Logger.getLogger(Placements.class);

    private final PlacementStore store;
    private final Snapshot<Map<String, Placed>> byQuery = new Snapshot<>(Map.of());

    Placements(PlacementStore store) {
        this.store = store;
    }

    public Placed of(String query) {
        var placed = byQuery.get();
        return placed.isEmpty() ? Placed.NOTHING : placed.getOrDefault(Placement.key(query), Placed.NOTHING);
    }

    /** Reads them anew. */
    @Scheduled(every = "${linli.search.placements-every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @WithSession
    public Uni<Void> refresh() {
        return byQuery.renew(() -> store.all().map(Placements::byQuery))
                .onFailure()
                .invoke(failure -> LOG.warnf("placements are not read: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private static Map<String, Placed> byQuery(List<Placement> all) {
        var placed = new HashMap<String, Placed>();
        all.stream()
                .collect(groupingBy(Placement::query))
                .forEach((query, of) ->
                        placed.put(query, new Placed(offers(of, Placement.Kind.PIN), offers(of, Placement.Kind.BURY))));
        return Map.copyOf(placed);
    }

    private static List<UUID> offers(List<Placement> of, Placement.Kind kind) {
        return of.stream()
                .filter(placement -> placement.kind() == kind)
                .map(Placement::offerId)
                .toList();
    }
}
