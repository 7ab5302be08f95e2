package io.linli.catalog.gallery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.offer.OffersChanged;

/** Tells the world that other pictures are shown of offers. */
@ApplicationScoped
class ShownPictures {

    /** What an import left can still be undone: the version it knows follows, unless something else was changed since. */
    private static final String CHANGE =
            """
            WITH changed AS (
                UPDATE catalog.offer o SET version = o.version + 1, updated_at = now(), picture = (
                    SELECT p.sha256 FROM catalog.offer_picture p WHERE p.offer_id = o.id AND p.place IS NOT NULL
                    ORDER BY p.place LIMIT 1)
                WHERE o.id = ANY(:offers)
                RETURNING o.id, o.supplier_id, o.version),
            followed AS (
                UPDATE catalog.import_image i SET version = c.version
                FROM changed c JOIN catalog.import_run r ON r.supplier_id = c.supplier_id OR r.supplier_id IS NULL
                WHERE r.undoable AND i.run_id = r.id AND i.offer_id = c.id AND i.version = c.version - 1)
            SELECT count(*) FROM changed""";

    private final DomainEvents events;

    ShownPictures(DomainEvents events) {
        this.events = events;
    }

    /**
     * In the caller's transaction.
     *
     * @param offerIds at most {@value OffersChanged#MOST}; where there is none nothing happens
     */
    Uni<Void> changed(List<UUID> offerIds) {
        if (offerIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(CHANGE)
                        .setParameter("offers", offerIds.toArray(UUID[]::new))
                        .getSingleResult())
                .chain(() -> events.publish(new OffersChanged(offerIds)));
    }
}
