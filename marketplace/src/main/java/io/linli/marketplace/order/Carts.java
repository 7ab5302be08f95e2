package io.linli.marketplace.order;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.community.Resident;

/** A resident's cart. Prices are always those of the moment. */
@ApplicationScoped
public class Carts {

    private final Tenancy tenancy;
    private final CartStore carts;
    private final CartPrices prices;
    private final Clock clock;

    Carts(Tenancy tenancy, CartStore carts, CartPrices prices, Clock clock) {
        this.tenancy = tenancy;
        this.carts = carts;
        this.prices = prices;
        this.clock = clock;
    }

    /** The resident's open cart; made when there is none. */
    @WithTransaction
    public Uni<Cart> open(Resident resident) {
        return tenancy.enter(resident.companyId())
                .chain(() -> carts.open(resident, clock.instant()))
                .chain(() -> carts.findOpen(resident))
                .chain(cart -> priced(resident, cart));
    }

    /** Refuses with: {@code cart-not-found}, also for another resident's. */
    @WithTransaction
    public Uni<Cart> get(Resident resident, UUID cartId) {
        return tenancy.enter(resident.companyId())
                .chain(() -> carts.find(resident, cartId))
                .chain(cart -> priced(resident, cart));
    }

    /** Refuses with: {@code cart-not-found}, also for another resident's; {@code cart-checked-out}. */
    @WithTransaction
    public Uni<Void> requireOpen(Resident resident, UUID cartId) {
        return tenancy.enter(resident.companyId())
                .chain(() -> carts.find(resident, cartId))
                .invoke(CartRules::requireOpen)
                .replaceWithVoid();
    }

    /** How many lines the resident's open cart has; 0 when there is none. */
    @WithTransaction
    public Uni<Long> countLines(Resident resident) {
        return tenancy.enter(resident.companyId()).chain(() -> carts.countOpenLines(resident));
    }

    private Uni<Cart> priced(Resident resident, CartRow cart) {
        return carts.lines(cart.id)
                .chain(rows -> prices.price(rows, resident.communityId()))
                .map(lines -> Cart.of(cart.id, cart.residentId, cart.state, lines));
    }
}
