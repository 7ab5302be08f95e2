package io.linli.marketplace.review;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a household says of a good it got.
 *
 * @param authorId who wrote it last; for nobody else to see, as the household
 * @param supplierId who sold it to the household
 * @param byline what others see of the author's name
 * @param stars one to five
 * @param reply the supplier's
 * @param hiddenReason why the operator hid it
 * @param openReports that nobody has looked at yet
 */
public record GoodReview(
        UUID id,
        UUID companyId,
        UUID householdId,
        UUID authorId,
        UUID skuId,
        UUID supplierId,
        String byline,
        int stars,
        String text,
        State state,
        Instant writtenAt,
        Optional<Instant> editedAt,
        Optional<String> reply,
        Optional<Instant> repliedAt,
        Optional<String> hiddenReason,
        long openReports) {

    /** How long it may be changed and taken back, from when it was written first. */
    public static final Duration CHANGEABLE = Duration.ofDays(30);

    /** For all to see, or taken out of sight. */
    public enum State {
        PUBLISHED,
        HIDDEN
    }

    public boolean published() {
        return state == State.PUBLISHED;
    }

    public Instant changeableUntil() {
        return writtenAt.plus(CHANGEABLE);
    }

    /** What is hidden stays as it is: nobody gets round that by writing it anew. */
    public boolean changeable(Instant now) {
        return published() && now.isBefore(changeableUntil());
    }
}
