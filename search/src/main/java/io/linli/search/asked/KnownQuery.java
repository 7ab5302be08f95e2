package io.linli.search.asked;

/**
 * A query that others asked, too.
 *
 * @param times requests of the last thirty days
 */
public record KnownQuery(String words, long times) {}
