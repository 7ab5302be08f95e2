package io.linli.marketplace.aftersale;

/** Who does something about an after-sale request. */
public enum AfterSaleParty {
    HOUSEHOLD,
    SUPPLIER,
    PROPERTY_COMPANY,
    /** The marketplace itself: a clock, or the word of the payment provider. */
    MARKETPLACE
}
