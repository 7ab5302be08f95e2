package io.linli.fulfillment.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A calendar that says when a technician is busy elsewhere.
 *
 * @param address where it is read from again and again; empty for a file that was uploaded
 * @param failureCode why it could not be read the last time; what was read before still counts
 */
public record BusyCalendar(
        UUID id, String name, Optional<String> address, Optional<Instant> readAt, Optional<String> failureCode) {}
