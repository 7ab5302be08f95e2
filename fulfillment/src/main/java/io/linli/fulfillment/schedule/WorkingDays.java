package io.linli.fulfillment.schedule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a technician works: weekly shifts, and what changes them on single days. Pure.
 *
 * <p>On a day away nobody works. Otherwise the hours are those of {@code INSTEAD} exceptions, or where there are none the
 * weekly shifts unless the provider is closed; {@code EXTRA} hours are added, then {@code OFF} hours and breaks taken away.
 *
 * @param zone whose wall clock all hours and days are told by
 * @param closed days on which weekly shifts do not count
 */
record WorkingDays(
        ZoneId zone,
        List<Shift> shifts,
        List<Shift> breaks,
        List<DayException> exceptions,
        Set<LocalDate> closed,
        List<Absence> absences) {

    /** Apart from one another, in order; hours that touch make one. */
    List<TimeRange> on(LocalDate day) {
        if (absences.stream().anyMatch(absence -> absence.covers(day)) || isOff(day)) {
            return List.of();
        }
        var extra = exceptions(day, DayException.Kind.EXTRA);
        var worked = TimeRange.join(ranges(Stream.concat(planned(day), extra), day));
        var off =
                TimeRange.join(ranges(Stream.concat(exceptions(day, DayException.Kind.OFF), weekly(breaks, day)), day));
        return TimeRange.subtract(worked, off);
    }

    private Stream<Hours> planned(LocalDate day) {
        var instead = exceptions(day, DayException.Kind.INSTEAD).toList();
        if (!instead.isEmpty()) {
            return instead.stream();
        }
        return closed.contains(day) ? Stream.empty() : weekly(shifts, day);
    }

    private boolean isOff(LocalDate day) {
        return exceptions.stream()
                .anyMatch(exception -> exception.day().equals(day)
                        && exception.kind() == DayException.Kind.OFF
                        && exception.hours().isEmpty());
    }

    private Stream<Hours> exceptions(LocalDate day, DayException.Kind kind) {
        return exceptions.stream()
                .filter(exception -> exception.kind() == kind && exception.day().equals(day))
                .flatMap(exception -> exception.hours().stream());
    }

    private static Stream<Hours> weekly(List<Shift> all, LocalDate day) {
        return all.stream()
                .filter(shift -> shift.weekday() == day.getDayOfWeek())
                .map(Shift::hours);
    }

    private List<TimeRange> ranges(Stream<Hours> hours, LocalDate day) {
        return hours.map(each -> each.on(day, zone)).toList();
    }
}
