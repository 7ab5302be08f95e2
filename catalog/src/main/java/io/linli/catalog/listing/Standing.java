package io.linli.catalog.listing;

/** Whether an offer can be bought. Each offer has one. */
public enum Standing {
    ON_SALE,
    /** On sale, and few are left. */
    LOW,
    SOLD_OUT,
    /** Taken off the shelf by its supplier. */
    WITHDRAWN
}
