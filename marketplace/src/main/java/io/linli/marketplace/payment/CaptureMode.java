package io.linli.marketplace.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How an attempt asks for its money. Decided when the payer is sent to pay, and kept: a retry asks for the same. */
public enum CaptureMode {
    /** Charged at once, by card or wallet; what does not come about is refunded. */
    AT_ONCE,
    /** As {@link #AT_ONCE}, but by wallet only: who could save a card chose not to. */
    AT_ONCE_BY_WALLET,
    /** A card holds the money until the group-buy is decided; a wallet, which cannot, is charged at once. */
    ON_SUCCESS_HELD,
    /** A card is saved and charged when the group-buy succeeds: its cut-off is later than a card can hold money. */
    ON_SUCCESS_SAVED;

    /**
     * How much longer than its cut-off a decision may take: who is paying at the cut-off is waited for, and then the money is
     * still to be captured.
     */
    static final Duration DECISION_MARGIN = Duration.ofHours(3);

    /**
     * The rule. Pure.
     *
     * @param until when what all is waited for is decided; empty when something of it is to be had at once, or several
     *     decisions are awaited: one authorisation cannot be captured twice
     * @param payBy how the payer wants to pay; matters only where a page cannot offer both
     * @param holds how long a card holds money
     */
    static CaptureMode of(Optional<Instant> until, Optional<PayBy> payBy, Instant now, Duration holds) {
        if (until.isEmpty()) {
            return AT_ONCE;
        }
        if (!until.get().plus(DECISION_MARGIN).isAfter(now.plus(holds))) {
            return ON_SUCCESS_HELD;
        }
        return payBy.filter(PayBy.WALLET::equals).isPresent() ? AT_ONCE_BY_WALLET : ON_SUCCESS_SAVED;
    }

    /** Whether a page that asks in this way is not the one this payer wants. */
    boolean contradicts(Optional<PayBy> payBy) {
        return payBy.map(wanted -> wanted == PayBy.WALLET ? this == ON_SUCCESS_SAVED : this == AT_ONCE_BY_WALLET)
                .orElse(false);
    }
}
