package io.linli.marketplace.booking;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * Port to the technicians' calendars. Every call joins the caller's transaction and may be repeated: a booking that is
 * already held, confirmed or released stays so.
 */
public interface SlotHolds {

    /**
     * Refuses with: {@code slot-taken}, {@code outside-working-hours}, {@code technician-not-found}, {@code
     * technician-unsuitable}.
     *
     * @return the visit as it is held; where a window of arrival was asked for, it begins somewhere within
     */
    Uni<SlotHold> hold(SlotRequest request);

    /**
     * The visit takes place at another time, or by another technician: the new time is taken and the old one given back, both or
     * neither. Confirmed stays confirmed. Refuses as {@link #hold} does, and with {@code slot-lost} where nothing is held; the
     * caller's transaction must not commit then.
     */
    Uni<SlotHold> move(SlotRequest request);

    /** The visit is paid: the hold no longer lapses. Refuses with {@code slot-lost} where it lapsed before. */
    Uni<Void> confirm(UUID bookingId);

    /** The technician is free again; also where nothing is held. */
    Uni<Void> release(UUID bookingId);
}
