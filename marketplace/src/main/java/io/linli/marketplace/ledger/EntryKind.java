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
    /** Payable shares are set aside for a payout, less what the party owes: from payable and receivable to in transit. */
    PAYOUT,
    /** A payout that will not be made: what was set aside stands where it stood. */
    PAYOUT_RETURNED,
    /** A payout's money went to the party's account at the provider: from in transit to provider clearing. */
    TRANSFER,
    /** A party that was paid is asked for what it owes since: from receivable to in transit. */
    RECALL,
    /** The party's account had not enough: it owes as before, and its next payouts are less. */
    RECALL_RETURNED,
    /** A part of a transfer came back from the party's account: from in transit to provider clearing. */
    TRANSFER_REVERSAL,
    /** The provider holds a disputed payment back. */
    DISPUTE_OPENED,
    /** The provider gave the held money back to us. */
    DISPUTE_WON,
    /** The held money went to the payer for good. */
    DISPUTE_LOST,
    /** What the provider keeps for its service; the platform bears it. */
    PROVIDER_FEE,
    /** What a person booked to put the books and the provider's in agreement. */
    CORRECTION,
    /** A refund that was done came back to us: the reverse of it. */
    REFUND_FAILED,
    /** What its parties had given back for a refund that came back to us, given to them again: the reverse of a reversal. */
    SPLIT_RESTORED
}
