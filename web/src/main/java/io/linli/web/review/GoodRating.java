package io.linli.web.review;

import org.jspecify.annotations.Nullable;

import io.linli.catalog.offer.SkuRating;

/**
 * What reviews of a good come to, in short.
 *
 * @param mean from 1 to 5
 */
public record GoodRating(double mean, long reviews) {

    /** Null where there are none. */
    public static @Nullable GoodRating of(SkuRating rating) {
        return rating.any() ? new GoodRating(RatingView.rounded(rating.mean()), rating.reviews()) : null;
    }
}
