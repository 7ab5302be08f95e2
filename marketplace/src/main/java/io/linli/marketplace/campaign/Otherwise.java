package io.linli.marketplace.campaign;

/** What becomes of a member's units where the campaign fails, as chosen when joining. */
public enum Otherwise {
    /** All money goes back, or the card is let go. */
    REFUND,
    /** They are bought alone, at the price they had alone when joining; that much is paid, and what is above comes back if it succeeds. */
    BUY_ALONE
}
