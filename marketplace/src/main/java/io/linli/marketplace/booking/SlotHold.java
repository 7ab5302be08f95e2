package io.linli.marketplace.booking;

import java.time.Instant;
import java.util.UUID;

/**
 * A technician's time, held.
 *
 * @param arrival what the resident is told: the start, or the window it lies in
 */
public record SlotHold(UUID bookingId, UUID technicianId, Instant startsAt, Instant endsAt, Arrival arrival) {

    /** At an exact time. */
    public SlotHold(UUID bookingId, UUID technicianId, Instant startsAt, Instant endsAt) {
        this(bookingId, technicianId, startsAt, endsAt, Arrival.at(startsAt));
    }

    public SlotHold arriving(Arrival arrival) {
        return new SlotHold(bookingId, technicianId, startsAt, endsAt, arrival);
    }
}
