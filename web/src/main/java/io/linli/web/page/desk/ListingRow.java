package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.listing.Listing;
import io.linli.catalog.listing.OfferChange;

/**
 * An own offer with what stands in its fields: what is so, or what is to be.
 *
 * @param price in yuan, as it is typed
 * @param stock as it is typed; empty where it is not counted
 * @param problem code of what is wrong with what was typed
 */
@TemplateData
public record ListingRow(
        Listing listing, String price, String stock, boolean withdrawn, @Nullable String problem, boolean outlier) {

    private static final int PERCENT = 100;
    /** As imports hold prices for a person. */
    private static final int OUTLIER_PERCENT = 40;

    /** As it is. */
    static ListingRow of(Listing listing) {
        return new ListingRow(
                listing, price(listing), stock(listing), listing.offer().withdrawn(), null, false);
    }

    /** As it would be. */
    static ListingRow of(Listing listing, OfferChange change) {
        var now = listing.offer().price();
        var price = change.price().orElse(now);
        long step = Math.abs(price.amount() - now.amount());
        return new ListingRow(
                listing,
                price.toMajor().toPlainString(),
                change.stock().map(String::valueOf).orElse(stock(listing)),
                change.withdrawn().orElse(listing.offer().withdrawn()),
                null,
                step * PERCENT > now.amount() * OUTLIER_PERCENT);
    }

    /** What was so when the form was made: whoever sends it changes nothing that somebody else changed since. */
    public String was() {
        return price(listing) + '|' + stock(listing) + '|' + listing.offer().withdrawn();
    }

    public boolean changed() {
        return !was().equals(price + '|' + stock + '|' + withdrawn);
    }

    private static String price(Listing listing) {
        return listing.offer().price().toMajor().toPlainString();
    }

    private static String stock(Listing listing) {
        return listing.stock() == null ? "" : listing.stock().toString();
    }
}
