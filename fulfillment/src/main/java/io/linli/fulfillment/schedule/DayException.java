package io.linli.fulfillment.schedule;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What is different on one day.
 *
 * @param hours empty for all day, which only {@link Kind#OFF} can be
 */
public record DayException(UUID id, LocalDate day, Kind kind, Optional<Hours> hours) {

    /** Off; work beside the weekly shifts; work in their place. The latter two also count on days the provider is closed. */
    public enum Kind {
        OFF,
        EXTRA,
        INSTEAD
    }
}
