package io.linli.fulfillment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
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

    /** Of one who works from nine to five. */
    private static long capacity(int minutes, List<TimeRange> taken) {
        var shift = new Shift(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 0));
        var roster = new Roster(UUID.randomUUID(), List.of(shift), taken);
        var grid = new SlotGrid(ZONE, MONDAY, 1, Duration.ofMinutes(minutes), Instant.EPOCH);
        return RosterCapacity.oneAfterTheOther(grid.free(List.of(roster)));
    }

    private static TimeRange taken(int from, int until) {
        return new TimeRange(at(from), at(until));
    }

    private static Instant at(int hour) {
        return MONDAY.atTime(hour, 0).atZone(ZONE).toInstant();
    }
}
