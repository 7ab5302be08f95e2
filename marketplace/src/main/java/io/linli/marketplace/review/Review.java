package io.linli.marketplace.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What one side says of a visit.
 *
 * @param authorId the resident or the technician, by the side; for nobody else to see
 * @param byline what others see of the author's name
 * @param stars of residents
 * @param facts of technicians
 * @param reply the provider's
 * @param hiddenReason why the operator hid it
 * @param openReports that nobody has looked at yet
 */
public record Review(
        UUID id,
        UUID companyId,
        UUID bookingId,
        Side side,
        UUID authorId,
        UUID serviceItemId,
        UUID supplierId,
        UUID technicianId,
        String byline,
        Optional<Stars> stars,
        Optional<HouseholdFacts> facts,
        String text,
        State state,
        Instant writtenAt,
        Optional<Instant> publishedAt,
        Optional<String> reply,
        Optional<Instant> repliedAt,
        Optional<String> hiddenReason,
        long openReports) {

    /** Kept back, for all to see, or taken out of sight. */
    public enum State {
        WAITING,
        PUBLISHED,
        HIDDEN
    }

    public boolean published() {
        return state == State.PUBLISHED;
    }
}
