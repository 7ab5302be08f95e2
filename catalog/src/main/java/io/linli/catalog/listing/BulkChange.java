package io.linli.catalog.listing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

import io.linli.catalog.kernel.Money;

/** The same done to many offers. */
public sealed interface BulkChange {

    /** What it makes of one of them. */
    OfferChange of(Listing listing);

    /**
     * Dearer or cheaper by so many per cent of the price, rounded half up to a minor unit, and never below one.
     *
     * @param percent −10 takes a tenth off; above −100
     */
    record PriceBy(BigDecimal percent) implements BulkChange {

        @Override
        public OfferChange of(Listing listing) {
            var price = listing.offer().price();
            long amount = BigDecimal.valueOf(price.amount())
                    .multiply(BigDecimal.ONE.add(percent.movePointLeft(2)))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            return OfferChange.price(
                    Money.of(Math.max(1, amount), price.currency().getCurrencyCode()));
        }
    }

    /** All cost the same. */
    record PriceTo(Money price) implements BulkChange {

        @Override
        public OfferChange of(Listing listing) {
            return OfferChange.price(price);
        }
    }

    /** So many of each. */
    record StockTo(long stock) implements BulkChange {

        @Override
        public OfferChange of(Listing listing) {
            return new OfferChange(Optional.empty(), Optional.of(stock), Optional.empty());
        }
    }

    /** Off the shelf, or back onto it. */
    record Withdraw(boolean withdrawn) implements BulkChange {

        @Override
        public OfferChange of(Listing listing) {
            return new OfferChange(Optional.empty(), Optional.empty(), Optional.of(withdrawn));
        }
    }
}
