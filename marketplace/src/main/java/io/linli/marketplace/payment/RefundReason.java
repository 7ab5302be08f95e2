package io.linli.marketplace.payment;

/** Why a line's money goes back; for one reason a line is refunded at most once. */
public enum RefundReason {
    /** The group-buy missed its threshold at its cut-off. */
    CAMPAIGN_FAILED,
    /** The money arrived after the order had been cancelled. */
    PAID_TOO_LATE
}
