package io.linli.web.crash;

/** The parts of a journey, in their order. After each the product comes to rest. */
enum Stage {
    CHECKOUT,
    PAYMENT,
    REFUND,
    RELEASE,
    PAYOUT,
    /** A refund of what was paid out. */
    RECALL,
    /** A second order, of a group-buy; a card holds its money. */
    RESERVATION,
    /** The group-buy succeeds. */
    DECISION;

    boolean ofGroupBuy() {
        return this == RESERVATION || this == DECISION;
    }
}
