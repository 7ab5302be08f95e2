package io.linli.marketplace.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.service.Choice;
import io.linli.marketplace.community.Resident;

/**
 * A resident wants a visit.
 *
 * @param key made by the client, or derived from what it sent: a repeated key answers with the first booking
 * @param startsAt of the slot: of the visit, or of the window of arrival
 * @param technicianId who shall come; null for any who is free
 * @param choice of size, options and add-ons
 */
public record BookRequest(
        UUID key, Resident resident, UUID serviceItemId, Instant startsAt, @Nullable UUID technicianId, Choice choice) {

    /** Where there is nothing to choose. */
    public BookRequest(UUID key, Resident resident, UUID serviceItemId, Instant startsAt, @Nullable UUID technicianId) {
        this(key, resident, serviceItemId, startsAt, technicianId, Choice.NONE);
    }
}
