package io.linli.catalog.offer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;

/** Keeps what reviews of goods come to. */
@ApplicationScoped
public class RateGoods {

    /**
     * Offers are locked in the order of their ids. When the supplier last changed them stays as it was, and what an import left can
     * still be undone: the version it knows follows, unless something else was changed since.
     */
    private static final String KEEP =
            """
            WITH kept AS (
                INSERT INTO catalog.sku_rating AS r (sku_id, reviews, mean, score)
                SELECT k.id, :reviews, :mean, :score FROM catalog.sku k WHERE k.id = :sku
                ON CONFLICT (sku_id) DO UPDATE SET reviews = excluded.reviews, mean = excluded.mean, score = excluded.score
                WHERE (r.reviews, r.mean, r.score) IS DISTINCT FROM (excluded.reviews, excluded.mean, excluded.score)
                RETURNING r.sku_id),
            locked AS (
                SELECT o.id FROM catalog.offer o JOIN kept ON kept.sku_id = o.sku_id ORDER BY o.id FOR UPDATE OF o),
            changed AS (
                UPDATE catalog.offer o SET version = o.version + 1 FROM locked WHERE o.id = locked.id
                RETURNING o.id, o.supplier_id, o.version),
            followed AS (
                UPDATE catalog.import_image i SET version = c.version
                FROM changed c JOIN catalog.import_run r ON r.supplier_id = c.supplier_id OR r.supplier_id IS NULL
                WHERE r.undoable AND i.run_id = r.id AND i.offer_id = c.id AND i.version = c.version - 1)
            SELECT id FROM changed ORDER BY id""";

    private final DomainEvents events;

    RateGoods(DomainEvents events) {
        this.events = events;
    }

    /**
     * Where it says something new, raises the versions of the SKU's offers and publishes {@link OffersChanged}, in the caller's
     * transaction. Whoever tells of one SKU tells it one after the other.
     */
    public Uni<Void> keep(UUID skuId, SkuRating rating) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(KEEP)
                        .setParameter("sku", skuId)
                        .setParameter("reviews", rating.reviews())
                        .setParameter("mean", rating.mean())
                        .setParameter("score", rating.score())
                        .getResultList())
                .chain(this::tell);
    }

    private Uni<Void> tell(List<UUID> offerIds) {
        return events.publish(OffersChanged.all(offerIds));
    }
}
