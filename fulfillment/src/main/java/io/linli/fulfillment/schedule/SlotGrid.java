package io.linli.fulfillment.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The possible starts of visits: every half hour on the wall clock of the place. An hour that clocks skip has none, an hour
 * that comes twice has them twice. What is offered is the start itself, or the window of arrival it lies in: windows follow
 * one another from midnight on the same clock, and one that has begun is not offered. Pure.
 *
 * <p>All that a visit blocks, its minutes before and after included, lies in working time: preparing and travelling are work.
 *
 * @param zone the community's
 * @param from first day
 * @param days how many days, at least 1
 * @param notBefore what begins earlier is not offered; normally now
 */
record SlotGrid(ZoneId zone, LocalDate from, int days, VisitTimes visit, Instant notBefore) {

    static final Duration STEP = Duration.ofMinutes(30);

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    /**
     * A possible start of a visit, and what it is offered as.
     *
     * @param offered the visit itself, or the window
     * @param blocked all the time a technician who comes then can be nowhere else
     */
    record Start(Instant at, TimeRange offered, TimeRange blocked) {}

    /** Which day each start lies on where a technician is: worked out once for all technicians of a zone. */
    private static final class Days {

        private final List<Start> starts;
        private final Map<ZoneId, LocalDate[]> byZone = new HashMap<>();

        private Days(List<Start> starts) {
            this.starts = starts;
        }

        private LocalDate of(int start, Roster roster) {
            var days = byZone.computeIfAbsent(roster.zone(), zone -> new LocalDate[starts.size()]);
            if (days[start] == null) {
                days[start] = roster.dayOf(starts.get(start).at());
            }
            return days[start];
        }
    }

    /** The free slots in order of time, each with everybody who is free for all of it, in the rosters' order. */
    List<Slot> free(List<Roster> rosters) {
        var starts = starts();
        var slots = new ArrayList<Slot>();
        List<List<UUID>> free = new ArrayList<>();
        var slotOf = new int[starts.size()];
        for (int each = 0; each < starts.size(); each++) {
            var offered = starts.get(each).offered();
            int last = slots.size() - 1;
            if (last < 0 || !slots.get(last).startsAt().equals(offered.starts())) {
                free.add(new ArrayList<>());
                slots.add(new Slot(offered.starts(), offered.ends(), free.get(++last)));
            }
            slotOf[each] = last;
        }
        var days = new Days(starts);
        for (var roster : rosters) {
            note(roster.technicianId(), feasible(roster, starts, days), slotOf, free);
        }
        return slots.stream()
                .filter(slot -> !slot.technicianIds().isEmpty())
                .map(slot -> new Slot(slot.startsAt(), slot.endsAt(), List.copyOf(slot.technicianIds())))
                .toList();
    }

    private static void note(UUID technician, List<Integer> feasible, int[] slotOf, List<List<UUID>> free) {
        int last = -1;
        for (int start : feasible) {
            if (slotOf[start] != last) {
                last = slotOf[start];
                free.get(last).add(technician);
            }
        }
    }

    /** The starts at which this technician could come to what is offered at that moment, in order. */
    List<Start> startsOf(Roster roster, Instant offeredAt) {
        var starts = starts().stream()
                .filter(start -> start.offered().starts().equals(offeredAt))
                .toList();
        return feasible(roster, starts, new Days(starts)).stream()
                .map(starts::get)
                .toList();
    }

    /** The window of arrival a start lies in; empty where exact times are offered. */
    Optional<TimeRange> windowOf(Instant start) {
        return visit.inWindows()
                ? windows().stream()
                        .filter(window -> window.contains(new TimeRange(start, start.plusNanos(1))))
                        .findFirst()
                : Optional.empty();
    }

    /** From the first moment of the first day to the end of the last. */
    TimeRange span() {
        return new TimeRange(
                from.atStartOfDay(zone).toInstant(),
                from.plusDays(days).atStartOfDay(zone).toInstant());
    }

    private List<Start> starts() {
        var starts = Stream.iterate(from, day -> day.plusDays(1))
                .limit(days)
                .flatMap(this::startsOn)
                .sorted()
                .toList();
        return visit.inWindows() ? inWindows(starts) : exactly(starts);
    }

    private Stream<Instant> startsOn(LocalDate day) {
        int perDay = (int) Duration.ofDays(1).dividedBy(STEP);
        return IntStream.range(0, perDay)
                .mapToObj(index -> day.atTime(LocalTime.MIDNIGHT.plus(STEP.multipliedBy(index))))
                .flatMap(time -> zone.getRules().getValidOffsets(time).stream().map(time::toInstant));
    }

    private List<Start> exactly(List<Instant> starts) {
        return starts.stream()
                .filter(start -> !start.isBefore(notBefore))
                .map(start -> new Start(start, visit.visit(start), visit.blocked(start)))
                .toList();
    }

    private List<Start> inWindows(List<Instant> starts) {
        var offered = new ArrayList<Start>();
        int next = 0;
        for (var window : windows()) {
            while (next < starts.size() && starts.get(next).isBefore(window.ends())) {
                var start = starts.get(next++);
                if (!start.isBefore(window.starts()) && !window.starts().isBefore(notBefore)) {
                    offered.add(new Start(start, window, visit.blocked(start)));
                }
            }
        }
        return offered;
    }

    private List<TimeRange> windows() {
        int aDay = MINUTES_OF_A_DAY / visit.windowMinutes();
        return IntStream.range(0, days * aDay)
                .mapToObj(index -> new TimeRange(boundary(index, aDay), boundary(index + 1, aDay)))
                .filter(window -> !window.isEmpty())
                .toList();
    }

    private Instant boundary(int index, int aDay) {
        LocalDateTime time =
                from.plusDays(index / aDay).atStartOfDay().plusMinutes((long) index % aDay * visit.windowMinutes());
        return WallClock.reaches(time, zone);
    }

    /** Both lists are in order, so one walk through them is enough. */
    private static List<Integer> feasible(Roster roster, List<Start> starts, Days days) {
        var within = new ArrayList<Integer>();
        if (starts.isEmpty()) {
            return within;
        }
        int next = 0;
        for (var range : roster.free(
                new TimeRange(starts.get(0).at(), starts.get(starts.size() - 1).at()))) {
            while (next < starts.size() && starts.get(next).blocked().starts().isBefore(range.starts())) {
                next++;
            }
            while (next < starts.size() && range.contains(starts.get(next).blocked())) {
                within.add(next++);
            }
        }
        return roster.limits().any() ? admitted(roster, days, within) : within;
    }

    /** Starts of one day are admitted together or not at all. */
    private static List<Integer> admitted(Roster roster, Days days, List<Integer> within) {
        var admitted = new HashMap<LocalDate, Boolean>();
        return within.stream()
                .filter(start -> admitted.computeIfAbsent(
                        days.of(start, roster), day -> roster.limits().admit(day)))
                .toList();
    }
}
