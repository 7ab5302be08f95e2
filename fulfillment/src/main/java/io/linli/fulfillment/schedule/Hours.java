package io.linli.fulfillment.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import io.linli.catalog.kernel.Refusal;

/**
 * Hours of a day, as the clock on the wall shows them. Refuses with: {@code hours-invalid}.
 *
 * @param starts first minute
 * @param ends first minute after them, later than {@code starts}: hours never cross midnight
 */
public record Hours(LocalTime starts, LocalTime ends) {

    public Hours {
        if (!starts.isBefore(ends)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "hours-invalid",
                    "Hours end later than they start, on the same day. Work over midnight is two shifts.");
        }
    }

    public boolean overlaps(Hours other) {
        return starts.isBefore(other.ends) && other.starts.isBefore(ends);
    }

    /** On that day; empty where clocks skip all of them. */
    TimeRange on(LocalDate day, ZoneId zone) {
        return new TimeRange(WallClock.reaches(day.atTime(starts), zone), WallClock.reaches(day.atTime(ends), zone));
    }
}
