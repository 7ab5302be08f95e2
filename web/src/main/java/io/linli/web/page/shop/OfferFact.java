package io.linli.web.page.shop;

import java.util.List;
import java.util.stream.Stream;

import io.linli.catalog.attribute.AttributeSet;
import io.linli.catalog.attribute.AttributeValue;
import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.offer.OfferListing;

/**
 * What a supplier says of a good beside its name and description.
 *
 * @param name as the shop calls it, or as the supplier writes it, underscores shown as blanks
 */
public record OfferFact(LocalizedText name, LocalizedText value) {

    /** First what the shop knows of the good's category, in its order, then the rest. */
    static List<OfferFact> of(OfferListing offer, AttributeSet attributes) {
        var read = attributes.read(offer.attributes());
        var known = read.known().stream()
                .map(one -> new OfferFact(one.definition().name(), one.value().shown()));
        var others = read.others().entrySet().stream().map(one -> other(one.getKey(), one.getValue()));
        return Stream.concat(known, others).toList();
    }

    private static OfferFact other(String name, Object value) {
        return new OfferFact(
                LocalizedText.same(name.replace('_', ' ').strip()), new AttributeValue.Unfit(value).shown());
    }
}
