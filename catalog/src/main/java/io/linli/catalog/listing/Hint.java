package io.linli.catalog.listing;

/** What an offer lacks that others sell better with. */
public enum Hint {
    NO_PHOTO,
    /** At the address of the photo is none that can be shown. */
    PHOTO_UNREADABLE,
    /** Hardly described. */
    SHORT_TEXT,
    /** No number of a bar code: the same thing of others is not found to be the same. */
    NO_GTIN,
    /** No Chinese name of its own. */
    NO_CHINESE
}
