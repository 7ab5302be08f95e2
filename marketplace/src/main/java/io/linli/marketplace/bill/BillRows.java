package io.linli.marketplace.bill;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/** Rows of bills as records. */
final class BillRows {

    private BillRows() {}

    static Bill bill(Tuple row) {
        return new Bill(
                row.get("id", UUID.class),
                row.get("company_id", UUID.class),
                row.get("community_id", UUID.class),
                row.get("household_id", UUID.class),
                row.get("unit", String.class),
                terms(row),
                BillState.valueOf(row.get("state", String.class)),
                row.get("overdue", Boolean.class),
                id(row, "group_id"),
                id(row, "payer_id"),
                id(row, "order_id"),
                row.get("issued_at", OffsetDateTime.class).toInstant(),
                moment(row, "paid_at"),
                money(row, "refunded"));
    }

    private static BillDraft terms(Tuple row) {
        return new BillDraft(
                BillKind.valueOf(row.get("kind", String.class)),
                row.get("note", String.class),
                Optional.ofNullable(row.get("period", LocalDate.class)).map(YearMonth::from),
                money(row, "amount"),
                row.get("due_on", LocalDate.class));
    }

    private static Optional<UUID> id(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, UUID.class));
    }

    private static Optional<Instant> moment(Tuple row, String column) {
        return Optional.ofNullable(row.get(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Money money(Tuple row, String column) {
        return Money.of(row.get(column, Long.class), row.get("currency", String.class));
    }
}
