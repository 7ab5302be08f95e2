package io.linli.web.page.desk;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.AccountKind;
import io.linli.marketplace.ledger.BookedPosting;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.PartyKind;

/**
 * A posting as tables show it.
 *
 * @param party name of whose account it is; null for the platform
 * @param debit null where the posting is a credit
 * @param credit null where it is a debit
 */
@TemplateData
public record PostingRow(
        UUID id,
        EntryKind kind,
        Instant bookedAt,
        AccountKind account,
        PartyKind partyKind,
        @Nullable LocalizedText party,
        @Nullable UUID orderId,
        @Nullable Money debit,
        @Nullable Money credit) {

    static List<PostingRow> of(List<BookedPosting> booked, Map<UUID, LocalizedText> names) {
        return booked.stream().map(one -> of(one, names)).toList();
    }

    private static PostingRow of(BookedPosting booked, Map<UUID, LocalizedText> names) {
        var posting = booked.posting();
        var party = posting.account().party();
        boolean debit = posting.amount().isPositive();
        return new PostingRow(
                booked.id(),
                booked.kind(),
                booked.bookedAt(),
                posting.account().kind(),
                party.kind(),
                names.get(party.id()),
                posting.orderId(),
                debit ? posting.amount() : null,
                debit ? null : posting.amount().negated());
    }
}
