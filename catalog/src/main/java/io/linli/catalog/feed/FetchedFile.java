package io.linli.catalog.feed;

/**
 * A file as it was fetched.
 *
 * @param mark tells it from the next one, in the words of the server; empty where it has none
 * @param sha256 of its bytes as they came
 */
record FetchedFile(String mark, String sha256) {}
