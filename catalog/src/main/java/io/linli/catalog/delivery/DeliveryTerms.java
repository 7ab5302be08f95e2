package io.linli.catalog.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

import io.linli.catalog.kernel.Refusal;

/**
 * When a supplier brings goods to a community, and until when one orders for a day. Refuses with: {@code lead-days-invalid}, {@code
 * cut-off-hour-invalid}.
 *
 * @param days on which it comes; none: any day
 * @param leadDays how many days before that day orders close, 0 for the same day, at most {@link #LONGEST_LEAD_DAYS}
 * @param cutOffHour the hour at which they close then, in the community's time: 1 to 24, the end of the day
 */
public record DeliveryTerms(Set<DayOfWeek> days, int leadDays, int cutOffHour) {

    public static final int LONGEST_LEAD_DAYS = 7;
    public static final int LAST_HOUR = 24;

    /** What holds where a supplier said days of its goods and nothing of the community: order by six the evening before. */
    public static final DeliveryTerms USUAL = new DeliveryTerms(Set.of(), 1, 18);

    public DeliveryTerms {
        if (leadDays < 0 || leadDays > LONGEST_LEAD_DAYS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "lead-days-invalid",
                    "Orders close 0 to " + LONGEST_LEAD_DAYS + " days before they are brought.",
                    Map.of("most", LONGEST_LEAD_DAYS));
        }
        if (cutOffHour < 1 || cutOffHour > LAST_HOUR) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "cut-off-hour-invalid",
                    "Orders close at an hour from 1 to " + LAST_HOUR + ".",
                    Map.of("least", 1, "most", LAST_HOUR));
        }
        days = Weekdays.sorted(days);
    }

    boolean comesOn(LocalDate day) {
        return days.isEmpty() || days.contains(day.getDayOfWeek());
    }

    /** From when on it is too late for that day. An hour that the clocks leap over is the one they leap to. */
    Instant closes(LocalDate day, ZoneId zone) {
        var closing = day.minusDays(leadDays);
        var at = cutOffHour == LAST_HOUR
                ? closing.plusDays(1).atStartOfDay(zone)
                : closing.atTime(cutOffHour, 0).atZone(zone);
        return at.toInstant();
    }
}
