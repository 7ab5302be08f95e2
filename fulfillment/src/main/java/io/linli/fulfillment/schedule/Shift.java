package io.linli.fulfillment.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Working hours that recur every week, as the clock on the wall shows them. A break is the time between two shifts.
 *
 * @param starts first working minute
 * @param ends first minute off; after {@code starts}, so a shift never crosses midnight
 */
record Shift(DayOfWeek weekday, LocalTime starts, LocalTime ends) {

    Shift {
        if (!starts.isBefore(ends)) {
            throw new IllegalArgumentException("a shift ends after it starts: " + starts + " to " + ends);
        }
    }

    /**
     * The shift on a day of its weekday. Work starts and ends when the clock first reaches the hour: where the hour comes
     * twice (clocks put back) the first one counts; where it never comes (clocks put forward) the moment of the change.
     */
    TimeRange on(LocalDate day, ZoneId zone) {
        return new TimeRange(reached(day.atTime(starts), zone), reached(day.atTime(ends), zone));
    }

    private static Instant reached(LocalDateTime time, ZoneId zone) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(time);
        return offsets.isEmpty() ? rules.getTransition(time).getInstant() : time.toInstant(offsets.get(0));
    }
}
