package io.linli.catalog.offer;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;

/** A supplier changes the price or stock of one of its own offers, or withdraws it. */
@ApplicationScoped
public class ChangeOffer {

    private static final long HIGHEST = 1_000_000_000;

    /** What stays as it is comes as price 0, stock -1 and withdrawn ''. */
    private static final String UPDATE =
            """
            WITH before AS (
                SELECT id, price FROM catalog.offer WHERE id = :offer AND supplier_id = :supplier FOR UPDATE),
            changed AS (
                UPDATE catalog.offer o
                SET price = coalesce(nullif(cast(:price AS bigint), 0), o.price),
                    withdrawn = coalesce(cast(nullif(:withdrawn, '') AS boolean), o.withdrawn),
                    version = o.version + 1, updated_at = now()
                WHERE o.id = :offer AND o.supplier_id = :supplier
                RETURNING o.id, o.price),
            priced AS (
                INSERT INTO catalog.price_change (offer_id, old_price, new_price)
                SELECT b.id, b.price, c.price FROM before b JOIN changed c ON c.id = b.id AND c.price <> b.price),
            stocked AS (
                INSERT INTO catalog.stock (offer_id, available)
                SELECT id, cast(:stock AS bigint) FROM changed WHERE cast(:stock AS bigint) >= 0
                ON CONFLICT (offer_id) DO UPDATE SET available = EXCLUDED.available)
            SELECT id FROM changed""";

    private final Offers offers;
    private final DomainEvents events;

    ChangeOffer(Offers offers, DomainEvents events) {
        this.offers = offers;
        this.events = events;
    }

    /**
     * Publishes {@link OffersChanged}.
     *
     * <p>Refuses with: {@code offer-not-found} (also for another supplier's), {@code price-invalid} (not above zero, too high
     * or in another currency), {@code stock-invalid}.
     *
     * @param supplierId whose offer it must be
     */
    @WithTransaction
    public Uni<OfferListing> change(UUID supplierId, UUID offerId, OfferChange change) {
        change.price().ifPresent(ChangeOffer::refuseBadPrice);
        change.stock().ifPresent(ChangeOffer::refuseBadStock);
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(UPDATE)
                        .setParameter("price", change.price().map(Money::amount).orElse(0L))
                        .setParameter(
                                "withdrawn",
                                change.withdrawn().map(Object::toString).orElse(""))
                        .setParameter("stock", change.stock().orElse(-1L))
                        .setParameter("offer", offerId)
                        .setParameter("supplier", supplierId)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("offer"))
                .call(id -> events.publish(new OffersChanged(List.of(id))))
                .chain(offers::get);
    }

    private static void refuseBadPrice(Money price) {
        if (!price.isPositive() || price.amount() > HIGHEST || !price.currency().equals(Money.CNY)) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "price-invalid", "A price is above zero, at most 10,000,000.00, in CNY.");
        }
    }

    private static void refuseBadStock(long stock) {
        if (stock < 0 || stock > HIGHEST) {
            throw new Refusal(Refusal.Kind.INVALID, "stock-invalid", "A stock is 0 to " + HIGHEST + ".");
        }
    }
}
