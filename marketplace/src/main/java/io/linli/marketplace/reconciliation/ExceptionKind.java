package io.linli.marketplace.reconciliation;

/** How two ways can differ. */
public enum ExceptionKind {
    /** The ledger has it, the provider does not. */
    MISSING_AT_PROVIDER,
    /** The provider has it, the ledger does not. */
    MISSING_IN_LEDGER,
    /** It went to a party, and the bank's files reach far enough to show it, but do not. */
    MISSING_AT_BANK,
    /** The same fact once more. */
    DOUBLED,
    WRONG_AMOUNT,
    WRONG_CURRENCY,
    /** The money went to another party's account than the ledger says. */
    WRONG_PARTY,
    /** Not there yet though it should be, or there later than it should have been. */
    LATE,
    /** Money went to or came from a party by no fact of ours. */
    UNKNOWN_TRANSFER,
    /** A payer has money back, and the parties' shares of it were not taken back. */
    REFUND_WITHOUT_REVERSAL
}
