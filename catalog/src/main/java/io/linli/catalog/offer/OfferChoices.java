package io.linli.catalog.offer;

import java.util.List;

/**
 * What else there is of a good in a community.
 *
 * @param variants of its product, itself among them; none where it has none
 * @param others of the same SKU by other suppliers, the cheapest first; nothing that is withdrawn or sold out
 */
public record OfferChoices(Variants variants, List<OfferListing> others) {

    /** Nothing else. */
    public static final OfferChoices NONE = new OfferChoices(Variants.NONE, List.of());
}
