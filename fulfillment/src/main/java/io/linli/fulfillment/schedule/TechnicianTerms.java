package io.linli.fulfillment.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import io.linli.catalog.kernel.Refusal;

/**
 * What a provider says of a technician.
 *
 * <p>Refuses with: {@code technician-invalid} (name), {@code time-zone-unknown}, {@code visit-limit-invalid}.
 *
 * @param displayName as residents see it, 1 to 60 characters
 * @param zone whose wall clock working hours are told by
 * @param visitsADay at most, 1 to 50; empty for as many as fit
 * @param visitsAWeek at most, Monday to Sunday, 1 to 200; empty for as many as fit
 * @param lastDay of work; empty while there is none
 */
public record TechnicianTerms(
        String displayName,
        ZoneId zone,
        Optional<Integer> visitsADay,
        Optional<Integer> visitsAWeek,
        Optional<LocalDate> lastDay) {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_A_DAY = 50;
    private static final int MOST_A_WEEK = 200;

    public TechnicianTerms {
        displayName = displayName.strip();
        if (displayName.isEmpty() || displayName.length() > LONGEST_NAME) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "technician-invalid", "A technician's name has 1 to 60 characters.");
        }
        if (outside(visitsADay, MOST_A_DAY) || outside(visitsAWeek, MOST_A_WEEK)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "visit-limit-invalid",
                    "A limit is 1 to " + MOST_A_DAY + " visits a day and 1 to " + MOST_A_WEEK + " a week.");
        }
    }

    /** The zone of a name like {@code Asia/Shanghai}. Refuses with: {@code time-zone-unknown}. */
    public static ZoneId zone(String name) {
        try {
            if (ZoneId.getAvailableZoneIds().contains(name)) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException unknown) {
            throw unknownZone(name);
        }
        throw unknownZone(name);
    }

    static Refusal unknownZone(String name) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "time-zone-unknown",
                "There is no time zone of this name. One is written like Asia/Shanghai.",
                java.util.Map.of("timeZone", name));
    }

    private static boolean outside(Optional<Integer> limit, int most) {
        return limit.filter(visits -> visits < 1 || visits > most).isPresent();
    }
}
