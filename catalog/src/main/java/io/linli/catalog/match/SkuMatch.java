package io.linli.catalog.match;

/**
 * Two SKUs of different suppliers that may be the same good.
 *
 * @param sku the older one: its texts stay if they are the same
 */
public record SkuMatch(SkuSide sku, SkuSide other, Reason reason) {

    /** Why it is proposed. */
    public enum Reason {
        /** The GTIN is the same, but brand or price speak against it, or one of them was there before its GTIN was. */
        SAME_GTIN,
        /** Brand, however it is spelled, and name are the same but for case, blanks and punctuation; the GTINs are not told apart. */
        SAME_NAME
    }
}
