package io.linli.web.revenue;

import java.time.LocalDate;
import java.util.List;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.settlement.RevenuePeriod;
import io.linli.marketplace.settlement.RevenueSource;
import io.linli.marketplace.settlement.SourceShare;

/** A property company's income of a period by source; sources without any are left out. */
public record SourcesView(LocalDate from, LocalDate to, List<Item> items) {

    /** One source, in one currency. @param share earned less taken back */
    public record Item(RevenueSource source, Money earned, Money takenBack, Money share, long orders) {}

    static SourcesView of(RevenuePeriod period, List<SourceShare> found) {
        return new SourcesView(
                period.from(),
                period.to(),
                found.stream().map(SourcesView::item).toList());
    }

    private static Item item(SourceShare one) {
        var share = one.share();
        return new Item(one.source(), share.earned(), share.takenBack(), share.share(), share.orders());
    }
}
