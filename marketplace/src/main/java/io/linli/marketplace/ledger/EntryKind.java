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
    /** A party's share may be paid to it: from pending to payable. */
    RELEASE,
    /** A party that was paid owes its part of a refund or a lost dispute. */
    RECEIVABLE,
    /** What a party owes is taken from what it is owed. */
    NETTING,
    /** Money went to a party's account at the provider: payable is debited, provider clearing credited. */
    TRANSFER,
    /** A transfer, or a part of it, came back. */
    TRANSFER_REVERSAL,
    /** The provider holds a disputed payment back. */
    DISPUTE_OPENED,
    /** The provider gave the held money back to us. */
    DISPUTE_WON,
    /** The held money went to the payer for good. */
    DISPUTE_LOST,
    /** What a person booked to put the books and the provider's in agreement. */
    CORRECTION,
    /** A refund that was done came back to us: the reverse of it. */
    REFUND_FAILED,
    /** What its parties had given back for a refund that came back to us, given to them again: the reverse of a reversal. */
    SPLIT_RESTORED
}
