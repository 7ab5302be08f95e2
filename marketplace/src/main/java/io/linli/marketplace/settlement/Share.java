package io.linli.marketplace.settlement;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;

/**
 * One party's part of a line, or the tax on the platform's.
 *
 * @param account where it is credited: the party's pending shares, or tax payable
 * @param rate basis points it was worked out from, fixed amounts and limits apart
 */
public record Share(LedgerAccount account, int rate, Money amount) {

    static Share of(Party party, int rate, Money amount) {
        return new Share(LedgerAccount.pending(party), rate, amount);
    }

    public Party party() {
        return account.party();
    }

    Share with(Money other) {
        return new Share(account, rate, other);
    }
}
