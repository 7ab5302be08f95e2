package io.linli.marketplace.payment;

/** What can happen to a payment attempt. */
enum AttemptEvent {
    /** The payer was sent to the provider: the intent, before the call. */
    START,
    /** A card holds the money. */
    AUTHORISE,
    /** A card was saved, to be charged later. */
    SAVE,
    /** The group-buy succeeded: the money is to be taken. The intent, before the call. */
    COLLECT,
    /** The provider has the money. */
    CAPTURE,
    /** A card was declined. While the provider's page is open another can be tried; a saved card has no second try. */
    DECLINE,
    /** The provider says that nothing more will come of it, or never answered properly. */
    FAIL,
    /** The provider's page closed unpaid, or the attempt was given up before it started. */
    EXPIRE,
    /** The group-buy failed: the card is to be let go. The intent, before the call. */
    RELEASE,
    /** The provider holds money, or saved a card, that nobody waits for (any more): it is to be let go. */
    DISCARD,
    /** The provider has let the card go. */
    VOID
}
