package io.linli.web.page.shop;

import io.quarkus.qute.TemplateData;

import io.linli.catalog.service.ServiceItem;
import io.linli.marketplace.review.RatedServices.RatedService;
import io.linli.web.page.Stand;

/** A service in the list, with what its reviews come to. */
@TemplateData
public record RatedCard(ServiceItem item, Stand stand) {

    static RatedCard of(RatedService rated) {
        return new RatedCard(rated.item(), new Stand(rated.rating()));
    }
}
