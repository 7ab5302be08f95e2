package io.linli.fulfillment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RosterCapacityTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

    @Test
    void visits_come_one_right_after_the_other() {
        assertThat(capacity(60, List.of())).isEqualTo(8);
        assertThat(capacity(480, List.of())).isEqualTo(1);
        assertThat(capacity(481, List.of())).isZero();
    }

    @Test
    void a_visit_that_does_not_fill_half_hours_leaves_the_rest_of_the_last_one_empty() {
        assertThat(capacity(45, List.of())).isEqualTo(8);
        assertThat(capacity(40, List.of())).isEqualTo(8);
    }

    @Test
    void what_is_taken_is_not_had_twice_and_what_is_left_beside_it_may_be_too_short() {
        assertThat(capacity(60, List.of(taken(10, 12)))).isEqualTo(6);
        assertThat(capacity(120, List.of(taken(10, 11)))).isEqualTo(3);
        assertThat(capacity(60, List.of(taken(9, 17)))).isZero();
    }

    @Test
    void what_is_blocked_around_a_visit_is_no_time_for_another_one() {
        var visit = new VisitTimes(Duration.ofMinutes(60), Duration.ofMinutes(30), Duration.ofMinutes(30), 0);

        assertThat(capacity(visit, VisitLimits.NONE, List.of())).isEqualTo(4);
    }

    @Test
    void nobody_makes_more_visits_than_a_day_or_a_week_of_theirs_has_left() {
        var sunday = MONDAY.plusDays(6);

        assertThat(capacity(VisitLimits.of(Optional.of(5), Optional.empty(), Optional.empty(), List.of(MONDAY))))
                .isEqualTo(4);
        assertThat(capacity(
                        VisitLimits.of(Optional.empty(), Optional.of(3), Optional.empty(), List.of(sunday, sunday))))
                .isEqualTo(1);
        assertThat(capacity(VisitLimits.of(
                        Optional.empty(), Optional.empty(), Optional.of(MONDAY.minusDays(1)), List.of())))
                .isZero();
    }

    private static long capacity(VisitLimits limits) {
        return capacity(VisitTimes.exactly(Duration.ofMinutes(60)), limits, List.of());
    }

    private static long capacity(int minutes, List<TimeRange> taken) {
        return capacity(VisitTimes.exactly(Duration.ofMinutes(minutes)), VisitLimits.NONE, taken);
    }

    /** Of one who works from nine to five. */
    private static long capacity(VisitTimes visit, VisitLimits limits, List<TimeRange> taken) {
        var shift = Shift.of(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 0));
        var working = new WorkingDays(ZONE, List.of(shift), List.of(), List.of(), Set.of(), List.of());
        var roster = new Roster(UUID.randomUUID(), working, limits, taken);
        var grid = new SlotGrid(ZONE, MONDAY, 1, visit, Instant.EPOCH);
        return Math.min(limits.left(MONDAY), RosterCapacity.oneAfterTheOther(grid.free(List.of(roster)), visit));
    }

    private static TimeRange taken(int from, int until) {
        return new TimeRange(at(from), at(until));
    }

    private static Instant at(int hour) {
        return MONDAY.atTime(hour, 0).atZone(ZONE).toInstant();
    }
}
