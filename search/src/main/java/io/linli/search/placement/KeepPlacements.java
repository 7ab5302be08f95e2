package io.linli.search.placement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.Offers;

/** What the operator does with placements. A change counts for this instance at once, for others half a minute later at most. */
@ApplicationScoped
public class KeepPlacements {

    public static final int MOST = 2_000;

    private final PlacementStore store;
    private final Placements placements;
    private final Offers offers;

    KeepPlacements(PlacementStore store, Placements placements, Offers offers) {
        this.store = store;
        this.placements = placements;
        this.offers = offers;
    }

    /** All of them, by query, what is pinned first. */
    @WithSession
    public Uni<List<Placement>> list() {
        return store.all();
    }

    /**
     * In the place of what was said of the same offer and query before. Refuses with: {@code offer-not-found}, {@code
     * placements-full}, and what {@link Placement} refuses with.
     */
    public Uni<Placement> put(Placement placement) {
        return counted(() -> offers.get(placement.offerId())
                        .chain(offer -> store.all())
                        .invoke(all -> refuseFull(all, placement))
                        .chain(all -> store.put(placement)))
                .map(id -> new Placement(
                        id, placement.query(), placement.offerId(), placement.kind(), placement.position()));
    }

    /** Refuses with: {@code placement-not-found}. */
    public Uni<Void> remove(UUID id) {
        return counted(() -> store.delete(id).invoke(KeepPlacements::refuseMissing))
                .replaceWithVoid();
    }

    private <T> Uni<T> counted(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work).call(placements::refresh);
    }

    private static void refuseFull(List<Placement> all, Placement more) {
        if (all.size() >= MOST && all.stream().noneMatch(more::isOfTheSame)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "placements-full", "There are 2,000 already. Remove some first.");
        }
    }

    private static void refuseMissing(boolean deleted) {
        if (!deleted) {
            throw Refusal.notFound("placement");
        }
    }
}
