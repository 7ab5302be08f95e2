package io.linli.marketplace.payout;

/** How far a payout is. */
public enum PayoutState {
    /** Set aside; the provider is asked for the transfer, again where it does not answer. */
    PLANNED,
    /** The provider moved it to the party's account. */
    SENT,
    /** The provider refused it; its shares are payable as before. */
    FAILED
}
