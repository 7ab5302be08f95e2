package io.linli.marketplace.payment;

/** What a payer wants to pay with, where one payment page cannot offer everything. */
public enum PayBy {
    /** A card; a group-buy charges it only when it succeeds. */
    CARD,
    /** Alipay or WeChat Pay: charged at once, refunded if the group-buy fails. */
    WALLET
}
