package io.linli.marketplace.reconciliation;

import io.linli.catalog.kernel.Money;

/**
 * The equation of one currency at the end of a run: what of the provider's balance is not explained should be nothing.
 *
 * @param provider what stands on the provider's balance, available or pending
 * @param ledger the sum of {@code PROVIDER_CLEARING}
 * @param outside captures in which no provider took part; they are in the ledger alone
 * @param differences what open and dismissed exceptions would add to the ledger
 * @param underWay what is known on one side and may still come on the other
 */
public record CurrencyBalance(Money provider, Money ledger, Money outside, Money differences, Money underWay) {

    public Money unexplained() {
        return provider.minus(ledger).plus(outside).minus(differences).minus(underWay);
    }

    public Money difference() {
        return provider.minus(ledger).plus(outside);
    }
}
