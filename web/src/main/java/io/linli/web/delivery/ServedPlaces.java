package io.linli.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.delivery.DeliveryDays;
import io.linli.catalog.delivery.DeliveryTerms;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;

/** The communities that a supplier sells in, by code, and when it brings goods there. */
@ApplicationScoped
public class ServedPlaces {

    private final DeliveryDays days;
    private final Communities communities;

    ServedPlaces(DeliveryDays days, Communities communities) {
        this.days = days;
        this.communities = communities;
    }

    /** @param terms empty where the supplier says nothing of it */
    public record Served(Community community, Optional<DeliveryTerms> terms) {}

    /** Of a supplier. */
    public Uni<List<Served>> of(UUID supplierId) {
        return days.ofSupplier(supplierId).chain(terms -> communities.list().map(all -> all.stream()
                .filter(community -> terms.containsKey(community.id()))
                .map(community -> new Served(community, terms.get(community.id())))
                .toList()));
    }
}
