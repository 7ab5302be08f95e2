package io.linli.marketplace.reconciliation;

/** What became of an exception. */
public enum ExceptionState {
    OPEN,
    /** A correction was booked. */
    BOOKED,
    /** An operator put it aside, saying why. */
    DISMISSED,
    /** A later run no longer found it. */
    CLEARED
}
