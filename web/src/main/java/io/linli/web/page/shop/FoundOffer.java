package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.delivery.NextDelivery;
import io.linli.catalog.kernel.Money;
import io.linli.search.mark.Marks;
import io.linli.search.query.SearchHit;

/**
 * An offer that was found.
 *
 * @param marks what was asked, to be marked in the name
 * @param together what it costs in the community's cheapest open group buy
 * @param coming when it is brought if it is ordered now
 */
@TemplateData
public record FoundOffer(SearchHit hit, Marks marks, Optional<Money> together, NextDelivery coming) {

    /** A part of a name, marked where it matched. */
    @TemplateData
    public record Part(String text, boolean marked) {}

    /** A name in parts: as texts, so that the page escapes them. */
    public List<Part> parts(String name) {
        var parts = new ArrayList<Part>();
        int at = 0;
        for (var range : marks.in(name)) {
            parts.add(new Part(name.substring(at, range.start()), false));
            parts.add(new Part(name.substring(range.start(), range.end()), true));
            at = range.end();
        }
        parts.add(new Part(name.substring(at), false));
        return parts;
    }

    /** Whether a list price above the price is known. */
    public boolean reduced() {
        return hit.listPrice() != null && hit.listPrice().compareTo(hit.price()) > 0;
    }
}
