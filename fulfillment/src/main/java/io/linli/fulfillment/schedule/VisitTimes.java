package io.linli.fulfillment.schedule;

import java.time.Duration;
import java.time.Instant;

import io.linli.catalog.service.VisitRules;

/**
 * How long a visit takes, and what it blocks around it.
 *
 * @param duration of the visit
 * @param before preparation and travel, blocked before it
 * @param after blocked after it
 * @param windowMinutes of arrival, a divisor of a day; 0 for exact times
 */
record VisitTimes(Duration duration, Duration before, Duration after, int windowMinutes) {

    static VisitTimes of(Duration duration, VisitRules rules) {
        return new VisitTimes(
                duration,
                Duration.ofMinutes(rules.beforeMinutes()),
                Duration.ofMinutes(rules.afterMinutes()),
                rules.windowMinutes());
    }

    /** Nothing around it. */
    static VisitTimes exactly(Duration duration) {
        return new VisitTimes(duration, Duration.ZERO, Duration.ZERO, 0);
    }

    boolean inWindows() {
        return windowMinutes > 0;
    }

    TimeRange visit(Instant start) {
        return new TimeRange(start, start.plus(duration));
    }

    /** All the time the technician can be nowhere else. */
    TimeRange blocked(Instant start) {
        return new TimeRange(start.minus(before), start.plus(duration).plus(after));
    }
}
