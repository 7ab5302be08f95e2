package io.linli.web.statement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.PartyKind;
import io.linli.marketplace.statement.Statement;
import io.linli.marketplace.statement.StatementCategory;
import io.linli.marketplace.statement.StatementLine;

/**
 * A statement. Amounts are positive in the party's favour.
 *
 * @param startsAt first moment of the month in {@code timeZone}; {@code endsAt} the first after it
 * @param lines how many lines it has
 * @param digest SHA-256 over all it says, in hexadecimal
 */
public record StatementView(
        String number,
        PartyView party,
        String currency,
        YearMonth month,
        String timeZone,
        Instant startsAt,
        Instant endsAt,
        Instant issuedAt,
        Totals totals,
        Standing standing,
        int lines,
        String digest) {

    /** @param name as it was when the statement was issued; absent for a person */
    public record PartyView(PartyKind kind, UUID id, @Nullable LocalizedText name) {}

    /** Opening and the six add up to closing. */
    public record Totals(
            Money opening,
            Money earned,
            Money takenBack,
            Money restored,
            Money paidOut,
            Money cameBack,
            Money corrected,
            Money closing) {}

    /** Where the closing balance stands; the four add up to it. */
    public record Standing(Money pending, Money payable, Money receivable, Money inTransit) {}

    /** What one fact moved. */
    public record LineView(
            int position,
            Instant bookedAt,
            EntryKind kind,
            StatementCategory category,
            UUID entryId,
            @Nullable UUID orderId,
            @Nullable UUID lineId,
            Money amount) {

        static LineView of(StatementLine line) {
            return new LineView(
                    line.position(),
                    line.bookedAt(),
                    line.kind(),
                    line.category(),
                    line.entryId(),
                    line.orderId(),
                    line.lineId(),
                    line.amount());
        }
    }

    static StatementView of(Statement statement) {
        var party = statement.party();
        var totals = statement.totals();
        var standing = statement.standing();
        return new StatementView(
                statement.number(),
                new PartyView(party.kind(), party.id(), statement.name().en().isEmpty() ? null : statement.name()),
                statement.currency().getCurrencyCode(),
                statement.month(),
                statement.zone().getId(),
                statement.startsAt(),
                statement.endsAt(),
                statement.issuedAt(),
                new Totals(
                        totals.opening(),
                        totals.earned(),
                        totals.takenBack(),
                        totals.restored(),
                        totals.paidOut(),
                        totals.cameBack(),
                        totals.corrected(),
                        totals.closing()),
                new Standing(standing.pending(), standing.payable(), standing.receivable(), standing.inTransit()),
                statement.lines(),
                statement.digest());
    }
}
