package io.linli.fulfillment.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

import io.linli.catalog.kernel.Refusal;

class WorkingDaysTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Shift MONDAYS = Shift.of(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 0));
    private static final Shift LUNCH = Shift.of(DayOfWeek.MONDAY, LocalTime.of(12, 0), LocalTime.of(13, 0));

    @Test
    void a_break_is_off_every_week() {
        assertThat(hours(List.of(), Set.of(), List.of())).containsExactly("09:00-12:00", "13:00-17:00");
    }

    @Test
    void other_hours_come_instead_of_the_shifts_and_the_break_stays() {
        var instead = exception(DayException.Kind.INSTEAD, "11:00", "14:00");

        assertThat(hours(List.of(instead), Set.of(), List.of())).containsExactly("11:00-12:00", "13:00-14:00");
    }

    @Test
    void extra_hours_are_added_and_hours_off_are_taken_away() {
        var extra = exception(DayException.Kind.EXTRA, "17:00", "19:00");
        var off = exception(DayException.Kind.OFF, "09:00", "10:30");

        assertThat(hours(List.of(extra, off), Set.of(), List.of())).containsExactly("10:30-12:00", "13:00-19:00");
    }

    @Test
    void on_a_closed_day_only_those_work_who_said_so() {
        var extra = exception(DayException.Kind.EXTRA, "10:00", "11:00");

        assertThat(hours(List.of(), Set.of(MONDAY), List.of())).isEmpty();
        assertThat(hours(List.of(extra), Set.of(MONDAY), List.of())).containsExactly("10:00-11:00");
    }

    @Test
    void a_day_off_and_a_vacation_beat_everything() {
        var extra = exception(DayException.Kind.EXTRA, "10:00", "11:00");
        var allDay = new DayException(new UUID(0, 1), MONDAY, DayException.Kind.OFF, Optional.empty());
        var vacation = new Absence(new UUID(0, 1), Absence.Kind.VACATION, MONDAY.minusDays(3), MONDAY);

        assertThat(hours(List.of(extra, allDay), Set.of(), List.of())).isEmpty();
        assertThat(hours(List.of(extra), Set.of(), List.of(vacation))).isEmpty();
    }

    @Test
    void hours_that_end_before_they_start_are_refused() {
        var refusal = assertThrows(Refusal.class, () -> new Hours(LocalTime.of(22, 0), LocalTime.of(6, 0)));

        assertThat(refusal.code()).isEqualTo("hours-invalid");
    }

    private static Stream<String> hours(List<DayException> exceptions, Set<LocalDate> closed, List<Absence> absences) {
        return new WorkingDays(SHANGHAI, List.of(MONDAYS), List.of(LUNCH), exceptions, closed, absences)
                .on(MONDAY).stream()
                        .map(range -> range.starts().atZone(SHANGHAI).toLocalTime() + "-"
                                + range.ends().atZone(SHANGHAI).toLocalTime());
    }

    private static DayException exception(DayException.Kind kind, String starts, String ends) {
        return new DayException(
                new UUID(0, 1), MONDAY, kind, Optional.of(new Hours(LocalTime.parse(starts), LocalTime.parse(ends))));
    }
}
