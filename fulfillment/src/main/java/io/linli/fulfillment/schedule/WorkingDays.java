package io.linli.fulfillment.schedule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

    /** Apart from one another, in order; hours that touch make one. Asked for every day of every search, so it goes by loops. */
    List<TimeRange> on(LocalDate day) {
        var different = differentOn(day);
        if (isAway(day) || isOff(different)) {
            return List.of();
        }
        var worked = new ArrayList<TimeRange>();
        addHours(different, DayException.Kind.INSTEAD, worked);
        if (worked.isEmpty() && none(different, DayException.Kind.INSTEAD) && !closed.contains(day)) {
            addWeekly(shifts, day, worked);
        }
        addHours(different, DayException.Kind.EXTRA, worked);
        var off = new ArrayList<TimeRange>();
        addHours(different, DayException.Kind.OFF, off);
        addWeekly(breaks, day, off);
        return TimeRange.subtract(TimeRange.join(worked), TimeRange.join(off));
    }

    private List<DayException> differentOn(LocalDate day) {
        return exceptions.isEmpty()
                ? List.of()
                : exceptions.stream()
                        .filter(exception -> exception.day().equals(day))
                        .toList();
    }

    private boolean isAway(LocalDate day) {
        return !absences.isEmpty() && absences.stream().anyMatch(absence -> absence.covers(day));
    }

    private static boolean isOff(List<DayException> different) {
        return different.stream()
                .anyMatch(exception -> exception.kind() == DayException.Kind.OFF
                        && exception.hours().isEmpty());
    }

    private static boolean none(List<DayException> different, DayException.Kind kind) {
        return different.stream().noneMatch(exception -> exception.kind() == kind);
    }

    private void addHours(List<DayException> different, DayException.Kind kind, List<TimeRange> ranges) {
        for (var exception : different) {
            if (exception.kind() == kind && exception.hours().isPresent()) {
                ranges.add(exception.hours().get().on(exception.day(), zone));
            }
        }
    }

    private void addWeekly(List<Shift> weekly, LocalDate day, List<TimeRange> ranges) {
        for (var shift : weekly) {
            if (shift.weekday() == day.getDayOfWeek()) {
                ranges.add(shift.hours().on(day, zone));
            }
        }
    }
}
