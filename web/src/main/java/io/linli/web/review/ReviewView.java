package io.linli.web.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.review.HouseholdFacts;
import io.linli.marketplace.review.Review;
import io.linli.marketplace.review.Side;
import io.linli.marketplace.review.Stars;

/**
 * What one side says of a visit. Whose visit it was is not told.
 *
 * @param by a first name
 * @param stars of residents
 * @param household of technicians
 * @param publishedAt absent as long as it is kept back
 */
public record ReviewView(
        UUID id,
        Side side,
        UUID serviceItemId,
        UUID technicianId,
        String by,
        Review.State state,
        @Nullable Stars stars,
        @Nullable HouseholdFacts household,
        String text,
        @Nullable Instant publishedAt,
        @Nullable Reply reply) {

    /** The provider's. */
    public record Reply(String text, Instant at) {}

    static ReviewView of(Review review) {
        return new ReviewView(
                review.id(),
                review.side(),
                review.serviceItemId(),
                review.technicianId(),
                review.byline(),
                review.state(),
                review.stars().orElse(null),
                review.facts().orElse(null),
                review.text(),
                review.publishedAt().orElse(null),
                review.reply()
                        .map(text -> new Reply(text, review.repliedAt().orElseThrow()))
                        .orElse(null));
    }
}
