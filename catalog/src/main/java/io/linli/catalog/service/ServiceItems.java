package io.linli.catalog.service;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.supplier.Suppliers;

/** Reads home-service items. */
@ApplicationScoped
public class ServiceItems {

    private static final int MOST = 1_000;

    private final Suppliers suppliers;

    ServiceItems(Suppliers suppliers) {
        this.suppliers = suppliers;
    }

    /** Withdrawn ones too. Refuses with: {@code service-item-not-found}. */
    public Uni<ServiceItem> get(UUID itemId) {
        return byIds(List.of(itemId))
                .map(found -> found.stream().findFirst().orElseThrow(() -> Refusal.notFound("service-item")));
    }

    /** Those of the ids that exist, withdrawn ones too, in no particular order. */
    @WithSession
    public Uni<List<ServiceItem>> byIds(Collection<UUID> itemIds) {
        return Panache.getSession()
                .chain(session -> session.createQuery("from ServiceItem where id in (:ids)", ServiceItemRow.class)
                        .setParameter("ids", List.copyOf(itemIds))
                        .getResultList())
                .map(ServiceItems::items);
    }

    /** What can be booked in a community, by name. */
    @WithSession
    public Uni<List<ServiceItem>> inCommunity(UUID communityId) {
        return suppliers.serving(communityId).chain(this::ofSuppliers).map(found -> found.stream()
                .filter(item -> item.terms().offeredIn(communityId))
                .toList());
    }

    /** All of a provider, withdrawn ones too, by name; at most a thousand. */
    @WithSession
    public Uni<List<ServiceItem>> ofProvider(UUID supplierId) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from ServiceItem where supplierId = :supplier order by withdrawn, nameEn, id",
                                ServiceItemRow.class)
                        .setParameter("supplier", supplierId)
                        .setMaxResults(MOST)
                        .getResultList())
                .map(ServiceItems::items);
    }

    /** Categories of services: those that have any. */
    @WithSession
    public Uni<List<UUID>> categories() {
        return Panache.getSession()
                .chain(session -> session.createQuery("select distinct categoryId from ServiceItem", UUID.class)
                        .setMaxResults(MOST)
                        .getResultList());
    }

    /** Refuses with: {@code service-item-not-found}, also for another provider's. */
    public Uni<ServiceItem> ofProvider(UUID supplierId, UUID itemId) {
        return get(itemId).invoke(item -> {
            if (!item.supplierId().equals(supplierId)) {
                throw Refusal.notFound("service-item");
            }
        });
    }

    private Uni<List<ServiceItem>> ofSuppliers(Set<UUID> supplierIds) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from ServiceItem where supplierId in (:suppliers) and not withdrawn order by nameEn, id",
                                ServiceItemRow.class)
                        .setParameter("suppliers", List.copyOf(supplierIds))
                        .getResultList())
                .map(ServiceItems::items);
    }

    private static List<ServiceItem> items(List<ServiceItemRow> rows) {
        return rows.stream().map(ServiceItemRow::item).toList();
    }
}
