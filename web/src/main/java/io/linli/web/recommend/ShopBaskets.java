package io.linli.web.recommend;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

import io.linli.marketplace.community.Households;
import io.linli.marketplace.order.BoughtGoods;
import io.linli.marketplace.order.BoughtGoods.Purchase;
import io.linli.marketplace.order.OrderPaid;
import io.linli.search.recommend.PaidBaskets;

/** Reads a paid checkout and takes the names away. */
@ApplicationScoped
class ShopBaskets implements PaidBaskets {

    private final BoughtGoods bought;
    private final Households households;
    private final Pseudonyms pseudonyms;

    ShopBaskets(BoughtGoods bought, Households households, Pseudonyms pseudonyms) {
        this.bought = bought;
        this.households = households;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public Uni<Optional<PaidBasket>> of(OrderPaid paid) {
        return bought.ofGroup(paid.companyId(), paid.groupId())
                .chain(purchase -> purchase.map(found -> basket(paid, found).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<PaidBasket> basket(OrderPaid paid, Purchase purchase) {
        return households
                .building(paid.companyId(), purchase.householdId())
                .map(building -> new PaidBasket(
                        pseudonyms.of("basket", paid.groupId()),
                        pseudonyms.of("buyer", purchase.householdId()),
                        building,
                        purchase.at(),
                        purchase.offerIds()));
    }
}
