package io.linli.web.search;

import java.util.List;

import io.linli.catalog.service.ServiceItem;
import io.linli.marketplace.campaign.Campaign;

/** What the same words find beside offers: a few of each. */
public record Beside(List<ServiceItem> services, List<Campaign> campaigns) {

    public static final Beside NOTHING = new Beside(List.of(), List.of());
}
