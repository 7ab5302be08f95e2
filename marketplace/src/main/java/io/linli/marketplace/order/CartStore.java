package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.community.Resident;

/** Carts in the database. Every call needs a transaction inside the resident's tenancy. */
@ApplicationScoped
class CartStore {

    private static final String OPEN =
            """
            INSERT INTO marketplace.cart (id, company_id, resident_id, state, created_at)
            VALUES (:id, :company, :resident, 'OPEN', :now)
            ON CONFLICT (resident_id) WHERE state = 'OPEN' DO NOTHING""";

    private static final String CLOSED =
            """
            INSERT INTO marketplace.cart (id, company_id, resident_id, state, created_at)
            VALUES (:id, :company, :resident, 'CHECKED_OUT', :now)""";

    private static final String FIND_OPEN = "from CartRow where residentId = :resident and state = OPEN";

    /** One change of a cart at a time: a second tab waits, and then sees what the first did. */
    private static final String LOCK =
            """
            SELECT id, company_id, resident_id, state FROM marketplace.cart
            WHERE id = :id AND resident_id = :resident FOR UPDATE""";

    private static final String CHECK_OUT =
            "UPDATE marketplace.cart SET state = 'CHECKED_OUT' WHERE id = :id AND state = 'OPEN'";

    private static final String LINES = "from CartLineRow where cartId = :cart order by id";

    /** The same offer again is more of it. */
    private static final String ADD_OFFER =
            """
            INSERT INTO marketplace.cart_line AS line (id, company_id, cart_id, offer_id, quantity)
            VALUES (:id, :company, :cart, :subject, :quantity)
            ON CONFLICT (cart_id, offer_id) DO UPDATE SET quantity = line.quantity + excluded.quantity
            WHERE line.quantity + excluded.quantity <= :most""";

    private static final String ADD_SEAT =
            """
            INSERT INTO marketplace.cart_line (id, company_id, cart_id, join_id, quantity)
            VALUES (:id, :company, :cart, :subject, :quantity) ON CONFLICT (join_id) DO NOTHING""";

    private static final String ADD_VISIT =
            """
            INSERT INTO marketplace.cart_line (id, company_id, cart_id, booking_id, quantity)
            VALUES (:id, :company, :cart, :subject, :quantity) ON CONFLICT (booking_id) DO NOTHING""";

    /** The same bill again changes nothing. */
    private static final String ADD_BILL =
            """
            INSERT INTO marketplace.cart_line (id, company_id, cart_id, bill_id, quantity)
            VALUES (:id, :company, :cart, :subject, :quantity) ON CONFLICT (cart_id, bill_id) DO NOTHING""";

    private static final String CHANGE =
            "UPDATE marketplace.cart_line SET quantity = :quantity WHERE id = :line AND cart_id = :cart";

    private static final String RESEAT =
            """
            UPDATE marketplace.cart_line SET join_id = :seat, quantity = :quantity
            WHERE id = :line AND cart_id = :cart""";

    private static final String REMOVE = "DELETE FROM marketplace.cart_line WHERE id = :line AND cart_id = :cart";

    Uni<Void> open(Resident resident, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OPEN)
                        .setParameter("id", Ids.next())
                        .setParameter("company", resident.companyId())
                        .setParameter("resident", resident.id())
                        .setParameter("now", utc(now))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** For what is ordered at once: nobody ever sees it, and the open cart stays as it is. */
    Uni<Void> closed(Resident resident, UUID cartId, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLOSED)
                        .setParameter("id", cartId)
                        .setParameter("company", resident.companyId())
                        .setParameter("resident", resident.id())
                        .setParameter("now", utc(now))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<CartRow> findOpen(Resident resident) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(FIND_OPEN, CartRow.class)
                .setParameter("resident", resident.id())
                .getSingleResult());
    }

    /** Refuses with: {@code cart-not-found}, also for another resident's. */
    Uni<CartRow> find(Resident resident, UUID cartId) {
        return Panache.getSession()
                .chain(session -> session.find(CartRow.class, cartId))
                .map(cart -> cart == null || !cart.residentId.equals(resident.id()) ? null : cart)
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("cart"));
    }

    /** Refuses with: {@code cart-not-found}, also for another resident's. */
    Uni<CartRow> lock(Resident resident, UUID cartId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, CartRow.class)
                        .setParameter("id", cartId)
                        .setParameter("resident", resident.id())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.notFound("cart"));
    }

    Uni<Boolean> checkOut(UUID cartId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHECK_OUT)
                        .setParameter("id", cartId)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** As they are now, also when they were read and changed before in the same session. */
    Uni<List<CartLineRow>> lines(UUID cartId) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(LINES, CartLineRow.class)
                .setParameter("cart", cartId)
                .getResultList()
                .invoke(rows -> rows.forEach(session::detach)));
    }

    Uni<Long> countOpenLines(Resident resident) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(
                        """
                        select count(*) from CartLineRow line join CartRow cart on cart.id = line.cartId
                        where cart.residentId = :resident and cart.state = OPEN""",
                        Long.class)
                .setParameter("resident", resident.id())
                .getSingleResult());
    }

    /** False when there would be more than the most of it. */
    Uni<Boolean> addOffer(CartRow cart, UUID offerId, long quantity, long most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD_OFFER)
                        .setParameter("id", Ids.next())
                        .setParameter("company", cart.companyId)
                        .setParameter("cart", cart.id)
                        .setParameter("subject", offerId)
                        .setParameter("quantity", quantity)
                        .setParameter("most", most)
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Void> addSeat(CartRow cart, UUID seatId, long quantity) {
        return add(ADD_SEAT, cart, seatId, quantity);
    }

    Uni<Void> addVisit(CartRow cart, UUID bookingId) {
        return add(ADD_VISIT, cart, bookingId, 1);
    }

    Uni<Void> addBill(CartRow cart, UUID billId) {
        return add(ADD_BILL, cart, billId, 1);
    }

    Uni<Void> change(UUID cartId, UUID lineId, long quantity) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHANGE)
                        .setParameter("quantity", quantity)
                        .setParameter("line", lineId)
                        .setParameter("cart", cartId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The line is about another seat of the same campaign now. */
    Uni<Void> reseat(UUID cartId, UUID lineId, UUID seatId, long quantity) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RESEAT)
                        .setParameter("seat", seatId)
                        .setParameter("quantity", quantity)
                        .setParameter("line", lineId)
                        .setParameter("cart", cartId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> remove(UUID cartId, UUID lineId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REMOVE)
                        .setParameter("line", lineId)
                        .setParameter("cart", cartId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Void> add(String sql, CartRow cart, UUID subject, long quantity) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("id", Ids.next())
                        .setParameter("company", cart.companyId)
                        .setParameter("cart", cart.id)
                        .setParameter("subject", subject)
                        .setParameter("quantity", quantity)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
