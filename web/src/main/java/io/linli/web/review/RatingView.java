package io.linli.web.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.review.Rating;

/**
 * What reviews come to.
 *
 * @param mean absent where there are none
 * @param score what things are ordered by: the mean, drawn towards four stars by five reviews
 * @param counts how many have one star, two … five
 */
public record RatingView(
        long count,
        @Nullable Double mean,
        double score,
        List<Long> counts,
        @Nullable Double workmanship,
        @Nullable Double punctuality,
        @Nullable Double friendliness) {

    public static RatingView of(Rating rating) {
        return new RatingView(
                rating.count(),
                value(rating.mean()),
                rounded(rating.score()),
                rating.counts(),
                value(rating.workmanship().value()),
                value(rating.punctuality().value()),
                value(rating.friendliness().value()));
    }

    private static @Nullable Double value(java.util.OptionalDouble mean) {
        return mean.isPresent() ? rounded(mean.getAsDouble()) : null;
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
