package io.linli.fulfillment.schedule;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Whole days away.
 *
 * @param lastDay included
 */
public record Absence(UUID id, Kind kind, LocalDate firstDay, LocalDate lastDay) {

    /** Why somebody is away. */
    public enum Kind {
        VACATION,
        SICK,
        TRAINING
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
