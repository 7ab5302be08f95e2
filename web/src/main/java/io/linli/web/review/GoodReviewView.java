package io.linli.web.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.review.GoodReview;

/**
 * What a household says of a good it got. Which household it is is not told.
 *
 * @param by a first name
 * @param stars one to five
 * @param editedAt absent where it is as it was written first
 */
public record GoodReviewView(
        UUID id,
        UUID skuId,
        String by,
        GoodReview.State state,
        int stars,
        String text,
        Instant writtenAt,
        @Nullable Instant editedAt,
        ReviewView.@Nullable Reply reply) {

    static GoodReviewView of(GoodReview review) {
        return new GoodReviewView(
                review.id(),
                review.skuId(),
                review.byline(),
                review.state(),
                review.stars(),
                review.text(),
                review.writtenAt(),
                review.editedAt().orElse(null),
                review.reply()
                        .map(text ->
                                new ReviewView.Reply(text, review.repliedAt().orElseThrow()))
                        .orElse(null));
    }
}
