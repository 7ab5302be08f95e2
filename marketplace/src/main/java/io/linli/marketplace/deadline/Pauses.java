package io.linli.marketplace.deadline;

import java.time.Duration;

/**
 * How long a deadline that failed is left alone: twice as long with every failure.
 *
 * @param first after the first failure
 * @param longest after any number of them
 */
record Pauses(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /** @param failures before this one */
    Duration after(int failures) {
        var next = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return next.compareTo(longest) < 0 ? next : longest;
    }
}
