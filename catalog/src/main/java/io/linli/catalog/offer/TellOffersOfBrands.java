package io.linli.catalog.offer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.brand.BrandsChanged;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.DomainEvents;

/** Where brands are joined, taken apart or named, their offers are told of, a portion in a transaction. */
@ApplicationScoped
class TellOffersOfBrands implements DomainEventListener<BrandsChanged> {

    /**
     * Of all brands that are shown as the same as those. Nothing that a supplier said changes: an import can be undone as before, and
     * no draft is older than what is in the shop.
     */
    private static final String RAISE =
            """
            WITH brands AS MATERIALIZED (
                SELECT b.id FROM catalog.brand b WHERE b.id = ANY(:brands)
                UNION SELECT j.brand_id FROM catalog.brand_join j
                WHERE j.shown_id IN (SELECT catalog.shown_brand(b.id) FROM catalog.brand b WHERE b.id = ANY(:brands))),
            picked AS (
                SELECT o.id FROM catalog.offer o JOIN catalog.sku k ON k.id = o.sku_id
                WHERE k.brand_id IN (SELECT id FROM brands) AND NOT o.withdrawn AND o.id > :after
                ORDER BY o.id LIMIT :limit FOR UPDATE OF o),
            raised AS (
                UPDATE catalog.offer o SET version = o.version + 1 FROM picked p WHERE o.id = p.id RETURNING o.id, o.version),
            imaged AS (
                UPDATE catalog.import_image i SET version = r.version FROM raised r CROSS JOIN catalog.import_run u
                WHERE u.undoable AND i.run_id = u.id AND i.offer_id = r.id AND i.version = r.version - 1 AND i.outcome IS NULL)
            SELECT id FROM raised ORDER BY id""";

    private final DomainEvents events;

    TellOffersOfBrands(DomainEvents events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "offers-of-brands";
    }

    @Override
    public Class<BrandsChanged> eventType() {
        return BrandsChanged.class;
    }

    @Override
    public Uni<Void> on(BrandsChanged changed) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(RAISE)
                        .setParameter("brands", changed.brandIds().toArray(UUID[]::new))
                        .setParameter("after", changed.after())
                        .setParameter("limit", OffersChanged.MOST)
                        .getResultList())
                .chain(raised -> tell(changed, raised));
    }

    private Uni<Void> tell(BrandsChanged changed, List<UUID> raised) {
        if (raised.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var told = new OffersChanged(raised);
        return raised.size() < OffersChanged.MOST
                ? events.publish(told)
                : events.publish(List.of(told, changed.from(raised.get(raised.size() - 1))));
    }
}
