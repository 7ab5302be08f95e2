package io.linli.catalog.listing;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.attribute.AttributeDefinition;
import io.linli.catalog.offer.OfferListing;

/**
 * An own offer as its supplier sees it.
 *
 * @param stock how many can be sold, null where they are not counted
 * @param missing attributes that listings of its category should have and this one has not
 */
public record Listing(
        OfferListing offer,
        @Nullable Long stock,
        Standing standing,
        Set<Hint> hints,
        List<AttributeDefinition> missing) {}
