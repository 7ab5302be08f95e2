package io.linli.marketplace.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.JournalEntry;
import io.linli.marketplace.ledger.LedgerAccount;
import io.linli.marketplace.ledger.Posting;

/** The ledger's entries for dividing a captured payment and for taking back what is refunded. Pure. */
final class SplitEntries {

    private static final Set<AccountKind> SHARES = Set.of(AccountKind.PARTY_PENDING, AccountKind.TAX_PAYABLE);

    private SplitEntries() {}

    static String splitReference(UUID attemptId) {
        return "split:" + attemptId;
    }

    static String reversalReference(UUID refundId) {
        return "split-reversal:" + refundId;
    }

    /** What a capture holds for lines. */
    static List<Posting> held(List<BookedPosting> capture) {
        return capture.stream()
                .map(BookedPosting::posting)
                .filter(posting -> posting.account().equals(LedgerAccount.ORDERS_HELD))
                .toList();
    }

    /**
     * Held money to its parties.
     *
     * @param held the capture's postings, one a line
     * @param splits by line; each adds up to what is held of its line
     */
    static JournalEntry split(UUID attemptId, List<Posting> held, Map<UUID, Split> splits, Instant now) {
        var postings = new ArrayList<Posting>();
        for (var line : held) {
            postings.add(line.reversed());
            splits.get(line.lineId()).shares().stream()
                    .filter(share -> !share.amount().isZero())
                    .map(share -> on(line, share.account(), share.amount().negated()))
                    .forEach(postings::add);
        }
        return JournalEntry.of(EntryKind.SPLIT, splitReference(attemptId), now, postings);
    }

    /**
     * A refunded part back from its parties to the hold.
     *
     * @param refunded the refund's posting on the hold: a debit of what went back
     * @param booked everything split and taken back of the line so far
     */
    static JournalEntry reversal(UUID refundId, Posting refunded, List<BookedPosting> booked, Instant now) {
        var back = remaining(booked).refunding(refunded.amount());
        var postings = new ArrayList<Posting>();
        postings.add(refunded.reversed());
        back.shares().stream()
                .filter(share -> !share.amount().isZero())
                .map(share -> on(refunded, share.account(), share.amount()))
                .forEach(postings::add);
        return JournalEntry.of(EntryKind.SPLIT_REVERSAL, reversalReference(refundId), now, postings);
    }

    /** What each party still has of a line, and the tax on it, in the order in which it was divided. */
    static Split remaining(List<BookedPosting> booked) {
        var left = new LinkedHashMap<LedgerAccount, Money>();
        booked.stream()
                .map(BookedPosting::posting)
                .filter(posting -> SHARES.contains(posting.account().kind()))
                .forEach(posting ->
                        left.merge(posting.account(), posting.amount().negated(), Money::plus));
        return new Split(left.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), 0, entry.getValue()))
                .toList());
    }

    private static Posting on(Posting line, LedgerAccount account, Money amount) {
        return new Posting(account, line.companyId(), line.communityId(), line.orderId(), line.lineId(), amount);
    }
}
