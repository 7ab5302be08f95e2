package io.linli.marketplace.series;

import java.time.LocalDate;

/** How often a visit comes again. */
public enum Rhythm {
    WEEKLY,
    FORTNIGHTLY,
    MONTHLY;

    /**
     * The day of a visit. Where a month is too short, its last day; the month after that is as the first again. Pure.
     *
     * @param number from 0
     */
    public LocalDate day(LocalDate first, int number) {
        return switch (this) {
            case WEEKLY -> first.plusWeeks(number);
            case FORTNIGHTLY -> first.plusWeeks(2L * number);
            case MONTHLY -> first.plusMonths(number);
        };
    }
}
