package io.linli.marketplace.review;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What published reviews of residents come to.
 *
 * @param counts how many have one star, two … five
 */
public record Rating(List<Long> counts, Mean workmanship, Mean punctuality, Mean friendliness) {

    /** Nobody has said anything. */
    public static final Rating NONE = new Rating(List.of(0L, 0L, 0L, 0L, 0L), Mean.NONE, Mean.NONE, Mean.NONE);

    /** What is taken for granted of who has no reviews: as many of so many stars. */
    private static final double PRIOR_STARS = 4.0;

    private static final double PRIOR_REVIEWS = 5;

    /** A sum and how many it is of. */
    public record Mean(long sum, long count) {

        static final Mean NONE = new Mean(0, 0);

        /** Empty where there is nothing. */
        public OptionalDouble value() {
            return count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / count);
        }
    }

    public Rating {
        counts = List.copyOf(counts);
    }

    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private long sum() {
        return IntStream.rangeClosed(1, Stars.MOST)
                .mapToLong(stars -> stars * counts.get(stars - 1))
                .sum();
    }

    /** Of what was said; empty where nothing was. What people are shown. */
    public OptionalDouble mean() {
        return new Mean(sum(), count()).value();
    }

    /**
     * What things are ordered by: the mean drawn towards four stars as if five reviews more had said so, so that one review of five
     * stars does not go before forty that come to 4.8. Bayesian average with a Dirichlet prior; source: E. Miller, "Ranking Items With
     * Star Ratings" (2014), and IMDb's weighted rating.
     */
    public double score() {
        return (sum() + PRIOR_STARS * PRIOR_REVIEWS) / (count() + PRIOR_REVIEWS);
    }

    /** How many have so many stars. */
    public long of(int stars) {
        return counts.get(stars - 1);
    }
}
