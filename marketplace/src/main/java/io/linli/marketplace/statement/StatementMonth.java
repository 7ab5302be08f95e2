package io.linli.marketplace.statement;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** A calendar month in a time zone. Every moment belongs to exactly one. */
public record StatementMonth(YearMonth month, ZoneId zone) {

    public static StatementMonth of(Instant moment, ZoneId zone) {
        return new StatementMonth(YearMonth.from(moment.atZone(zone)), zone);
    }

    /** The last one that had ended by then. */
    public static StatementMonth endedBy(Instant moment, ZoneId zone) {
        return new StatementMonth(of(moment, zone).month().minusMonths(1), zone);
    }

    /** The first moment of it. */
    public Instant startsAt() {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    public Instant endsAt() {
        return next().startsAt();
    }

    public StatementMonth next() {
        return new StatementMonth(month.plusMonths(1), zone);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(endsAt());
    }
}
