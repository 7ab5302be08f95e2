package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.bill.PayableBills;
import io.linli.marketplace.booking.BookRequest;
import io.linli.marketplace.booking.BookVisit;
import io.linli.marketplace.community.Resident;

/**
 * Puts something into a resident's open cart and answers with the cart. A visit is held from then on, for a while.
 * A seat of a campaign comes by {@link TakeSeat}.
 *
 * <p>Refuses with: {@code cart-not-found} (also another resident's), {@code cart-checked-out}, {@code cart-full}, {@code
 * quantity-out-of-range}; and as below.
 */
@ApplicationScoped
public class AddToCart {

    private final Tenancy tenancy;
    private final CartStore carts;
    private final Carts views;
    private final BookVisit visit;
    private final PayableBills bills;

    AddToCart(Tenancy tenancy, CartStore carts, Carts views, BookVisit visit, PayableBills bills) {
        this.tenancy = tenancy;
        this.carts = carts;
        this.views = views;
        this.visit = visit;
        this.bills = bills;
    }

    /**
     * Goods bought alone; the same offer again is more of it. Stock is not held before checkout.
     *
     * <p>Refuses with: {@code offer-not-found}, {@code offer-withdrawn}, {@code offer-not-served}, {@code offer-not-delivered}.
     */
    @WithTransaction
    public Uni<Cart> offer(Resident resident, UUID cartId, UUID offerId, long quantity) {
        CartRules.checkQuantity(quantity);
        return open(resident, cartId)
                .call(cart -> carts.addOffer(cart, offerId, quantity, CartRules.MOST_UNITS)
                        .invoke(CartRules::requireRoom))
                .chain(() -> filled(resident, cartId))
                .invoke(cart -> CartRules.requireSold(cart, offerId));
    }

    /**
     * A home visit. Refuses with what {@link BookVisit} refuses with.
     *
     * @param key a repeated key adds nothing more
     * @param technicianId who shall come; null for any who is free
     */
    @WithTransaction
    public Uni<Cart> visit(
            Resident resident,
            UUID cartId,
            UUID key,
            UUID serviceItemId,
            Instant startsAt,
            @Nullable UUID technicianId) {
        return visit(cartId, new BookRequest(key, resident, serviceItemId, startsAt, technicianId));
    }

    /** A home visit with what was chosen of it. Refuses with what {@link BookVisit} refuses with. */
    @WithTransaction
    public Uni<Cart> visit(UUID cartId, BookRequest request) {
        var resident = request.resident();
        return open(resident, cartId)
                .call(cart -> visit.book(request).chain(booking -> carts.addVisit(cart, booking.id())))
                .chain(() -> filled(resident, cartId));
    }

    /**
     * A bill of the resident's household; the same bill again changes nothing. It is not held before checkout.
     *
     * <p>Refuses with: {@code bill-not-found} (also another household's), {@code bill-paid}, {@code bill-cancelled}, {@code
     * bill-being-paid}.
     */
    @WithTransaction
    public Uni<Cart> bill(Resident resident, UUID cartId, UUID billId) {
        return open(resident, cartId)
                .call(cart ->
                        bills.requirePayable(resident.householdId(), billId).chain(() -> carts.addBill(cart, billId)))
                .chain(() -> filled(resident, cartId));
    }

    private Uni<CartRow> open(Resident resident, UUID cartId) {
        return tenancy.enter(resident.companyId())
                .chain(() -> carts.lock(resident, cartId))
                .invoke(CartRules::requireOpen);
    }

    private Uni<Cart> filled(Resident resident, UUID cartId) {
        return views.get(resident, cartId).invoke(CartRules::requireSpace);
    }
}
