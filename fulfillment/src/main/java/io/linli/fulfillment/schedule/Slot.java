package io.linli.fulfillment.schedule;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A time at which somebody can come: the visit, or the window of arrival where the service is booked by windows.
 *
 * @param technicianIds who is free for all of it, at least one
 */
public record Slot(Instant startsAt, Instant endsAt, List<UUID> technicianIds) {}
