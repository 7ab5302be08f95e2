package io.linli.web.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.paidvisit.MissedVisit;

/**
 * What one side says of a visit that the other is said to have missed.
 *
 * @param technicianAtDoorSince what is written down about the technician
 * @param answerUntil until when the other side may contradict
 * @param answer what it said
 * @param decision why a person decided as it did
 */
public record MissedView(
        UUID bookingId,
        MissedVisit.Side claimedBy,
        String note,
        @Nullable Instant technicianAtDoorSince,
        Instant claimedAt,
        Instant answerUntil,
        @Nullable String answer,
        MissedVisit.State state,
        @Nullable String decision) {

    static MissedView of(MissedVisit missed) {
        return new MissedView(
                missed.bookingId(),
                missed.claimedBy(),
                missed.note(),
                missed.doorAt().orElse(null),
                missed.claimedAt(),
                missed.answerUntil(),
                missed.answer().orElse(null),
                missed.state(),
                missed.decision().orElse(null));
    }
}
