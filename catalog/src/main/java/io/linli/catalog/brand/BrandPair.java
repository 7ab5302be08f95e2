package io.linli.catalog.brand;

/**
 * Two brands that may be one.
 *
 * @param brand the one with more goods: what both would be shown as
 */
public record BrandPair(CountedBrand brand, CountedBrand other, Likeness likeness) {

    /** Why it is proposed, the strongest first. */
    public enum Likeness {
        /** One is called what the other is spelled. */
        SAME_NAME,
        /** Goods of both bear the same GTIN. */
        SAME_GTIN,
        /** One's spelling begins, or ends in the other language, with the other's. */
        SAME_WORDS,
        /** The GTINs of their goods begin alike: they come from one maker. */
        SAME_MAKER
    }
}
