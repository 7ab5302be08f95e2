package io.linli.fulfillment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import io.linli.fulfillment.schedule.CapacityWarnings.Warning;

class CapacityWarningsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

    @Test
    void a_day_is_full_from_85_per_cent_of_the_time_worked() {
        var below = roster(visit(MONDAY, 8, 16));
        var above = roster(visit(MONDAY, 8, 17), visit(MONDAY.plusDays(1), 8, 16));

        assertThat(CapacityWarnings.loads(List.of(below), ZONE, MONDAY)).isEmpty();
        assertThat(CapacityWarnings.loads(List.of(above), ZONE, MONDAY))
                .containsExactly(new Warning(MONDAY, 90, Optional.empty()));
        assertThat(CapacityWarnings.loads(List.of(below, above), ZONE, MONDAY))
                .containsExactly(new Warning(MONDAY, 85, Optional.empty()));
    }

    @Test
    void a_skill_is_lacking_on_days_on_which_others_work_and_nobody_who_has_it() {
        var plain = roster();
        var skilled = new Roster(new UUID(0, 2), working(List.of(away(MONDAY))), until(MONDAY.plusDays(2)), List.of());

        var lacking = CapacityWarnings.lacking("gas", List.of(plain, skilled), List.of(skilled), ZONE, MONDAY);

        assertThat(lacking.stream().map(Warning::day))
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of(MONDAY), MONDAY.plusDays(3).datesUntil(MONDAY.plusDays(14)))
                                .filter(day -> day.getDayOfWeek() != DayOfWeek.SUNDAY)
                                .toList());
        assertThat(lacking).allMatch(warning -> warning.skill().equals(Optional.of("gas")));
    }

    private static VisitLimits until(LocalDate last) {
        return VisitLimits.of(Optional.empty(), Optional.empty(), Optional.of(last), List.of());
    }

    private static Absence away(LocalDate day) {
        return new Absence(new UUID(0, 0), Absence.Kind.SICK, day, day);
    }

    private static Roster roster(TimeRange... visits) {
        return new Roster(new UUID(0, 1), working(List.of()), VisitLimits.NONE, List.of(visits));
    }

    /** From 8 to 18 on every day but Sunday. */
    private static WorkingDays working(List<Absence> absences) {
        var shifts = Stream.of(DayOfWeek.values())
                .filter(day -> day != DayOfWeek.SUNDAY)
                .map(day -> Shift.of(day, LocalTime.of(8, 0), LocalTime.of(18, 0)))
                .toList();
        return new WorkingDays(ZONE, shifts, List.of(), List.of(), Set.of(), absences);
    }

    private static TimeRange visit(LocalDate day, int from, int to) {
        return new TimeRange(
                day.atTime(from, 0).atZone(ZONE).toInstant(),
                day.atTime(to, 0).atZone(ZONE).toInstant());
    }
}
