package io.linli.marketplace.payment;

/** What came of an event the provider told us. */
public enum EventOutcome {
    APPLIED,
    /** It told what was known. */
    ALREADY_APPLIED,
    /** It is about a payment or refund that is not ours. */
    UNKNOWN_PAYMENT,
    /** Not a type we act on. */
    IGNORED,
    /** It contradicts our books (another amount, a second payment of a group): nothing was changed, a person must look. */
    EXCEPTION
}
