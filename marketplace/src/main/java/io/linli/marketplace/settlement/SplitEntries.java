package io.linli.marketplace.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** The facts that give parties their shares of a line and take them back. */
    private static final Set<EntryKind> SHARES =
            Set.of(EntryKind.SPLIT, EntryKind.SPLIT_REVERSAL, EntryKind.SPLIT_RESTORED);

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
     * A refunded part back from its parties to the hold: from what of their shares is still pending, and for the rest as a
     * debt of theirs.
     *
     * @param refunded the refund's posting on the hold: a debit of what went back
     * @param booked everything booked for the line so far
     */
    static JournalEntry reversal(UUID refundId, Posting refunded, List<BookedPosting> booked, Instant now) {
        var parts = TakenBack.of(remaining(booked), pending(booked), refunded.amount());
        var postings = new ArrayList<Posting>();
        postings.add(refunded.reversed());
        for (var part : parts) {
            if (!part.fromPending().isZero()) {
                postings.add(on(refunded, part.account(), part.fromPending()));
            }
            if (!part.owed().isZero()) {
                postings.add(on(refunded, debtOf(part.account()), part.owed()));
            }
        }
        return JournalEntry.of(EntryKind.SPLIT_REVERSAL, reversalReference(refundId), now, postings);
    }

    /** The reverse of a reversal, whose refund came back to us. */
    static JournalEntry restored(UUID refundId, List<BookedPosting> reversal, Instant now) {
        var postings =
                reversal.stream().map(booked -> booked.posting().reversed()).toList();
        return JournalEntry.of(EntryKind.SPLIT_RESTORED, "split-restored:" + refundId, now, postings);
    }

    /**
     * What each party still has of a line, released or not, and the tax on it, in the order in which it was divided: what splits
     * gave it less what reversals took back. Releasing and paying out a share changes nothing in it.
     */
    static Split remaining(List<BookedPosting> booked) {
        var left = new LinkedHashMap<LedgerAccount, Money>();
        booked.stream()
                .filter(one -> SHARES.contains(one.kind()))
                .map(BookedPosting::posting)
                .filter(posting -> !posting.account().equals(LedgerAccount.ORDERS_HELD))
                .forEach(posting -> left.merge(
                        shareAccount(posting.account()), posting.amount().negated(), Money::plus));
        return new Split(left.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), 0, entry.getValue()))
                .toList());
    }

    /** What of each share of a line stands where it was first credited: neither released nor taken back. */
    static Map<LedgerAccount, Money> pending(List<BookedPosting> booked) {
        var pending = new HashMap<LedgerAccount, Money>();
        booked.stream()
                .map(BookedPosting::posting)
                .filter(posting -> posting.account().equals(shareAccount(posting.account())))
                .forEach(posting ->
                        pending.merge(posting.account(), posting.amount().negated(), Money::plus));
        return pending;
    }

    /** Where a share is first credited, wherever it stands by now. */
    private static LedgerAccount shareAccount(LedgerAccount account) {
        return account.kind() == AccountKind.TAX_PAYABLE ? account : LedgerAccount.pending(account.party());
    }

    /** Where the books keep what a party was given and owes back: the one place that names it. Tax is claimed where it is owed. */
    private static LedgerAccount debtOf(LedgerAccount share) {
        return share.kind() == AccountKind.TAX_PAYABLE ? share : LedgerAccount.receivable(share.party());
    }

    private static Posting on(Posting line, LedgerAccount account, Money amount) {
        return new Posting(account, line.companyId(), line.communityId(), line.orderId(), line.lineId(), amount);
    }
}
