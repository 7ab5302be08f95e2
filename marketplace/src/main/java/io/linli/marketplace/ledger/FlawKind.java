package io.linli.marketplace.ledger;

/** What was done to the books behind their back. */
public enum FlawKind {
    /** The entry, one of its postings, their account or the seal says something else than what was sealed. */
    EDITED,
    /** The entry or a posting of it is gone, or the lane ends before its head. */
    REMOVED,
    /** The entry has a posting too many, or the lane goes on behind its head. */
    ADDED,
    /** The entry does not follow the one before it. */
    REORDERED,
    /** A balance is not the sum of its account's postings. */
    BALANCE_OFF,
    /** An entry or a posting that no lane knows. */
    UNSEALED
}
