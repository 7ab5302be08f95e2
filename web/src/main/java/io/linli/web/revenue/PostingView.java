package io.linli.web.revenue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.PartyKind;

/**
 * One movement in the books.
 *
 * @param amount positive: debit; negative: credit. What a party is owed is the negated sum of its account
 */
public record PostingView(
        UUID id,
        UUID entryId,
        EntryKind kind,
        String reference,
        Instant bookedAt,
        Account account,
        UUID communityId,
        @Nullable UUID orderId,
        @Nullable UUID lineId,
        Money amount) {

    /** Whose money, and in which pocket. */
    public record Account(AccountKind kind, PartyKind partyKind, UUID partyId) {}

    public static PostingView of(BookedPosting booked) {
        var posting = booked.posting();
        var party = posting.account().party();
        return new PostingView(
                booked.id(),
                booked.entryId(),
                booked.kind(),
                booked.reference(),
                booked.bookedAt(),
                new Account(posting.account().kind(), party.kind(), party.id()),
                posting.communityId(),
                posting.orderId(),
                posting.lineId(),
                posting.amount());
    }
}
