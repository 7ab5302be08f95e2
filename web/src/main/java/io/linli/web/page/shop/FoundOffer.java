package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.search.query.SearchHit;

/**
 * An offer that was found.
 *
 * @param together what it costs in the community's cheapest open group buy
 */
@TemplateData
public record FoundOffer(SearchHit hit, Optional<Money> together) {

    /** Whether a list price above the price is known. */
    public boolean reduced() {
        return hit.listPrice() != null && hit.listPrice().compareTo(hit.price()) > 0;
    }
}
