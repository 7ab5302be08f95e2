package io.linli.catalog.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import io.linli.catalog.kernel.Refusal;

/**
 * From when on a change is so, and until when.
 *
 * @param until empty where it stays so
 */
public record Span(Instant from, Optional<Instant> until) {

    /** So far ahead changes are taken. */
    public static final Duration FURTHEST = Duration.ofDays(731);

    /**
     * By the clocks of a place. An hour that they show twice is meant the first time.
     *
     * <p>Refuses with: {@code change-time-skipped} (clocks are put forward over it), {@code change-in-the-past}, {@code
     * change-too-far} (more than two years), {@code change-end-early} (not after the beginning).
     */
    public static Span of(LocalDateTime from, Optional<LocalDateTime> until, ZoneId zone, Instant now) {
        var span = new Span(moment(from, zone), until.map(end -> moment(end, zone)));
        refuseIf(!span.from().isAfter(now), "change-in-the-past", "A change begins later than now.");
        refuseIf(
                span.last().isAfter(now.plus(FURTHEST)),
                "change-too-far",
                "A change begins and ends within the next two years.");
        refuseIf(
                span.until().isPresent() && !span.last().isAfter(span.from()),
                "change-end-early",
                "A change ends after it begins.");
        return span;
    }

    /** {@code Asia/Shanghai}. Refuses with: {@code time-zone-unknown}. */
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new Refusal(Refusal.Kind.INVALID, "time-zone-unknown", "A time zone is named like Asia/Shanghai.");
        }
    }

    private Instant last() {
        return until.orElse(from);
    }

    private static Instant moment(LocalDateTime time, ZoneId zone) {
        var minute = time.truncatedTo(ChronoUnit.SECONDS);
        refuseIf(
                zone.getRules().getValidOffsets(minute).isEmpty(),
                "change-time-skipped",
                "Clocks are put forward over this time: there is none.");
        return minute.atZone(zone).toInstant();
    }

    private static void refuseIf(boolean bad, String code, String message) {
        if (bad) {
            throw new Refusal(Refusal.Kind.INVALID, code, message);
        }
    }
}
