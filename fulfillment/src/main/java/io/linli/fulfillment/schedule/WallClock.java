package io.linli.fulfillment.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** What the clock on the wall of a place shows, as moments. */
final class WallClock {

    private WallClock() {}

    /**
     * When the clock first reaches a time: where it comes twice (clocks put back) the first counts; where it never comes
     * (clocks put forward) the moment of the change.
     */
    static Instant reaches(LocalDateTime time, ZoneId zone) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(time);
        return offsets.isEmpty() ? rules.getTransition(time).getInstant() : time.toInstant(offsets.get(0));
    }
}
