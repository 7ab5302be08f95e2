package io.linli.catalog.offer;

/** How goods are kept until they are handed over. */
public enum Storage {
    /** At room temperature. */
    AMBIENT,
    /** Between 0 and 8 degrees. */
    CHILLED,
    /** At -18 degrees and below. */
    FROZEN
}
