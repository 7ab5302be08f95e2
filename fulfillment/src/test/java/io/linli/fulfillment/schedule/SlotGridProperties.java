package io.linli.fulfillment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Slot finding beside an oracle that knows no intervals: it lives through every minute of the days by the clock on the wall,
 * notes who is on duty and not taken, and then asks of every half hour whether all minutes that a visit blocks are good.
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

    @Property(tries = 500)
    void finds_what_the_minute_by_minute_oracle_finds(@ForAll("situations") Situation situation) {
        var slots = situation.grid().free(situation.rosters());

        Statistics.label("slots").collect(slots.isEmpty() ? "none" : "some");
        Statistics.label("offered as").collect(situation.grid().visit().inWindows() ? "windows" : "times");
        Statistics.label("clocks").collect(clocksChange(situation) ? "change" : "do not change");
        assertThat(slots).isEqualTo(oracle(situation));
    }

    /** Who may be held for a slot is whoever the slot named. */
    @Property(tries = 100)
    void names_those_who_can_begin_within_what_is_offered(@ForAll("situations") Situation situation) {
        var grid = situation.grid();

        for (var slot : grid.free(situation.rosters()).stream().limit(8).toList()) {
            for (var roster : situation.rosters()) {
                var starts = grid.startsOf(roster, slot.startsAt());
                assertThat(starts.isEmpty()).isNotEqualTo(slot.technicianIds().contains(roster.technicianId()));
                assertThat(starts)
                        .allSatisfy(start -> assertThat(start.at()).isBetween(slot.startsAt(), slot.endsAt()));
            }
        }
    }

    // The oracle

    private static List<Slot> oracle(Situation situation) {
        var grid = situation.grid();
        var windowEnds = new HashMap<Instant, Instant>();
        var windowOf = windows(grid, windowEnds);
        var found = new TreeMap<Instant, List<UUID>>();
        for (var roster : situation.rosters()) {
            var good = goodMinutes(grid, roster);
            for (var minute : windowOf.keySet()) {
                var offered = grid.visit().windowMinutes() > 0 ? windowOf.get(minute) : minute;
                boolean fits = minute.atZone(grid.zone()).getMinute() % 30 == 0
                        && !offered.isBefore(grid.notBefore())
                        && withinLimits(roster, minute)
                        && blocked(grid.visit())
                                .allMatch(offset -> good.contains(minute.plus(offset, ChronoUnit.MINUTES)));
                if (fits) {
                    var names = found.computeIfAbsent(offered, first -> new ArrayList<>());
                    if (!names.contains(roster.technicianId())) {
                        names.add(roster.technicianId());
                    }
                }
            }
        }
        return found.entrySet().stream()
                .map(slot -> new Slot(
                        slot.getKey(),
                        grid.visit().windowMinutes() > 0
                                ? windowEnds.get(slot.getKey())
                                : slot.getKey().plus(grid.visit().duration()),
                        slot.getValue()))
                .toList();
    }

    private static LongStream blocked(VisitTimes visit) {
        return LongStream.range(
                -visit.before().toMinutes(),
                visit.duration().plus(visit.after()).toMinutes());
    }

    /** Each minute of the days, with the beginning of its window: a window lasts until the clock first shows the next. */
    private static TreeMap<Instant, Instant> windows(SlotGrid grid, Map<Instant, Instant> ends) {
        var windowOf = new TreeMap<Instant, Instant>();
        int length = Math.max(1, grid.visit().windowMinutes());
        for (int index = 0; index < grid.days(); index++) {
            var begun = new Object() {
                Instant at;
                int number = -1;
            };
            minutesOf(grid.from().plusDays(index), grid.zone()).forEach(minute -> {
                int number = minute.atZone(grid.zone()).toLocalTime().toSecondOfDay() / 60 / length;
                if (number > begun.number) {
                    begun.number = number;
                    begun.at = minute;
                }
                windowOf.put(minute, begun.at);
                ends.put(begun.at, minute.plus(1, ChronoUnit.MINUTES));
            });
        }
        return windowOf;
    }

    /** The minutes in which the technician is on duty and free, two days more on both sides. */
    private static Set<Instant> goodMinutes(SlotGrid grid, Roster roster) {
        var good = new HashSet<Instant>();
        var working = roster.working();
        for (int index = -2; index < grid.days() + 2; index++) {
            var day = grid.from().plusDays(index);
            if (away(working, day)) {
                continue;
            }
            var on = hoursOf(working, day).toList();
            var off = offHoursOf(working, day).toList();
            var clocks = new HashMap<Integer, boolean[]>();
            minutesOf(day, working.zone()).forEach(minute -> {
                var clock = minute.atZone(working.zone()).toLocalTime();
                boolean onDuty = anyNow(on, clock, clocks, 0) & !anyNow(off, clock, clocks, 1_000);
                boolean taken = roster.taken().stream()
                        .anyMatch(range -> !minute.isBefore(range.starts()) && minute.isBefore(range.ends()));
                if (onDuty && !taken) {
                    good.add(minute);
                }
            });
        }
        return good;
    }

    /** Hours are now once the clock has shown their start and not yet their end. */
    private static boolean anyNow(List<Hours> hours, LocalTime clock, Map<Integer, boolean[]> clocks, int base) {
        boolean now = false;
        for (int each = 0; each < hours.size(); each++) {
            var begunAndOver = clocks.computeIfAbsent(base + each, first -> new boolean[2]);
            begunAndOver[0] |= !clock.isBefore(hours.get(each).starts());
            begunAndOver[1] |= !clock.isBefore(hours.get(each).ends());
            now |= begunAndOver[0] && !begunAndOver[1];
        }
        return now;
    }

    private static boolean away(WorkingDays working, LocalDate day) {
        return working.absences().stream()
                        .anyMatch(away -> !day.isBefore(away.firstDay()) && !day.isAfter(away.lastDay()))
                || of(working, day, DayException.Kind.OFF)
                        .anyMatch(exception -> exception.hours().isEmpty());
    }

    private static Stream<Hours> hoursOf(WorkingDays working, LocalDate day) {
        boolean replaced = of(working, day, DayException.Kind.INSTEAD).findAny().isPresent();
        var weekly = replaced || working.closed().contains(day)
                ? Stream.<Hours>empty()
                : working.shifts().stream()
                        .filter(shift -> shift.weekday() == day.getDayOfWeek())
                        .map(Shift::hours);
        return Stream.of(
                        weekly,
                        of(working, day, DayException.Kind.INSTEAD).flatMap(one -> one.hours().stream()),
                        of(working, day, DayException.Kind.EXTRA).flatMap(one -> one.hours().stream()))
                .flatMap(Function.identity());
    }

    private static Stream<Hours> offHoursOf(WorkingDays working, LocalDate day) {
        return Stream.concat(
                of(working, day, DayException.Kind.OFF).flatMap(one -> one.hours().stream()),
                working.breaks().stream()
                        .filter(shift -> shift.weekday() == day.getDayOfWeek())
                        .map(Shift::hours));
    }

    private static Stream<DayException> of(WorkingDays working, LocalDate day, DayException.Kind kind) {
        return working.exceptions().stream()
                .filter(exception -> exception.kind() == kind && exception.day().equals(day));
    }

    private static boolean withinLimits(Roster roster, Instant start) {
        var day = start.atZone(roster.working().zone()).toLocalDate();
        var limits = roster.limits();
        long onDay = limits.visits().getOrDefault(day, 0L);
        long inWeek = limits.visits().entrySet().stream()
                .filter(visit -> week(visit.getKey()).equals(week(day)))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return limits.aDay().stream().allMatch(most -> onDay + 1 <= most)
                && limits.aWeek().stream().allMatch(most -> inWeek + 1 <= most)
                && limits.lastDay().stream().noneMatch(day::isAfter);
    }

    private static String week(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static Stream<Instant> minutesOf(LocalDate day, ZoneId zone) {
        var end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return Stream.iterate(
                day.atStartOfDay(zone).toInstant(),
                minute -> minute.isBefore(end),
                minute -> minute.plus(1, ChronoUnit.MINUTES));
    }

    private static boolean clocksChange(Situation situation) {
        var grid = situation.grid();
        var change = grid.zone().getRules().nextTransition(grid.span().starts());
        return change != null && change.getInstant().isBefore(grid.span().ends());
    }

    // What is tried

    @Provide
    Arbitrary<Situation> situations() {
        var places = Combinators.combine(zones(), Arbitraries.integers().between(0, 3))
                .flatAs((zone, before) -> firstDay(zone).map(day -> Tuple.of(zone, day.minusDays(before))));
        return Combinators.combine(places, Arbitraries.integers().between(1, 4), visits())
                .flatAs((place, days, visit) -> {
                    var midnight = place.get2().atStartOfDay(place.get1()).toInstant();
                    var grids = Arbitraries.longs()
                            .between(-600, 2_000)
                            .map(minutes -> midnight.plus(minutes, ChronoUnit.MINUTES))
                            .map(now -> new SlotGrid(place.get1(), place.get2(), days, visit, now));
                    return Combinators.combine(grids, rosters(place.get1(), place.get2(), days))
                            .as(Situation::new);
                });
    }

    private static Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES).map(ZoneId::of);
    }

    private static Arbitrary<VisitTimes> visits() {
        var buffers = Arbitraries.of(0, 0, 5, 15, 30, 45).map(Duration::ofMinutes);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 24).map(five -> Duration.ofMinutes(five * 5L)),
                        buffers,
                        buffers,
                        Arbitraries.of(0, 0, 60, 120, 240, 360))
                .as(VisitTimes::new);
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

    /** Most live where the visits are, some by another clock. */
    private static Arbitrary<List<Roster>> rosters(ZoneId place, LocalDate from, int days) {
        var home = Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(place)), Tuple.of(1, zones()));
        var midnight = from.atStartOfDay(place).toInstant();
        return Combinators.combine(working(home, from, days), limits(from), taken(midnight, days))
                .as(Tuple::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(all -> IntStream.range(0, all.size())
                        .mapToObj(index -> new Roster(
                                new UUID(0, index),
                                all.get(index).get1(),
                                all.get(index).get2(),
                                all.get(index).get3()))
                        .toList());
    }

    private static Arbitrary<WorkingDays> working(Arbitrary<ZoneId> home, LocalDate from, int days) {
        var near = Arbitraries.integers().between(-1, days).map(from::plusDays);
        var exceptions = Combinators.combine(
                        near,
                        Arbitraries.of(DayException.Kind.class),
                        hours(300).optional(0.85))
                .as((day, kind, hours) -> new DayException(
                        new UUID(0, 0),
                        day,
                        kind,
                        kind == DayException.Kind.OFF ? hours : hours.or(() -> Optional.of(clockHours(600, 60)))));
        var absences = Combinators.combine(near, Arbitraries.integers().between(0, 1))
                .as((day, more) -> new Absence(new UUID(0, 0), Absence.Kind.VACATION, day, day.plusDays(more)));
        return Combinators.combine(
                        home,
                        weekly(700).list().ofMinSize(5).ofMaxSize(18),
                        weekly(90).list().ofMaxSize(8),
                        exceptions.list().ofMaxSize(4),
                        near.set().ofMaxSize(1),
                        absences.list().ofMaxSize(1))
                .as(WorkingDays::new);
    }

    private static Arbitrary<Shift> weekly(int longest) {
        return Combinators.combine(Arbitraries.of(DayOfWeek.class), hours(longest))
                .as(Shift::new);
    }

    private static Arbitrary<Hours> hours(int longest) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_420),
                        Arbitraries.integers().between(1, longest))
                .as(SlotGridProperties::clockHours);
    }

    private static Hours clockHours(int start, int length) {
        return new Hours(clock(start), clock(Math.min(start + length, 24 * 60 - 1)));
    }

    private static Arbitrary<VisitLimits> limits(LocalDate from) {
        var near = Arbitraries.integers().between(-7, 7).map(from::plusDays);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3).optional(0.3),
                        Arbitraries.integers().between(1, 6).optional(0.3),
                        near.optional(0.2),
                        near.list().ofMaxSize(5))
                .as(VisitLimits::of);
    }

    private static Arbitrary<List<TimeRange>> taken(Instant midnight, int days) {
        return Combinators.combine(
                        Arbitraries.longs().between(-200, days * 1_440L),
                        Arbitraries.longs().between(1, 300))
                .as((start, length) -> new TimeRange(
                        midnight.plus(start, ChronoUnit.MINUTES), midnight.plus(start + length, ChronoUnit.MINUTES)))
                .list()
                .ofMaxSize(8);
    }

    private static LocalTime clock(int minuteOfDay) {
        return LocalTime.of(minuteOfDay / 60, minuteOfDay % 60);
    }
}
