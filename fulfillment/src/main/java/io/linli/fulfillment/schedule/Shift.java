package io.linli.fulfillment.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;

/** Hours that recur every week: of work, or of a break. */
public record Shift(DayOfWeek weekday, Hours hours) {

    static Shift of(DayOfWeek weekday, LocalTime starts, LocalTime ends) {
        return new Shift(weekday, new Hours(starts, ends));
    }

    boolean overlaps(Shift other) {
        return weekday == other.weekday && hours.overlaps(other.hours);
    }
}
