package io.linli.web.review;

import org.jspecify.annotations.Nullable;

import io.linli.marketplace.review.Stars;

/**
 * How a visit was.
 *
 * @param stars one to five, overall; the other three may be left out
 * @param text at most a thousand characters
 */
public record NewReview(
        int stars,
        @Nullable Integer workmanship,
        @Nullable Integer punctuality,
        @Nullable Integer friendliness,
        @Nullable String text) {

    Stars given() {
        return new Stars(stars, workmanship, punctuality, friendliness);
    }
}
