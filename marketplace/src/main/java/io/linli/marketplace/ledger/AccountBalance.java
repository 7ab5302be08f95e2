package io.linli.marketplace.ledger;

import io.linli.catalog.kernel.Money;

/**
 * What stands on an account in one currency.
 *
 * @param balance positive: debits prevail; negative: credits do, which is what we owe
 */
public record AccountBalance(LedgerAccount account, Money balance) {}
