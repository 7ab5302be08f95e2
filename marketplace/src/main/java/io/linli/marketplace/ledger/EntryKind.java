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
    REFUND
}
