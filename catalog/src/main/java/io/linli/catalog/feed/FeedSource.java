package io.linli.catalog.feed;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of a feed, one after the other, whatever it is written in. Blocking, for one thread at a time. */
interface FeedSource extends Closeable {

    /** The next row, or why it could not be read; empty at the end. */
    Optional<ReadRow> next() throws IOException;
}
