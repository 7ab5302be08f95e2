package io.linli.catalog.feed;

/** What of the changes of a run goes in. */
public enum FeedChoice {
    ALL,
    /** What needs no person to look at it. */
    WITHOUT_HELD,
    /** The lines that were named. */
    CHOSEN
}
