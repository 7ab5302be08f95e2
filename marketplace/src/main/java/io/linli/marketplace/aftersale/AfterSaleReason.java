package io.linli.marketplace.aftersale;

/** Why a household wants money back. */
public enum AfterSaleReason {
    NOT_RECEIVED,
    DAMAGED,
    WRONG_ITEM,
    NOT_AS_DESCRIBED,
    /** The visit did not take place, or its work was not done. */
    SERVICE_NOT_DONE,
    CHANGED_MIND,
    OTHER
}
