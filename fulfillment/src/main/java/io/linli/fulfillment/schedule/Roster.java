package io.linli.fulfillment.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A technician's working days and the time already taken from them. Pure.
 *
 * @param taken what is blocked by visits, and busy elsewhere; in any order
 */
record Roster(UUID technicianId, WorkingDays working, VisitLimits limits, List<TimeRange> taken) {

    /** The free stretches around this time, in order, apart from one another: a day more than asked for on both sides. */
    List<TimeRange> free(TimeRange when) {
        return TimeRange.subtract(worked(when), TimeRange.join(taken));
    }

    /** Whose wall clock the technician's days are told by. */
    ZoneId zone() {
        return working.zone();
    }

    /** As if nothing was booked. */
    Roster unbooked() {
        return new Roster(technicianId, working, limits.unused(), List.of());
    }

    /** The day of a visit where the technician is. */
    LocalDate dayOf(Instant start) {
        return start.atZone(working.zone()).toLocalDate();
    }

    private List<TimeRange> worked(TimeRange when) {
        var first = dayOf(when.starts()).minusDays(1);
        var last = dayOf(when.ends()).plusDays(1);
        return TimeRange.join(Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(1))
                .flatMap(day -> working.on(day).stream())
                .toList());
    }
}
