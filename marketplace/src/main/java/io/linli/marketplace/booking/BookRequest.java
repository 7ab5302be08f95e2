package io.linli.marketplace.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.community.Resident;

/**
 * A resident wants a visit.
 *
 * @param key made by the client, or derived from what it sent: a repeated key answers with the first booking
 * @param technicianId who shall come; null for any who is free
 */
public record BookRequest(
        UUID key, Resident resident, UUID serviceItemId, Instant startsAt, @Nullable UUID technicianId) {}
