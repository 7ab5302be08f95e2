package io.linli.catalog.listing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.offer.OfferListing;

/**
 * An own offer as its supplier sees it.
 *
 * @param stock how many can be sold, null where they are not counted
 */
public record Listing(OfferListing offer, @Nullable Long stock, Standing standing, Set<Hint> hints) {}
