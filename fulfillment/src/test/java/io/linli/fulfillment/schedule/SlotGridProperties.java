package io.linli.fulfillment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Slot finding beside an oracle that knows no intervals: it lives through every minute of the days, notes who is on duty
 * and not taken, and then asks of every half hour on the wall clock whether all minutes of the visit are good.
 */
class SlotGridProperties {

    /** Places whose clocks change in different ways: by an hour, by half an hour, at midnight, or never; odd offsets. */
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "America/New_York",
            "Europe/Berlin",
            "Australia/Lord_Howe",
            "America/Havana",
            "Asia/Kathmandu",
            "Pacific/Chatham");

    record Situation(SlotGrid grid, List<Roster> rosters) {}

    @Property(tries = 400)
    void finds_what_the_minute_by_minute_oracle_finds(@ForAll("situations") Situation situation) {
        var slots = situation.grid().free(situation.rosters());

        Statistics.label("slots").collect(slots.isEmpty() ? "none" : "some");
        assertThat(slots).isEqualTo(oracle(situation));
    }

    private static List<Slot> oracle(Situation situation) {
        var grid = situation.grid();
        var found = new TreeMap<Instant, List<UUID>>();
        for (var roster : situation.rosters()) {
            var good = goodMinutes(grid, roster);
            for (var minute : good.keySet()) {
                var clock = minute.atZone(grid.zone()).toLocalTime();
                long length = grid.duration().toMinutes();
                boolean fits = good.get(minute)
                        && offsets(length)
                                .allMatch(offset -> good.getOrDefault(minute.plus(offset, ChronoUnit.MINUTES), false));
                if (fits && clock.getMinute() % 30 == 0 && !minute.isBefore(grid.notBefore())) {
                    found.computeIfAbsent(minute, first -> new ArrayList<>()).add(roster.technicianId());
                }
            }
        }
        return found.entrySet().stream()
                .map(slot -> new Slot(slot.getKey(), slot.getKey().plus(grid.duration()), slot.getValue()))
                .toList();
    }

    private static LongStream offsets(long length) {
        return LongStream.range(0, length);
    }

    /** Every minute of the days, and whether the technician is on duty and free in it. */
    private static TreeMap<Instant, Boolean> goodMinutes(SlotGrid grid, Roster roster) {
        var good = new TreeMap<Instant, Boolean>();
        for (int index = 0; index < grid.days(); index++) {
            var day = grid.from().plusDays(index);
            var shifts = roster.shifts().stream()
                    .filter(shift -> shift.weekday() == day.getDayOfWeek())
                    .toList();
            var begun = new boolean[shifts.size()];
            var over = new boolean[shifts.size()];
            var end = day.plusDays(1).atStartOfDay(grid.zone()).toInstant();
            for (var minute = day.atStartOfDay(grid.zone()).toInstant();
                    minute.isBefore(end);
                    minute = minute.plus(1, ChronoUnit.MINUTES)) {
                var clock = minute.atZone(grid.zone()).toLocalTime();
                for (int each = 0; each < shifts.size(); each++) {
                    begun[each] |= !clock.isBefore(shifts.get(each).starts());
                    over[each] |= !clock.isBefore(shifts.get(each).ends());
                }
                boolean onDuty = IntStream.range(0, begun.length).anyMatch(each -> begun[each] && !over[each]);
                var now = minute;
                boolean taken = roster.taken().stream()
                        .anyMatch(range -> !now.isBefore(range.starts()) && now.isBefore(range.ends()));
                good.put(minute, onDuty && !taken);
            }
        }
        return good;
    }

    @Provide
    Arbitrary<Situation> situations() {
        var places = Combinators.combine(
                        Arbitraries.of(ZONES).map(ZoneId::of),
                        Arbitraries.integers().between(0, 3))
                .flatAs((zone, before) -> firstDay(zone).map(day -> Tuple.of(zone, day.minusDays(before))));
        return Combinators.combine(
                        places,
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 24))
                .flatAs((place, days, fiveMinutes) -> {
                    var midnight = place.get2().atStartOfDay(place.get1()).toInstant();
                    var notBefore = Arbitraries.longs()
                            .between(-600, 2_000)
                            .map(minutes -> midnight.plus(minutes, ChronoUnit.MINUTES));
                    var duration = Duration.ofMinutes(fiveMinutes * 5L);
                    var grids = notBefore.map(now -> new SlotGrid(place.get1(), place.get2(), days, duration, now));
                    return Combinators.combine(grids, rosters(midnight, days)).as(Situation::new);
                });
    }

    /** Ordinary days, and days on which the zone's clocks change. */
    private static Arbitrary<LocalDate> firstDay(ZoneId zone) {
        var ordinary = Arbitraries.integers().between(0, 900).map(LocalDate.of(2025, 1, 1)::plusDays);
        var changes = new ArrayList<LocalDate>();
        var next = zone.getRules().nextTransition(Instant.parse("2025-01-01T00:00:00Z"));
        while (next != null && changes.size() < 4) {
            changes.add(next.getDateTimeBefore().toLocalDate());
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes.isEmpty() ? ordinary : Arbitraries.oneOf(ordinary, Arbitraries.of(changes));
    }

    private static Arbitrary<List<Roster>> rosters(Instant midnight, int days) {
        var shifts = Combinators.combine(
                        Arbitraries.of(DayOfWeek.class),
                        Arbitraries.integers().between(0, 1_420),
                        Arbitraries.integers().between(1, 700))
                .as((weekday, start, length) ->
                        new Shift(weekday, clock(start), clock(Math.min(start + length, 24 * 60 - 1))))
                .list()
                .ofMinSize(4)
                .ofMaxSize(16);
        var taken = Combinators.combine(
                        Arbitraries.longs().between(-200, days * 1_440L),
                        Arbitraries.longs().between(1, 300))
                .as((start, length) -> new TimeRange(
                        midnight.plus(start, ChronoUnit.MINUTES), midnight.plus(start + length, ChronoUnit.MINUTES)))
                .list()
                .ofMaxSize(8);
        return Combinators.combine(shifts, taken)
                .as((week, gone) -> Tuple.of(week, gone))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(index -> new Roster(
                                new UUID(0, index),
                                all.get(index).get1(),
                                all.get(index).get2()))
                        .toList());
    }

    private static LocalTime clock(int minuteOfDay) {
        return LocalTime.of(minuteOfDay / 60, minuteOfDay % 60);
    }
}
