package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.util.Currency;
import java.util.List;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountBalance;
import io.linli.marketplace.ledger.AccountKind;

/**
 * What stands on a party's accounts in one currency, as its page shows it.
 *
 * @param receivable what the party owes, positive
 */
@TemplateData
public record PayoutStanding(Money pending, Money payable, Money receivable, Money transit) {

    static List<PayoutStanding> of(List<AccountBalance> balances) {
        return balances.stream()
                .map(balance -> balance.balance().currency())
                .distinct()
                .map(currency -> new PayoutStanding(
                        owed(balances, AccountKind.PARTY_PENDING, currency),
                        owed(balances, AccountKind.PARTY_PAYABLE, currency),
                        owed(balances, AccountKind.PARTY_RECEIVABLE, currency).negated(),
                        owed(balances, AccountKind.PARTY_IN_TRANSIT, currency)))
                .toList();
    }

    private static Money owed(List<AccountBalance> balances, AccountKind kind, Currency currency) {
        return balances.stream()
                .filter(balance -> balance.account().kind() == kind)
                .filter(balance -> balance.balance().currency().equals(currency))
                .map(balance -> balance.balance().negated())
                .reduce(Money.zero(currency), Money::plus);
    }
}
