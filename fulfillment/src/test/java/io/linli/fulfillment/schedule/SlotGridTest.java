package io.linli.fulfillment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlotGridTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BO = new UUID(0, 2);

    @Test
    void slots_start_every_half_hour_and_end_within_the_shift() {
        var roster = roster(ANNA, "09:00", "10:30");

        assertThat(starts(SHANGHAI, MONDAY, 60, roster)).containsExactly("2026-11-23T09:00", "2026-11-23T09:30");
    }

    @Test
    void time_that_is_taken_is_not_offered() {
        var taken = new TimeRange(at("2026-11-23T01:30:00Z"), at("2026-11-23T02:30:00Z"));
        var roster = roster(ANNA, List.of(shift("09:00", "12:00")), List.of(taken));

        assertThat(starts(SHANGHAI, MONDAY, 30, roster))
                .containsExactly("2026-11-23T09:00", "2026-11-23T10:30", "2026-11-23T11:00", "2026-11-23T11:30");
    }

    @Test
    void a_visit_does_not_run_through_a_break_but_through_shifts_that_touch() {
        var broken = roster(ANNA, List.of(shift("09:00", "10:00"), shift("11:00", "12:00")), List.of());
        var touching = roster(ANNA, List.of(shift("09:00", "10:00"), shift("10:00", "11:00")), List.of());

        assertThat(starts(SHANGHAI, MONDAY, 90, broken)).isEmpty();
        assertThat(starts(SHANGHAI, MONDAY, 90, touching)).containsExactly("2026-11-23T09:00", "2026-11-23T09:30");
    }

    @Test
    void the_past_is_not_offered_but_the_present_minute_is() {
        var grid = new SlotGrid(SHANGHAI, MONDAY, 1, minutes(30), at("2026-11-23T01:30:00Z"));

        assertThat(grid.free(List.of(roster(ANNA, "09:00", "10:30"))))
                .extracting(Slot::startsAt)
                .containsExactly(at("2026-11-23T01:30:00Z"), at("2026-11-23T02:00:00Z"));
    }

    @Test
    void a_slot_names_everybody_who_is_free() {
        var grid = new SlotGrid(SHANGHAI, MONDAY, 1, minutes(60), Instant.EPOCH);

        assertThat(grid.free(List.of(roster(ANNA, "09:00", "10:30"), roster(BO, "09:30", "10:30"))))
                .extracting(Slot::technicianIds)
                .containsExactly(List.of(ANNA), List.of(ANNA, BO));
    }

    @Test
    void the_hour_that_clocks_skip_has_no_slots() {
        var sunday = LocalDate.of(2026, 3, 8);
        var roster = inNewYork(Shift.of(DayOfWeek.SUNDAY, LocalTime.of(1, 0), LocalTime.of(4, 0)));

        assertThat(starts(NEW_YORK, sunday, 60, roster))
                .containsExactly("2026-03-08T01:00", "2026-03-08T01:30", "2026-03-08T03:00");
    }

    @Test
    void the_hour_that_comes_twice_has_slots_twice() {
        var sunday = LocalDate.of(2026, 11, 1);
        var roster = inNewYork(Shift.of(DayOfWeek.SUNDAY, LocalTime.of(1, 0), LocalTime.of(3, 0)));

        assertThat(starts(NEW_YORK, sunday, 60, roster))
                .containsExactly(
                        "2026-11-01T01:00",
                        "2026-11-01T01:30",
                        "2026-11-01T01:00",
                        "2026-11-01T01:30",
                        "2026-11-01T02:00");
    }

    @Test
    void minutes_before_and_after_a_visit_are_working_time_that_nothing_else_takes() {
        var taken = new TimeRange(at("2026-11-23T03:00:00Z"), at("2026-11-23T04:00:00Z"));
        var roster = roster(ANNA, List.of(shift("09:00", "15:00")), List.of(taken));
        var visit = new VisitTimes(Duration.ofMinutes(60), Duration.ofMinutes(30), Duration.ofMinutes(15), 0);

        assertThat(new SlotGrid(SHANGHAI, MONDAY, 1, visit, Instant.EPOCH).free(List.of(roster)))
                .extracting(Slot::startsAt)
                .containsExactly(
                        at("2026-11-23T01:30:00Z"),
                        at("2026-11-23T04:30:00Z"),
                        at("2026-11-23T05:00:00Z"),
                        at("2026-11-23T05:30:00Z"));
    }

    @Test
    void windows_of_arrival_name_everybody_who_can_begin_within_them() {
        var visit = new VisitTimes(Duration.ofMinutes(60), Duration.ZERO, Duration.ZERO, 120);
        var grid = new SlotGrid(SHANGHAI, MONDAY, 1, visit, Instant.EPOCH);

        assertThat(grid.free(List.of(roster(ANNA, "09:00", "11:00"), roster(BO, "11:30", "12:30"))))
                .containsExactly(
                        new Slot(at("2026-11-23T00:00:00Z"), at("2026-11-23T02:00:00Z"), List.of(ANNA)),
                        new Slot(at("2026-11-23T02:00:00Z"), at("2026-11-23T04:00:00Z"), List.of(ANNA, BO)));
    }

    @Test
    void a_window_that_has_begun_is_not_offered() {
        var visit = new VisitTimes(Duration.ofMinutes(30), Duration.ZERO, Duration.ZERO, 120);
        var grid = new SlotGrid(SHANGHAI, MONDAY, 1, visit, at("2026-11-23T00:01:00Z"));

        assertThat(grid.free(List.of(roster(ANNA, "08:00", "12:00"))))
                .extracting(Slot::startsAt)
                .containsExactly(at("2026-11-23T02:00:00Z"));
    }

    @Test
    void whoever_works_by_another_clock_is_offered_by_that_of_the_place() {
        var working = working(ZoneId.of("Asia/Tokyo"), List.of(shift("09:00", "10:00")));
        var roster = new Roster(ANNA, working, VisitLimits.NONE, List.of());

        assertThat(starts(SHANGHAI, MONDAY, 60, roster)).containsExactly("2026-11-23T08:00");
    }

    private static Stream<String> starts(ZoneId zone, LocalDate day, int minutes, Roster roster) {
        return new SlotGrid(zone, day, 1, minutes(minutes), Instant.EPOCH)
                .free(List.of(roster)).stream()
                        .map(slot ->
                                slot.startsAt().atZone(zone).toLocalDateTime().toString());
    }

    private static VisitTimes minutes(int minutes) {
        return VisitTimes.exactly(Duration.ofMinutes(minutes));
    }

    private static Roster roster(UUID technician, String starts, String ends) {
        return roster(technician, List.of(shift(starts, ends)), List.of());
    }

    private static Roster roster(UUID technician, List<Shift> shifts, List<TimeRange> taken) {
        return new Roster(technician, working(SHANGHAI, shifts), VisitLimits.NONE, taken);
    }

    private static Roster inNewYork(Shift shift) {
        return new Roster(ANNA, working(NEW_YORK, List.of(shift)), VisitLimits.NONE, List.of());
    }

    private static WorkingDays working(ZoneId zone, List<Shift> shifts) {
        return new WorkingDays(zone, shifts, List.of(), List.of(), Set.of(), List.of());
    }

    private static Shift shift(String starts, String ends) {
        return Shift.of(DayOfWeek.MONDAY, LocalTime.parse(starts), LocalTime.parse(ends));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
