package io.linli.catalog.feed;

/** What became of a row: it goes in, or it is reported. */
sealed interface CheckedRow permits FeedRow, FeedRejection {}
