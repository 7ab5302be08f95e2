package io.linli.marketplace.booking;

import java.time.Instant;
import java.util.UUID;

/** A technician's time, held. */
public record SlotHold(UUID bookingId, UUID technicianId, Instant startsAt, Instant endsAt) {}
