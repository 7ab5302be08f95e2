package io.linli.search.query;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.linli.catalog.supplier.Suppliers;
import io.linli.search.engine.SearchSettings;

/** Which suppliers serve a community, remembered for moments so that searching does without the database. */
@ApplicationScoped
public class ServingSuppliers {

    /** When that many communities are remembered, all are forgotten. */
    private static final int MOST_REMEMBERED = 1_000;

    private record Known(Set<UUID> suppliers, Instant until) {}

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();
    private final Suppliers suppliers;
    private final SearchSettings settings;
    private final Clock clock;

    ServingSuppliers(Suppliers suppliers, SearchSettings settings, Clock clock) {
        this.suppliers = suppliers;
        this.settings = settings;
        this.clock = clock;
    }

    /** The suppliers of a community, some moments old at most. */
    public Uni<Set<UUID>> of(UUID communityId) {
        var found = known.get(communityId);
        if (found != null && clock.instant().isBefore(found.until())) {
            return Uni.createFrom().item(found.suppliers());
        }
        return suppliers.serving(communityId).invoke(serving -> remember(communityId, serving));
    }

    private void remember(UUID communityId, Set<UUID> serving) {
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        known.put(communityId, new Known(serving, clock.instant().plus(settings.servingKept())));
    }
}
