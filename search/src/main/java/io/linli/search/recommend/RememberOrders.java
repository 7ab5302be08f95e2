package io.linli.search.recommend;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.catalog.offer.OfferListing;
import io.linli.catalog.offer.Offers;
import io.linli.marketplace.order.OrderPaid;
import io.linli.search.recommend.PaidBaskets.PaidBasket;

/** Remembers which goods were paid together, and by nobody in particular. A checkout that is told of twice counts once. */
@ApplicationScoped
class RememberOrders implements DomainEventListener<OrderPaid> {

    private static final String INSERT =
            """
            INSERT INTO search.behaviour_event (id, company_id, community_id, kind, at, sku_id, buyer, basket, building_id)
            SELECT gen_random_uuid(), :company, :community, 'ORDER', :at, sku, :buyer, :basket, :building
            FROM unnest(cast(:skus AS uuid[])) AS s(sku)
            ON CONFLICT (basket, sku_id) DO NOTHING""";

    private final PaidBaskets baskets;
    private final Offers offers;
    private final Tenancy tenancy;

    RememberOrders(PaidBaskets baskets, Offers offers, Tenancy tenancy) {
        this.baskets = baskets;
        this.offers = offers;
        this.tenancy = tenancy;
    }

    @Override
    public String name() {
        return "recommend-orders";
    }

    @Override
    public Class<OrderPaid> eventType() {
        return OrderPaid.class;
    }

    @Override
    public Uni<Void> on(OrderPaid paid) {
        return tenancy.enter(paid.companyId()).chain(() -> baskets.of(paid)).chain(basket -> basket.map(
                        found -> remember(paid, found))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> remember(OrderPaid paid, PaidBasket basket) {
        return offers.byIds(basket.offerIds())
                .chain(found -> insert(
                        paid,
                        basket,
                        found.stream().map(OfferListing::skuId).distinct().toList()));
    }

    private static Uni<Void> insert(OrderPaid paid, PaidBasket basket, List<UUID> skus) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("company", paid.companyId())
                        .setParameter("community", paid.communityId())
                        .setParameter("at", basket.at().atOffset(ZoneOffset.UTC))
                        .setParameter("buyer", basket.buyer())
                        .setParameter("basket", basket.basket())
                        .setParameter("building", basket.buildingId())
                        .setParameter("skus", skus.toArray(UUID[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
