package io.linli.catalog.offer;

/** What goods are weighed or measured by. */
public enum Measure {
    /** In grams. */
    MASS,
    /** In millilitres. */
    VOLUME
}
