package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.campaign.JoinCampaign;
import io.linli.marketplace.campaign.JoinRequest;
import io.linli.marketplace.campaign.SeatHold;
import io.linli.marketplace.campaign.Seats;
import io.linli.marketplace.community.Resident;

/**
 * Changes or removes lines of a resident's open cart and answers with the cart. What a removed line held is given back.
 *
 * <p>Refuses with: {@code cart-not-found} (also another resident's), {@code cart-checked-out}, {@code
 * cart-line-not-found}; and as below.
 */
@ApplicationScoped
public class ChangeCart {

    private final Tenancy tenancy;
    private final CartStore carts;
    private final Carts views;
    private final Seats seats;
    private final Bookings bookings;
    private final JoinCampaign join;

    ChangeCart(Tenancy tenancy, CartStore carts, Carts views, Seats seats, Bookings bookings, JoinCampaign join) {
        this.tenancy = tenancy;
        this.carts = carts;
        this.views = views;
        this.seats = seats;
        this.bookings = bookings;
        this.join = join;
    }

    /**
     * Another quantity of goods, or of a seat: then the old seat is given back and a new one taken, both or neither. A visit
     * is always one, as is a bill.
     *
     * <p>Refuses with: {@code quantity-out-of-range}, {@code visit-quantity-fixed}, {@code bill-quantity-fixed}, and what {@link JoinCampaign} refuses
     * with.
     */
    @WithTransaction
    public Uni<Cart> quantity(Resident resident, UUID cartId, UUID lineId, long quantity) {
        CartRules.checkQuantity(quantity);
        return line(resident, cartId, lineId)
                .call(line -> change(resident, line, quantity))
                .chain(() -> views.get(resident, cartId));
    }

    @WithTransaction
    public Uni<Cart> remove(Resident resident, UUID cartId, UUID lineId) {
        return line(resident, cartId, lineId)
                .call(line -> carts.remove(cartId, line.id))
                .call(this::giveBack)
                .chain(() -> views.get(resident, cartId));
    }

    private Uni<Void> change(Resident resident, CartLineRow line, long quantity) {
        if (line.bookingId != null) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, "visit-quantity-fixed", "A visit is always one.");
        }
        if (line.billId != null) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, "bill-quantity-fixed", "A bill is paid once.");
        }
        return line.joinId == null
                ? carts.change(line.cartId, line.id, quantity)
                : seats.byIds(List.of(line.joinId)).chain(found -> rejoin(resident, line, found.get(0), quantity));
    }

    private Uni<Void> rejoin(Resident resident, CartLineRow line, SeatHold old, long quantity) {
        if (old.upTo() == quantity && old.state() == SeatHold.State.HELD) {
            return Uni.createFrom().voidItem();
        }
        var request = new JoinRequest(
                Ids.next(),
                resident,
                old.campaignId(),
                old.itemId(),
                quantity,
                quantity,
                old.otherwise(),
                old.substitutable(),
                old.startsAt());
        return join.swap(old, request).chain(seat -> carts.reseat(line.cartId, line.id, seat.id(), quantity));
    }

    private Uni<Void> giveBack(CartLineRow line) {
        if (line.joinId != null) {
            return seats.release(List.of(line.joinId));
        }
        return line.bookingId != null
                ? bookings.release(List.of(line.bookingId))
                : Uni.createFrom().voidItem();
    }

    private Uni<CartLineRow> line(Resident resident, UUID cartId, UUID lineId) {
        return tenancy.enter(resident.companyId())
                .chain(() -> carts.lock(resident, cartId))
                .invoke(CartRules::requireOpen)
                .chain(cart -> carts.lines(cart.id))
                .map(lines -> lines.stream()
                        .filter(line -> line.id.equals(lineId))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("cart-line")));
    }
}
