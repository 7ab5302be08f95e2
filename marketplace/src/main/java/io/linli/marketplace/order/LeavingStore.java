package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.linli.marketplace.community.Resident;

/** Where seats stand that are to be given up. Needs a transaction inside the company's tenancy. */
@ApplicationScoped
class LeavingStore {

    /** Nobody checks it out meanwhile. */
    private static final String LOCK_CART =
            "SELECT id FROM marketplace.cart WHERE resident_id = :resident AND state = 'OPEN' FOR UPDATE";

    private static final String PLACES =
            """
            SELECT l.id, l.join_id, g.id, g.state, NOT EXISTS (
                SELECT FROM marketplace.order_line other JOIN marketplace.orders beside ON beside.id = other.order_id
                WHERE beside.group_id = g.id AND (other.join_id IS NULL OR other.join_id <> ALL(:seats)))
            FROM marketplace.order_line l JOIN marketplace.orders o ON o.id = l.order_id
            JOIN marketplace.order_group g ON g.id = o.group_id
            WHERE l.join_id = ANY(:seats) ORDER BY g.id, l.id""";

    private static final String REMOVE =
            """
            DELETE FROM marketplace.cart_line line USING marketplace.cart c
            WHERE c.id = line.cart_id AND c.state = 'OPEN' AND line.join_id = ANY(:seats)""";

    /**
     * A seat in an order.
     *
     * @param state of what it is paid with
     * @param alone whether nothing but these seats is paid with it
     */
    record Place(UUID lineId, UUID seatId, UUID groupId, OrderGroup.State state, boolean alone) {}

    Uni<Void> lockCart(Resident resident) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(LOCK_CART)
                        .setParameter("resident", resident.id())
                        .getResultList())
                .replaceWithVoid();
    }

    /** Those of the seats that were checked out. */
    Uni<List<Place>> places(Collection<UUID> seatIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PLACES, Object[].class)
                        .setParameter("seats", seatIds.toArray(UUID[]::new))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Place(
                                (UUID) row[0],
                                (UUID) row[1],
                                (UUID) row[2],
                                OrderGroup.State.valueOf((String) row[3]),
                                (Boolean) row[4]))
                        .toList());
    }

    Uni<Void> removeFromCarts(Collection<UUID> seatIds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMOVE)
                        .setParameter("seats", seatIds.toArray(UUID[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
