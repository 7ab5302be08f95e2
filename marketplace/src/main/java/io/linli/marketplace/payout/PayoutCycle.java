package io.linli.marketplace.payout;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** How often a party is paid. */
public enum PayoutCycle {
    /** T+1: what was released yesterday is paid today. */
    DAILY {
        @Override
        LocalDate dayAfter(LocalDate day) {
            return day.plusDays(1);
        }
    },
    /** Every Monday. */
    WEEKLY {
        @Override
        LocalDate dayAfter(LocalDate day) {
            return day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        }
    },
    /** On the first of the month. */
    MONTHLY {
        @Override
        LocalDate dayAfter(LocalDate day) {
            return day.with(TemporalAdjusters.firstDayOfNextMonth());
        }
    };

    /** The first day on which this pays after a day. */
    abstract LocalDate dayAfter(LocalDate day);

    /** When this pays next after a moment, at a time of day. */
    Instant next(Instant after, LocalTime at, ZoneId zone) {
        return dayAfter(LocalDate.ofInstant(after, zone))
                .atTime(at)
                .atZone(zone)
                .toInstant();
    }

    /** The day's beginning: what was released before it is paid on it. */
    static Instant cut(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone).atStartOfDay(zone).toInstant();
    }
}
