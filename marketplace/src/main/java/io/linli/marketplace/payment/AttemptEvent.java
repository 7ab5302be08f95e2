package io.linli.marketplace.payment;

/** What can happen to a payment attempt. */
enum AttemptEvent {
    /** The payer was sent to the provider: the intent, before the call. */
    START,
    /** The provider has the money. */
    CAPTURE,
    /** A card was declined; the provider's page stays open for another try. */
    DECLINE,
    /** The provider says that nothing more will come of it, or never answered properly. */
    FAIL,
    /** The provider's page closed unpaid, or the attempt was given up before it started. */
    EXPIRE
}
