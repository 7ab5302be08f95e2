package io.linli.marketplace.statement;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.ledger.EntryKind;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.ledger.PartyKind;

/** Rows of statements as records. */
final class StatementRows {

    /** All columns of {@code statement s}. */
    static final String COLUMNS =
            """
            s.id, s.number, s.party_kind, s.party_id, s.name_en, s.name_zh, cast(s.currency AS text) AS currency, s.month,
            s.time_zone, s.starts_at, s.ends_at, s.issued_at, s.opening, s.earned, s.taken_back, s.restored, s.paid_out,
            s.came_back, s.corrected, s.closing, s.pending, s.payable, s.receivable, s.in_transit, s.lines,
            encode(s.digest, 'hex') AS digest
            """;

    private StatementRows() {}

    static Statement statement(Tuple row) {
        return new Statement(
                row.get("id", UUID.class),
                row.get("number", String.class),
                party(row),
                new LocalizedText(row.get("name_en", String.class), row.get("name_zh", String.class)),
                Currency.getInstance(row.get("currency", String.class)),
                YearMonth.from(row.get("month", LocalDate.class)),
                ZoneId.of(row.get("time_zone", String.class)),
                moment(row, "starts_at"),
                moment(row, "ends_at"),
                moment(row, "issued_at"),
                totals(row),
                new StandingBalance(
                        money(row, "pending"),
                        money(row, "payable"),
                        money(row, "receivable"),
                        money(row, "in_transit")),
                row.get("lines", Integer.class),
                row.get("digest", String.class));
    }

    static StatementLine line(Tuple row) {
        return new StatementLine(
                row.get("position", Integer.class),
                row.get("entry_id", UUID.class),
                moment(row, "booked_at"),
                EntryKind.valueOf(row.get("kind", String.class)),
                row.get("order_id", UUID.class),
                row.get("line_id", UUID.class),
                money(row, "amount"));
    }

    static Party party(Tuple row) {
        return new Party(PartyKind.valueOf(row.get("party_kind", String.class)), row.get("party_id", UUID.class));
    }

    static Money money(Tuple row, String column) {
        return Money.of(row.get(column, Long.class), row.get("currency", String.class));
    }

    static Instant moment(Tuple row, String column) {
        return row.get(column, OffsetDateTime.class).toInstant();
    }

    private static StatementTotals totals(Tuple row) {
        return new StatementTotals(
                money(row, "opening"),
                money(row, "earned"),
                money(row, "taken_back"),
                money(row, "restored"),
                money(row, "paid_out"),
                money(row, "came_back"),
                money(row, "corrected"),
                money(row, "closing"));
    }
}
