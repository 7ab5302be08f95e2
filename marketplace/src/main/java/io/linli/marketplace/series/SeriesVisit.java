package io.linli.marketplace.series;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One visit of a series.
 *
 * @param moved whether the nearest free time was held instead
 * @param bookingId the visit, where it is planned
 * @param groupId the order that pays it
 */
public record SeriesVisit(
        UUID seriesId,
        int number,
        LocalDate day,
        State state,
        boolean moved,
        Optional<UUID> bookingId,
        Optional<UUID> groupId) {

    /** Its time is held or paid; it is left out; or nobody was free near it. */
    public enum State {
        PLANNED,
        SKIPPED,
        NO_TIME
    }
}
