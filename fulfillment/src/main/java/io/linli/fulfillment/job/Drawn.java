package io.linli.fulfillment.job;

/**
 * A picture drawn anew: nothing of the file it was sent in is left but what can be seen.
 *
 * @param mediaType {@code image/jpeg} or {@code image/png}
 */
public record Drawn(String mediaType, int width, int height, byte[] content, byte[] thumbnail) {}
