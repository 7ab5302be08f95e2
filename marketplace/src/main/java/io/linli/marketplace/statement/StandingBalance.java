package io.linli.marketplace.statement;

import java.util.Currency;
import java.util.Map;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountKind;

/**
 * Where a party's balance stands.
 *
 * @param pending shares that are not released yet
 * @param payable released, and not yet set aside for a payout
 * @param receivable what the party owes: zero or negative
 * @param inTransit on its way to the party, or, negative, back from it
 */
public record StandingBalance(Money pending, Money payable, Money receivable, Money inTransit) {

    static StandingBalance of(Map<AccountKind, Money> accounts, Currency currency) {
        var zero = Money.zero(currency);
        return new StandingBalance(
                accounts.getOrDefault(AccountKind.PARTY_PENDING, zero),
                accounts.getOrDefault(AccountKind.PARTY_PAYABLE, zero),
                accounts.getOrDefault(AccountKind.PARTY_RECEIVABLE, zero),
                accounts.getOrDefault(AccountKind.PARTY_IN_TRANSIT, zero));
    }

    public Money total() {
        return pending.plus(payable).plus(receivable).plus(inTransit);
    }

    boolean isNothing() {
        return pending.isZero() && payable.isZero() && receivable.isZero() && inTransit.isZero();
    }
}
