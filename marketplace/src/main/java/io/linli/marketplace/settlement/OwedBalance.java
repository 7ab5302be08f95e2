package io.linli.marketplace.settlement;

import io.linli.catalog.kernel.Money;

/**
 * What a supplier is owed in one currency.
 *
 * @param earned credited by splits
 * @param takenBack debited by refunds, as a positive amount
 * @param owed earned less taken back; nothing is paid out yet
 * @param orders how many orders it comes from
 */
public record OwedBalance(Money earned, Money takenBack, Money owed, long orders) {}
