package io.linli.fulfillment.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A home visit.
 *
 * @param supplierId the provider
 * @param day of the start, in the community's local time
 * @param startedAt when the technician began, not when it was planned
 */
public record Job(
        UUID id,
        UUID companyId,
        UUID communityId,
        UUID bookingId,
        UUID technicianId,
        UUID supplierId,
        UUID householdId,
        UUID serviceItemId,
        Instant startsAt,
        Instant endsAt,
        LocalDate day,
        State state,
        Optional<Instant> startedAt,
        Optional<Instant> doneAt) {

    /** Assigned to its technician, begun, finished, or not to be done any more. */
    public enum State {
        ASSIGNED,
        STARTED,
        DONE,
        CANCELLED
    }
}
