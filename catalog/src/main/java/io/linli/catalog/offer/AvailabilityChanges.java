package io.linli.catalog.offer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;

/** Tells the world that offers sold out or can be had again. */
@ApplicationScoped
public class AvailabilityChanges {

    private static final String RAISE_VERSIONS =
            "UPDATE catalog.offer SET version = version + 1, updated_at = now() WHERE id = ANY(:offers)";

    private final DomainEvents events;

    AvailabilityChanges(DomainEvents events) {
        this.events = events;
    }

    /**
     * Raises the offers' versions and publishes {@link OffersChanged}, in the caller's transaction.
     *
     * @param offerIds may be empty: then nothing happens
     */
    public Uni<Void> publish(List<UUID> offerIds) {
        if (offerIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RAISE_VERSIONS)
                        .setParameter("offers", offerIds.toArray(UUID[]::new))
                        .executeUpdate())
                .chain(() -> events.publish(new OffersChanged(offerIds)));
    }
}
