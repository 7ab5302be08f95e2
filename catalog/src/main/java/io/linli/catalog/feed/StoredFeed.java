package io.linli.catalog.feed;

/**
 * A feed as it lies in the inbox.
 *
 * @param bytes unpacked
 * @param sha256 of the unpacked bytes, hexadecimal
 */
record StoredFeed(long bytes, String sha256) {}
