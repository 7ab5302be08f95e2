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
 * @param endsAt after {@code startsAt}
 * @param zone the community's local time, in which working hours count
 * @param expiresAt when a hold that was neither confirmed nor released lapses by itself; a safety net that outlasts
 *     checkout
 */
public record SlotRequest(
        UUID bookingId,
        UUID supplierId,
        @Nullable UUID technicianId,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        Instant expiresAt) {}
