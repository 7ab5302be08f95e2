package io.linli.catalog.offer;

/**
 * What residents' reviews of a good come to, whoever sold it. The marketplace counts them and tells it.
 *
 * @param mean of what was said, from 1 to 5; 0 where nobody said anything
 * @param score what goods are ordered by, from 1 to 5: a mean that few reviews hardly move
 */
public record SkuRating(long reviews, double mean, double score) {

    /** The score of a good without reviews: it stands among those that are rated, not below them. */
    public static final double UNRATED_SCORE = 4;

    /** Nobody has said anything. */
    public static final SkuRating NONE = new SkuRating(0, 0, UNRATED_SCORE);

    public boolean any() {
        return reviews > 0;
    }
}
