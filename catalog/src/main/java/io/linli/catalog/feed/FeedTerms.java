package io.linli.catalog.feed;

/**
 * How a feed is to be taken.
 *
 * @param review nothing is written before somebody has seen what would change
 * @param full the supplier's offers that it does not name are withdrawn
 */
public record FeedTerms(boolean review, boolean full) {

    public static final FeedTerms USUAL = new FeedTerms(false, false);
}
