package io.linli.catalog.listing;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.offer.OffersChanged;

/** Puts back what an edit changed, where nobody changed it since. Stock stays: people bought of it meanwhile. */
@ApplicationScoped
public class UndoEdit {

    private static final String TAKE =
            """
            UPDATE catalog.edit SET undone_at = now()
            WHERE id = :edit AND supplier_id = :supplier AND undone_at IS NULL""";

    private static final String KNOWN =
            "SELECT count(*) FROM catalog.edit WHERE id = :edit AND supplier_id = :supplier";

    private static final String UNDO =
            """
            WITH held AS (
                SELECT o.id, o.price, o.list_price, o.withdrawn,
                       CASE WHEN o.price = e.new_price THEN e.old_price ELSE o.price END AS back_price,
                       CASE WHEN o.list_price IS NOT DISTINCT FROM e.new_list_price THEN e.old_list_price
                            ELSE o.list_price END AS back_list_price,
                       CASE WHEN o.withdrawn = e.new_withdrawn THEN e.old_withdrawn ELSE o.withdrawn END AS back_withdrawn
                FROM catalog.offer o JOIN catalog.edited_offer e ON e.offer_id = o.id
                WHERE e.edit_id = :edit ORDER BY o.id FOR UPDATE OF o),
            different AS (
                SELECT * FROM held WHERE back_price <> price OR back_list_price IS DISTINCT FROM list_price
                    OR back_withdrawn <> withdrawn),
            priced AS (
                INSERT INTO catalog.price_change (offer_id, old_price, new_price)
                SELECT id, price, back_price FROM different WHERE back_price <> price)
            UPDATE catalog.offer o
            SET price = d.back_price, list_price = d.back_list_price, withdrawn = d.back_withdrawn,
                withdrawn_by_feed = o.withdrawn_by_feed AND d.back_withdrawn, version = o.version + 1, updated_at = now()
            FROM different d WHERE o.id = d.id
            RETURNING o.id""";

    private final DomainEvents events;

    UndoEdit(DomainEvents events) {
        this.events = events;
    }

    /**
     * Publishes {@link OffersChanged} of what was put back. Refuses with: {@code edit-not-found}, {@code edit-undone}.
     *
     * @return what was put back
     */
    @WithTransaction
    public Uni<List<UUID>> undo(UUID supplierId, UUID editId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE)
                        .setParameter("edit", editId)
                        .setParameter("supplier", supplierId)
                        .executeUpdate())
                .chain(taken -> taken == 1 ? putBack(editId) : refuse(supplierId, editId));
    }

    private Uni<List<UUID>> putBack(UUID editId) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(UNDO)
                        .setParameter("edit", editId)
                        .getResultList())
                .call(changed ->
                        changed.isEmpty() ? Uni.createFrom().voidItem() : events.publish(new OffersChanged(changed)));
    }

    private static Uni<List<UUID>> refuse(UUID supplierId, UUID editId) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(KNOWN)
                        .setParameter("edit", editId)
                        .setParameter("supplier", supplierId)
                        .getSingleResult())
                .map(known -> {
                    throw known == 0
                            ? Refusal.notFound("edit")
                            : new Refusal(Refusal.Kind.CONFLICT, "edit-undone", "It was put back already.");
                });
    }
}
