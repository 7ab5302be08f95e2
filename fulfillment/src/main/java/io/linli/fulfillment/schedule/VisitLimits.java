package io.linli.fulfillment.schedule;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many visits a technician makes, and until when. Pure. A week is from Monday to Sunday.
 *
 * @param lastDay of work, or of a certificate the visit needs
 * @param visits how many there are already, by day
 * @param weeks how many there are already, by the week's Monday
 */
record VisitLimits(
        Optional<Integer> aDay,
        Optional<Integer> aWeek,
        Optional<LocalDate> lastDay,
        Map<LocalDate, Long> visits,
        Map<LocalDate, Long> weeks) {

    static final VisitLimits NONE =
            new VisitLimits(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Map.of());

    /** @param days of the visits there are already */
    static VisitLimits of(
            Optional<Integer> aDay, Optional<Integer> aWeek, Optional<LocalDate> lastDay, List<LocalDate> days) {
        var visits = days.stream().collect(groupingBy(day -> day, counting()));
        var weeks = new HashMap<LocalDate, Long>();
        visits.forEach((day, number) -> weeks.merge(monday(day), number, Long::sum));
        return new VisitLimits(aDay, aWeek, lastDay, visits, weeks);
    }

    boolean any() {
        return aDay.isPresent() || aWeek.isPresent() || lastDay.isPresent();
    }

    long visitsOn(LocalDate day) {
        return visits.getOrDefault(day, 0L);
    }

    private long inWeekOf(LocalDate day) {
        return weeks.getOrDefault(monday(day), 0L);
    }

    /** As if there were no visits yet. */
    VisitLimits unused() {
        return new VisitLimits(aDay, aWeek, lastDay, Map.of(), Map.of());
    }

    /** Whether one more visit may begin on this day. */
    boolean admit(LocalDate day) {
        return lastDay.map(last -> !day.isAfter(last)).orElse(true)
                && aDay.map(most -> visitsOn(day) < most).orElse(true)
                && aWeek.map(most -> inWeekOf(day) < most).orElse(true);
    }

    /** Visits that may still begin on this day. */
    long left(LocalDate day) {
        if (lastDay.map(day::isAfter).orElse(false)) {
            return 0;
        }
        long ofDay = aDay.map(most -> most - visitsOn(day)).orElse(Long.MAX_VALUE);
        long ofWeek = aWeek.map(most -> most - inWeekOf(day)).orElse(Long.MAX_VALUE);
        return Math.max(0, Math.min(ofDay, ofWeek));
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
