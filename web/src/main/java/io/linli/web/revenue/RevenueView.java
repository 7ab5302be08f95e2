package io.linli.web.revenue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * A property company's share of a period.
 *
 * @param totals one a currency; each is the sum of the items' shares
 */
public record RevenueView(LocalDate from, LocalDate to, List<Money> totals, List<Item> items) {

    /**
     * One day, one community, or both.
     *
     * @param earned credited by payments
     * @param takenBack debited by refunds, as a positive amount
     * @param share earned less taken back
     */
    public record Item(
            @Nullable LocalDate day,
            @Nullable CommunityName community,
            Money earned,
            Money takenBack,
            Money share,
            long orders) {}

    /** A community as it is called. */
    public record CommunityName(UUID id, LocalizedText name) {}
}
