package io.linli.fulfillment.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time: from its start, included, to its end, excluded.
 *
 * @param starts included
 * @param ends excluded, not before {@code starts}
 */
record TimeRange(Instant starts, Instant ends) {

    private static final Comparator<TimeRange> BY_START = Comparator.comparing(TimeRange::starts);

    boolean isEmpty() {
        return !starts.isBefore(ends);
    }

    boolean contains(TimeRange other) {
        return !other.starts.isBefore(starts) && !other.ends.isAfter(ends);
    }

    boolean overlaps(TimeRange other) {
        return starts.isBefore(other.ends) && other.starts.isBefore(ends);
    }

    /** What of it is in the other, which it overlaps. */
    TimeRange within(TimeRange other) {
        return new TimeRange(
                starts.isAfter(other.starts) ? starts : other.starts, ends.isBefore(other.ends) ? ends : other.ends);
    }

    /** From the first start to the last end. @param ranges at least one */
    static TimeRange spanning(Collection<TimeRange> ranges) {
        return new TimeRange(
                ranges.stream()
                        .map(TimeRange::starts)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                ranges.stream()
                        .map(TimeRange::ends)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** The same time in order, in stretches apart from one another; those that touch become one. */
    static List<TimeRange> join(Collection<TimeRange> ranges) {
        var joined = new ArrayList<TimeRange>();
        for (var range :
                ranges.stream().filter(each -> !each.isEmpty()).sorted(BY_START).toList()) {
            int last = joined.size() - 1;
            if (last >= 0 && !range.starts.isAfter(joined.get(last).ends)) {
                var before = joined.get(last);
                var ends = range.ends.isAfter(before.ends) ? range.ends : before.ends;
                joined.set(last, new TimeRange(before.starts, ends));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    /**
     * What is left of the one without the other.
     *
     * @param ranges as {@link #join} gives them
     * @param gone as {@link #join} gives them
     */
    static List<TimeRange> subtract(List<TimeRange> ranges, List<TimeRange> gone) {
        var left = new ArrayList<TimeRange>();
        int next = 0;
        for (var range : ranges) {
            var starts = range.starts;
            while (next < gone.size() && !gone.get(next).ends.isAfter(starts)) {
                next++;
            }
            for (int each = next; each < gone.size() && gone.get(each).starts.isBefore(range.ends); each++) {
                if (starts.isBefore(gone.get(each).starts)) {
                    left.add(new TimeRange(starts, gone.get(each).starts));
                }
                starts = gone.get(each).ends;
            }
            if (starts.isBefore(range.ends)) {
                left.add(new TimeRange(starts, range.ends));
            }
        }
        return left;
    }
}
