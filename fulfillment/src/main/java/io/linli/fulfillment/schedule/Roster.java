package io.linli.fulfillment.schedule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A technician's shifts and the time already taken from them.
 *
 * @param taken holds that count, in any order
 */
record Roster(UUID technicianId, List<Shift> shifts, List<TimeRange> taken) {

    private static final Comparator<TimeRange> BY_START = Comparator.comparing(TimeRange::starts);

    /** The free stretches of these days, in order, apart from one another; shifts that touch make one. */
    List<TimeRange> free(LocalDate from, int days, ZoneId zone) {
        var working = Stream.iterate(from, day -> day.plusDays(1))
                .limit(days)
                .flatMap(day -> on(day, zone))
                .sorted(BY_START)
                .toList();
        return subtract(join(working), taken.stream().sorted(BY_START).toList());
    }

    private Stream<TimeRange> on(LocalDate day, ZoneId zone) {
        return shifts.stream()
                .filter(shift -> shift.weekday() == day.getDayOfWeek())
                .map(shift -> shift.on(day, zone))
                .filter(range -> !range.isEmpty());
    }

    private static List<TimeRange> join(List<TimeRange> sorted) {
        var joined = new ArrayList<TimeRange>();
        for (var range : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && !range.starts().isAfter(joined.get(last).ends())) {
                var before = joined.get(last);
                var ends = range.ends().isAfter(before.ends()) ? range.ends() : before.ends();
                joined.set(last, new TimeRange(before.starts(), ends));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    private static List<TimeRange> subtract(List<TimeRange> working, List<TimeRange> taken) {
        var free = new ArrayList<TimeRange>();
        for (var range : working) {
            var starts = range.starts();
            for (var gone : taken) {
                if (!gone.overlaps(range)) {
                    continue;
                }
                if (starts.isBefore(gone.starts())) {
                    free.add(new TimeRange(starts, gone.starts()));
                }
                starts = gone.ends().isAfter(starts) ? gone.ends() : starts;
            }
            if (starts.isBefore(range.ends())) {
                free.add(new TimeRange(starts, range.ends()));
            }
        }
        return free;
    }
}
