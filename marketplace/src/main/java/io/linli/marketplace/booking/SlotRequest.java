package io.linli.marketplace.booking;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A technician's time is wanted.
 *
 * @param bookingId what the hold is known by
 * @param supplierId whose technicians may come
 * @param technicianId the one who shall come; null for any who is free
 * @param startsAt of the visit, or of the window of arrival
 * @param endsAt of a visit that begins at {@code startsAt}; after it
 * @param zone the community's local time, in which slots are told
 * @param expiresAt when a hold that was neither confirmed nor released lapses by itself; a safety net that outlasts
 *     checkout
 * @param needs who may come, and what the technician's time is blocked for besides the visit
 */
public record SlotRequest(
        UUID bookingId,
        UUID supplierId,
        @Nullable UUID technicianId,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        Instant expiresAt,
        VisitNeeds needs) {

    /** By anybody, with nothing around the visit. */
    public SlotRequest(
            UUID bookingId,
            UUID supplierId,
            @Nullable UUID technicianId,
            Instant startsAt,
            Instant endsAt,
            ZoneId zone,
            Instant expiresAt) {
        this(bookingId, supplierId, technicianId, startsAt, endsAt, zone, expiresAt, VisitNeeds.NONE);
    }
}
