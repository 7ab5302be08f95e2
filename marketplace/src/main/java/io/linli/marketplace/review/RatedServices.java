package io.linli.marketplace.review;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

import io.linli.catalog.service.ServiceItem;

/** Puts services in the order in which residents see them: the better rated first, and by name where nothing tells them apart. */
@ApplicationScoped
public class RatedServices {

    private final Ratings ratings;

    RatedServices(Ratings ratings) {
        this.ratings = ratings;
    }

    /** A service and what its reviews come to. */
    public record RatedService(ServiceItem item, Rating rating) {}

    /** @param services by name */
    @WithSession
    public Uni<List<RatedService>> ranked(List<ServiceItem> services) {
        return ratings.of(
                        RatedKind.SERVICE,
                        services.stream().map(ServiceItem::id).toList())
                .map(found -> services.stream()
                        .map(item -> new RatedService(item, found.get(item.id())))
                        .sorted(Comparator.comparingDouble(
                                        (RatedService one) -> one.rating().score())
                                .reversed())
                        .toList());
    }
}
