package io.linli.marketplace.booking;

import java.time.Instant;

/**
 * When a technician is to arrive, as it is told the resident.
 *
 * @param until after {@code from}; the same moment for an exact time
 */
public record Arrival(Instant from, Instant until) {

    public static Arrival at(Instant moment) {
        return new Arrival(moment, moment);
    }

    public boolean isWindow() {
        return from.isBefore(until);
    }
}
