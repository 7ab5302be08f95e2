package io.linli.marketplace.review;

/** Who writes: the one who was visited, or the one who came. */
public enum Side {
    RESIDENT,
    TECHNICIAN
}
