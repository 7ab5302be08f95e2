package io.linli.marketplace.review;

/** What has a rating. */
public enum RatedKind {
    PROVIDER,
    SERVICE,
    TECHNICIAN,
    /** A SKU, whoever offers it. */
    GOOD
}
