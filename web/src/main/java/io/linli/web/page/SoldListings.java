package io.linli.web.page;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.category.Categories;
import io.linli.catalog.category.CategoryNode;
import io.linli.catalog.offer.Handling;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.catalog.offer.SkuRating;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;

/** What group buys sell, to be shown: offers of goods as they are, home services in the same shape. */
@ApplicationScoped
public class SoldListings {

    private static final String NOTHING = "";

    private final Offers offers;
    private final ServiceItems services;
    private final Suppliers suppliers;
    private final Categories categories;

    SoldListings(Offers offers, ServiceItems services, Suppliers suppliers, Categories categories) {
        this.offers = offers;
        this.services = services;
        this.suppliers = suppliers;
        this.categories = categories;
    }

    /** Those of the ids that are offers or services, in no particular order. */
    @WithSession
    public Uni<List<OfferListing>> byIds(Collection<UUID> ids) {
        return offers.byIds(ids).chain(goods -> {
            var known = goods.stream().map(OfferListing::offerId).collect(toSet());
            var others = ids.stream().filter(id -> !known.contains(id)).toList();
            return others.isEmpty() ? Uni.createFrom().item(goods) : withServices(goods, others);
        });
    }

    private Uni<List<OfferListing>> withServices(List<OfferListing> goods, List<UUID> ids) {
        return services.byIds(ids)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(goods)
                        : listings(found).map(listed -> {
                            var all = new ArrayList<>(goods);
                            all.addAll(listed);
                            return all;
                        }));
    }

    private Uni<List<OfferListing>> listings(List<ServiceItem> items) {
        return suppliers
                .byIds(items.stream().map(ServiceItem::supplierId).distinct().toList())
                .map(found -> found.stream().collect(toMap(SupplierProfile::id, Function.identity())))
                .chain(providers -> categories
                        .ancestries(items.stream().map(ServiceItem::categoryId).toList())
                        .map(paths -> items.stream()
                                .map(item -> listing(item, providers.get(item.supplierId()), paths))
                                .toList()));
    }

    private static OfferListing listing(
            ServiceItem item, SupplierProfile provider, Map<UUID, List<CategoryNode>> paths) {
        return new OfferListing(
                item.id(),
                item.id(),
                item.supplierId(),
                provider.code(),
                provider.name(),
                NOTHING,
                item.name(),
                NOTHING,
                null,
                item.categoryId(),
                paths.getOrDefault(item.categoryId(), List.of()),
                item.price(),
                null,
                NOTHING,
                item.description(),
                null,
                Collections.emptySortedMap(),
                null,
                Handling.UNTOLD,
                SkuRating.NONE,
                false,
                true,
                0,
                false);
    }
}
