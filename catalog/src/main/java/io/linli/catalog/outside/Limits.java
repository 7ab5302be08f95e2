package io.linli.catalog.outside;

import java.time.Duration;

/**
 * What an address may be, and its answer.
 *
 * @param within all of the answer
 * @param mostBytes of the answer
 * @param privateToo this machine and its own network as well, and unencrypted: for development only
 */
public record Limits(Duration within, long mostBytes, boolean privateToo) {}
