package io.linli.marketplace.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.Posting;

/** The postings that put the ledger in agreement with the provider. Pure; each balances. */
final class Proposals {

    private Proposals() {}

    /**
     * The clearing follows the provider; the other side is the party's that has more or less for it, or nobody's yet.
     *
     * @param change what the provider's balance has and the clearing has not
     * @param party whose account the money went to or came from; empty when it is not a party's
     */
    static List<Posting> follow(Money change, Optional<Party> party, Business business) {
        var other = party.map(
                        whose -> change.isNegative() ? LedgerAccount.receivable(whose) : LedgerAccount.payable(whose))
                .orElse(LedgerAccount.SUSPENSE);
        return List.of(
                posting(LedgerAccount.PROVIDER_CLEARING, change, business), posting(other, change.negated(), business));
    }

    /** What the platform itself took out to its own bank, or gave. */
    static List<Posting> own(Money change) {
        return List.of(
                posting(LedgerAccount.PROVIDER_CLEARING, change, Business.PLATFORM),
                posting(LedgerAccount.payable(Party.PLATFORM), change.negated(), Business.PLATFORM));
    }

    /** One amount out of the clearing, another in, in two currencies: nobody can say at what rate, so both are suspended. */
    static List<Posting> exchange(Money booked, Money moved, Business business) {
        var postings = new ArrayList<Posting>();
        if (!booked.isZero()) {
            postings.addAll(follow(booked.negated(), Optional.empty(), business));
        }
        postings.addAll(follow(moved, Optional.empty(), business));
        return postings;
    }

    /**
     * Who was paid by mistake owes it; who should have been is owed again.
     *
     * @param amount above zero
     * @param wrong whose account it went to; empty when it is nobody's that we know
     */
    static List<Posting> swap(Money amount, Optional<Party> wrong, Party right, Business business) {
        var debtor = wrong.map(LedgerAccount::receivable).orElse(LedgerAccount.SUSPENSE);
        return List.of(
                posting(debtor, amount, business), posting(LedgerAccount.payable(right), amount.negated(), business));
    }

    private static Posting posting(LedgerAccount account, Money amount, Business business) {
        return new Posting(account, business.companyId(), business.communityId(), null, null, amount);
    }
}
