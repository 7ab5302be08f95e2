package io.linli.marketplace.ledger;

/** What an account holds. A party's share goes from pending to payable; what is voided was reversed off either. */
public enum AccountKind {
    /** Money the payment provider took for us and has not paid out: a debit is money that came in. */
    PROVIDER_CLEARING,
    /** Money of paid orders, not yet divided: a credit is money held. */
    ORDERS_HELD,
    /** A party's shares, not yet released to it: a credit is owed. */
    PARTY_PENDING,
    /** A party's shares that were released and not yet transferred to it: a credit is owed now. */
    PARTY_PAYABLE,
    /** What a party owes us because it was paid before a refund or a lost dispute: a debit is our claim. */
    PARTY_RECEIVABLE,
    /** Money on its way between us and a party: a credit goes to it, a debit is asked back from it. */
    PARTY_IN_TRANSIT,
    /** Tax on our commission, to be handed to the authorities: a credit is owed. */
    TAX_PAYABLE,
    /** Money the provider holds back while a payer disputes a payment: a debit is money held back. */
    DISPUTES_HELD,
    /** What the provider moved and nobody can place yet: it stands here until somebody does. */
    SUSPENSE
}
