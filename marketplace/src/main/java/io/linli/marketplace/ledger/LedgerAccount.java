package io.linli.marketplace.ledger;

/**
 * An account, by what it holds and for whom; there is one for each currency posted to it, made when first needed.
 */
public record LedgerAccount(AccountKind kind, Party party) {

    /** What the payment provider holds for the platform. */
    public static final LedgerAccount PROVIDER_CLEARING =
            new LedgerAccount(AccountKind.PROVIDER_CLEARING, Party.PLATFORM);

    /** What residents paid for orders and nobody has been given yet. */
    public static final LedgerAccount ORDERS_HELD = new LedgerAccount(AccountKind.ORDERS_HELD, Party.PLATFORM);

    /** Tax on commission. */
    public static final LedgerAccount TAX_PAYABLE = new LedgerAccount(AccountKind.TAX_PAYABLE, Party.PLATFORM);

    /** What the provider holds back because payers dispute it. */
    public static final LedgerAccount DISPUTES_HELD = new LedgerAccount(AccountKind.DISPUTES_HELD, Party.PLATFORM);

    /** What the provider moved without a fact of ours behind it. */
    public static final LedgerAccount SUSPENSE = new LedgerAccount(AccountKind.SUSPENSE, Party.PLATFORM);

    public static LedgerAccount pending(Party party) {
        return new LedgerAccount(AccountKind.PARTY_PENDING, party);
    }

    public static LedgerAccount payable(Party party) {
        return new LedgerAccount(AccountKind.PARTY_PAYABLE, party);
    }

    public static LedgerAccount receivable(Party party) {
        return new LedgerAccount(AccountKind.PARTY_RECEIVABLE, party);
    }

    public static LedgerAccount inTransit(Party party) {
        return new LedgerAccount(AccountKind.PARTY_IN_TRANSIT, party);
    }
}
