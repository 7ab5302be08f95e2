package io.linli.catalog.feed;

/** What a line of a feed gave: its fields by name, or a report that they could not be read. */
sealed interface ReadRow permits NamedFields, FeedRejection {

    /** On which it starts, from 1. */
    long line();
}
