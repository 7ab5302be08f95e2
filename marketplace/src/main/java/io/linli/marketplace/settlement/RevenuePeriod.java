package io.linli.marketplace.settlement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import io.linli.catalog.kernel.Refusal;

/**
 * Calendar days, in each community's own time zone.
 *
 * <p>Refuses with: {@code bad-period}.
 *
 * @param from first day
 * @param to last day, not before the first, at most {@value #MAX_DAYS} days in all
 */
public record RevenuePeriod(LocalDate from, LocalDate to) {

    static final int MAX_DAYS = 366;

    public RevenuePeriod {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MAX_DAYS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "bad-period",
                    "The period must end on or after the day it begins and span at most " + MAX_DAYS + " days.",
                    Map.of("from", from, "to", to));
        }
    }

    public static RevenuePeriod ofDay(LocalDate day) {
        return new RevenuePeriod(day, day);
    }
}
