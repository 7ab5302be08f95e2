package io.linli.marketplace.message;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When somebody is left alone, by the clock on their wall; what is shorter than a minute is not looked at.
 *
 * @param from the first quiet minute
 * @param until the first that is not quiet any more; of the next day where it is not after {@code from}; equal: never quiet
 */
public record QuietHours(LocalTime from, LocalTime until) {

    public static final QuietHours DEFAULT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    /** The database rounds what it cannot keep, the last moment of a day up to a time that no clock shows. */
    public QuietHours {
        from = from.truncatedTo(ChronoUnit.MINUTES);
        until = until.truncatedTo(ChronoUnit.MINUTES);
    }

    /**
     * When the quiet that holds at the moment ends; empty where it is not quiet. Where the clock jumps over the end, as soon as it
     * has jumped; where it shows the end twice, at the first.
     */
    public Optional<Instant> end(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        var time = local.toLocalTime();
        if (!holds(time)) {
            return Optional.empty();
        }
        var day =
                time.isBefore(until) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        var end = shown(day.atTime(until), zone);
        // Set back after its first end, the clock shows quiet hours again: once was enough.
        return Optional.of(end).filter(moment::isBefore);
    }

    private static Instant shown(LocalDateTime time, ZoneId zone) {
        var jump = zone.getRules().getTransition(time);
        return jump != null && jump.isGap()
                ? jump.getInstant()
                : time.atZone(zone).toInstant();
    }

    private boolean holds(LocalTime time) {
        if (from.equals(until)) {
            return false;
        }
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }
}
