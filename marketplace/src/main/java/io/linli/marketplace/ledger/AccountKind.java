package io.linli.marketplace.ledger;

/** What an account holds. */
public enum AccountKind {
    /** Money the payment provider took for us and has not paid out: a debit is money that came in. */
    PROVIDER_CLEARING,
    /** Money of paid orders, not yet divided: a credit is money held. */
    ORDERS_HELD,
    /** A party's shares, not yet released to it: a credit is owed. */
    PARTY_PENDING
}
