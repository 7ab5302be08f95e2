package io.linli.catalog.listing;

import java.util.Optional;

import io.linli.catalog.kernel.Money;

/**
 * What a supplier changes about an offer; what is empty stays as it is.
 *
 * @param price above zero, in the offer's currency
 * @param listPrice what it costs elsewhere; zero: nothing is said about that any more
 * @param stock how many can be sold from now on, 0 or more
 * @param withdrawn true takes it off the shelf, false puts it back
 */
public record OfferChange(
        Optional<Money> price, Optional<Money> listPrice, Optional<Long> stock, Optional<Boolean> withdrawn) {

    /** Without a list price. */
    public OfferChange(Optional<Money> price, Optional<Long> stock, Optional<Boolean> withdrawn) {
        this(price, Optional.empty(), stock, withdrawn);
    }

    static OfferChange price(Money price) {
        return new OfferChange(Optional.of(price), Optional.empty(), Optional.empty());
    }

    public boolean isNothing() {
        return price.isEmpty() && listPrice.isEmpty() && stock.isEmpty() && withdrawn.isEmpty();
    }
}
