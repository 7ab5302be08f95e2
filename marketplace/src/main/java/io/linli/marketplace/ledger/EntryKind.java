package io.linli.marketplace.ledger;

/** The business facts that move money. */
public enum EntryKind {
    /** A payment came in: provider clearing is debited, each line's money is held. */
    CAPTURE,
    /** A line's held money is divided among its parties. */
    SPLIT,
    /** A refunded part of a line is taken back from its parties, to the hold. */
    SPLIT_REVERSAL,
    /** Money went back to the payer: the reverse of a capture, for one line. */
    REFUND,
    /** A refund that was done came back to us: the reverse of it. */
    REFUND_FAILED,
    /** What its parties had given back for a refund that came back to us, given to them again: the reverse of a reversal. */
    SPLIT_RESTORED
}
