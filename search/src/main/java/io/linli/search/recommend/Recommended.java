package io.linli.search.recommend;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.offer.OfferListing;

/**
 * An offer that can be had, and why it is shown.
 *
 * @param count true to the facts: households that did it, of {@code BUY_AGAIN} the resident's own purchases
 * @param withSku of what was bought together, what it goes with; else null
 */
public record Recommended(OfferListing offer, Reason reason, int count, @Nullable UUID withSku) {

    /** What the count is of. */
    public enum Reason {
        /** Checkouts of the resident's own that it was among. */
        BUY_AGAIN,
        /** Households of the community that bought both. */
        NEIGHBOURS_BOUGHT_BOTH,
        /** Households of all communities that bought both. */
        OTHERS_BOUGHT_BOTH,
        /** Households of the building that bought it within a week. */
        POPULAR_IN_BUILDING,
        /** Households of the community that bought it within four weeks. */
        POPULAR_IN_COMMUNITY,
        /** Households of all communities that bought it within four weeks. */
        POPULAR
    }
}
