package io.linli.fulfillment.schedule;

import java.time.Instant;

/**
 * A stretch of time: from its start, included, to its end, excluded.
 *
 * @param starts included
 * @param ends excluded, not before {@code starts}
 */
record TimeRange(Instant starts, Instant ends) {

    boolean isEmpty() {
        return !starts.isBefore(ends);
    }

    boolean contains(TimeRange other) {
        return !other.starts.isBefore(starts) && !other.ends.isAfter(ends);
    }

    boolean overlaps(TimeRange other) {
        return starts.isBefore(other.ends) && other.starts.isBefore(ends);
    }
}
