package io.linli.fulfillment.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The possible starts of visits: every half hour on the wall clock of the place. An hour that clocks skip has none, an hour
 * that comes twice has them twice. Pure.
 *
 * @param zone the community's
 * @param from first day
 * @param days how many days, at least 1
 * @param duration of the visit
 * @param notBefore visits that start earlier are not offered; normally now
 */
record SlotGrid(ZoneId zone, LocalDate from, int days, Duration duration, Instant notBefore) {

    static final Duration STEP = Duration.ofMinutes(30);

    /** The free slots in order of time, each with everybody who is free for all of it, in the rosters' order. */
    List<Slot> free(List<Roster> rosters) {
        var starts = starts();
        Map<Instant, List<UUID>> technicians = new TreeMap<>();
        for (var roster : rosters) {
            startsWithin(roster.free(from, days, zone), starts).forEach(start -> technicians
                    .computeIfAbsent(start, first -> new ArrayList<>())
                    .add(roster.technicianId()));
        }
        return technicians.entrySet().stream()
                .map(slot -> new Slot(slot.getKey(), slot.getKey().plus(duration), List.copyOf(slot.getValue())))
                .toList();
    }

    private List<Instant> starts() {
        return Stream.iterate(from, day -> day.plusDays(1))
                .limit(days)
                .flatMap(this::startsOn)
                .filter(start -> !start.isBefore(notBefore))
                .sorted()
                .toList();
    }

    private Stream<Instant> startsOn(LocalDate day) {
        int perDay = (int) Duration.ofDays(1).dividedBy(STEP);
        return IntStream.range(0, perDay)
                .mapToObj(index -> day.atTime(LocalTime.MIDNIGHT.plus(STEP.multipliedBy(index))))
                .flatMap(time -> zone.getRules().getValidOffsets(time).stream().map(time::toInstant));
    }

    /** Both lists are in order, so one walk through them is enough. */
    private List<Instant> startsWithin(List<TimeRange> free, List<Instant> starts) {
        var within = new ArrayList<Instant>();
        int next = 0;
        for (var range : free) {
            while (next < starts.size() && starts.get(next).isBefore(range.starts())) {
                next++;
            }
            while (next < starts.size() && !starts.get(next).plus(duration).isAfter(range.ends())) {
                within.add(starts.get(next));
                next++;
            }
        }
        return within;
    }
}
