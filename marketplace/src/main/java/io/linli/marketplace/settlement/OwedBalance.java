package io.linli.marketplace.settlement;

import io.linli.catalog.kernel.Money;

/**
 * What a supplier is owed in one currency.
 *
 * @param earned credited by splits
 * @param takenBack debited by refunds, as a positive amount
 * @param owed earned less taken back; nothing is paid out yet
 * @param payable of that, what no longer waits for a hand-over, a visit or its time
 * @param orders how many orders it comes from
 */
public record OwedBalance(Money earned, Money takenBack, Money owed, Money payable, long orders) {}
