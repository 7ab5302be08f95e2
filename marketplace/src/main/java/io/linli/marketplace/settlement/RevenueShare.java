package io.linli.marketplace.settlement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A property company's share over a day, a community or both.
 *
 * @param day absent when grouped by community alone
 * @param communityId absent when grouped by day alone
 * @param earned credited by splits
 * @param takenBack debited by refunds, as a positive amount
 * @param share earned less taken back: the sum of the postings behind it
 * @param orders how many orders it comes from
 */
public record RevenueShare(
        Optional<LocalDate> day, Optional<UUID> communityId, Money earned, Money takenBack, Money share, long orders) {}
