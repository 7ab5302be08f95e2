package io.linli.marketplace.aftersale;

/** The states of an after-sale request by name, for clients and the database. */
public enum AfterSaleStanding {
    /** The supplier is to decide. */
    WITH_SUPPLIER,
    /** The property company is to decide. */
    WITH_PROPERTY_COMPANY,
    /** The supplier refused; the household may take it to the property company. */
    REFUSED_BY_SUPPLIER,
    /** The property company refused: settled. */
    REFUSED,
    /** The household no longer asks: settled. */
    WITHDRAWN,
    /** Granted; the money is on its way back. */
    APPROVED,
    /** The money went back: settled. */
    REFUNDED,
    /** Granted, but the provider could not give the money back. The household may ask again. */
    REFUND_FAILED
}
