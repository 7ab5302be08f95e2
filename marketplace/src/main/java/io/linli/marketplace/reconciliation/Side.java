package io.linli.marketplace.reconciliation;

/** Where the odd one is. */
public enum Side {
    PROVIDER,
    BANK,
    /** Within our own books. */
    LEDGER
}
