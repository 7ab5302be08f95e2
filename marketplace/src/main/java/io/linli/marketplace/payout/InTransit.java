package io.linli.marketplace.payout;

import java.util.List;

import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Posting;

/** What stands between us and a party while the provider moves it. Pure. */
final class InTransit {

    private InTransit() {}

    static boolean holds(Posting posting) {
        return posting.account().kind() == AccountKind.PARTY_IN_TRANSIT;
    }

    /**
     * The provider moved it: from in transit to its clearing, order by order.
     *
     * @param inTransit what stands there, credits on their way to the party, debits on their way back
     */
    static List<Posting> gone(List<Posting> inTransit) {
        return inTransit.stream()
                .<Posting>mapMulti((posting, out) -> {
                    out.accept(posting.reversed());
                    out.accept(posting.on(LedgerAccount.PROVIDER_CLEARING));
                })
                .toList();
    }
}
