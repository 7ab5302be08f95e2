package io.linli.marketplace.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Ids;

/**
 * A business fact as the ledger sees it: two or more postings that add up to zero in every currency. An entry that does
 * not balance cannot be made.
 *
 * @param reference names the fact, for example {@code capture:<attempt id>}; the ledger books it once
 */
public record JournalEntry(UUID id, EntryKind kind, String reference, Instant bookedAt, List<Posting> postings) {

    /** Bounds an entry: an order group has far fewer lines than this. */
    public static final int MAX_POSTINGS = 5_000;

    public JournalEntry {
        postings = List.copyOf(postings);
        if (postings.size() < 2 || postings.size() > MAX_POSTINGS) {
            throw new IllegalArgumentException("an entry has 2 to " + MAX_POSTINGS + " postings: " + postings.size());
        }
        if (!balances(postings)) {
            throw new IllegalArgumentException("journal entry " + reference + " does not balance");
        }
    }

    public static JournalEntry of(EntryKind kind, String reference, Instant bookedAt, List<Posting> postings) {
        return new JournalEntry(Ids.next(), kind, reference, bookedAt, postings);
    }

    private static boolean balances(List<Posting> postings) {
        return postings.stream()
                .collect(groupingBy(
                        posting -> posting.amount().currency(),
                        reducing(
                                BigInteger.ZERO,
                                posting -> BigInteger.valueOf(posting.amount().amount()),
                                BigInteger::add)))
                .values()
                .stream()
                .allMatch(sum -> sum.signum() == 0);
    }
}
