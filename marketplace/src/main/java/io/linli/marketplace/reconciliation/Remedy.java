package io.linli.marketplace.reconciliation;

/** What an operator is advised to do. */
public enum Remedy {
    /** Book the proposed postings. */
    BOOK,
    /** Book the reversal of the parties' shares that was left out. */
    TAKE_BACK_SHARES,
    /** It may still come. */
    WAIT,
    /** It came, only late. */
    ACKNOWLEDGE,
    ASK_PROVIDER,
    ASK_BANK,
    /** Our own books contradict themselves: recompute the ledger before anything else. */
    VERIFY_LEDGER;

    /** Whether one click books something. */
    public boolean books() {
        return this == BOOK || this == TAKE_BACK_SHARES;
    }
}
