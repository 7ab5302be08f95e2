package io.linli.web.page.shop;

import java.math.BigDecimal;
import java.util.List;

import io.linli.catalog.offer.OfferListing;

/**
 * What a supplier says of a good beside its name and description.
 *
 * @param name as the supplier writes it, underscores shown as blanks
 * @param value text or number as it is shown; empty for yes or no
 * @param yes what holds where there is no value
 */
public record OfferFact(String name, String value, boolean yes) {

    static List<OfferFact> of(OfferListing offer) {
        return offer.attributes().entrySet().stream()
                .map(one -> of(one.getKey().replace('_', ' ').strip(), one.getValue()))
                .toList();
    }

    private static OfferFact of(String name, Object value) {
        if (value instanceof Boolean yes) {
            return new OfferFact(name, "", yes);
        }
        return new OfferFact(
                name, value instanceof BigDecimal number ? number.toPlainString() : value.toString(), false);
    }
}
