package io.linli.marketplace.paidvisit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Another time that the provider of a visit would rather come at.
 *
 * @param technicianId who would come; empty for anybody
 */
public record VisitProposal(
        UUID id,
        UUID companyId,
        UUID bookingId,
        UUID supplierId,
        Instant startsAt,
        Optional<UUID> technicianId,
        String note,
        State state,
        Instant proposedAt) {

    /** Open until one of the sides says something. */
    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        WITHDRAWN
    }
}
