package io.linli.marketplace.payment;

/** Why a line's money goes back. */
public enum RefundReason {
    /** The group-buy missed its threshold at its cut-off. */
    CAMPAIGN_FAILED,
    /** The payer left the group-buy before it was decided. */
    LEFT,
    /** The money arrived after the order had been cancelled. */
    PAID_TOO_LATE,
    /** A resident asked, and the supplier or the property company granted it. */
    AFTER_SALE,
    /** The group-buy's final price is lower than what was paid. */
    PRICE_TIER,
    /** What was bought cannot be delivered, and its buyer has no substitute. */
    NOT_DELIVERABLE,
    /** A visit was given up; what is kept of it is the fee its policy names. */
    VISIT_CANCELLED,
    /** One side of a visit was not there. */
    VISIT_MISSED,
    /** The property company gave money of a bill back. */
    BILL_REFUNDED,
    /** The payer's bank took it back and kept it: no refund of ours, but its shares go back all the same. */
    DISPUTE_LOST;

    /** Whether the line goes back as a whole; then it is its own cause, and goes back for this reason once. */
    boolean ofWholeLine() {
        return this == CAMPAIGN_FAILED || this == LEFT || this == PAID_TOO_LATE || this == NOT_DELIVERABLE;
    }

    /** Whether a person has it made again where it failed; what somebody granted is granted again instead. */
    boolean repeatable() {
        return this != AFTER_SALE && this != BILL_REFUNDED && this != DISPUTE_LOST;
    }
}
