package io.linli.local.stripe.fault;

import java.util.Arrays;
import java.util.Optional;

/** What can be made to go wrong. */
public enum FaultKind {
    /** A delivery is lost: it counts as made, nothing is sent. Filter: {@code event}. */
    WEBHOOK_DROP("webhook-drop"),
    /** A delivery is first tried {@code millis} later. Filter: {@code event}. */
    WEBHOOK_DELAY("webhook-delay"),
    /** A delivery is made {@code copies} more times. Filter: {@code event}. */
    WEBHOOK_DUPLICATE("webhook-duplicate"),
    /**
     * The next {@code count} deliveries are held until the last of them is due (or {@code millis} passed) and then made one
     * after the other, last first. Filter: {@code event}.
     */
    WEBHOOK_REORDER("webhook-reorder"),
    /** An API request is answered 500 and not executed. Filters: {@code method}, {@code path}. */
    ERROR_BEFORE("error-before"),
    /**
     * An API request is executed and committed, then answered 500; a repetition with the same idempotency key gets the same
     * 500, or, with {@code "stored": false}, the true answer. Filters: {@code method}, {@code path}.
     */
    ERROR_AFTER("error-after"),
    /**
     * An API request is executed (unless {@code "commit": false}) but never answered: the connection is cut after
     * {@code millis}. Filters: {@code method}, {@code path}.
     */
    TIMEOUT("timeout"),
    /** An API request is executed at once and answered {@code millis} later. Filters: {@code method}, {@code path}. */
    SLOW("slow"),
    /** An API request is refused with 429 and not executed. Filters: {@code method}, {@code path}. */
    RATE_LIMIT("rate-limit"),
    /** A charge is declined with {@code declineCode} (default {@code generic_decline}), whatever the card. */
    DECLINE("decline"),
    /** A charge is declined for {@code insufficient_funds}; the same as decline with that code. */
    INSUFFICIENT_FUNDS("insufficient-funds"),
    /** A refund fails: it is made, then turns {@code failed} and its money comes back. */
    REFUND_FAILURE("refund-failure"),
    /** A transfer is refused with {@code balance_insufficient}, whatever the balance. */
    TRANSFER_INSUFFICIENT_FUNDS("transfer-insufficient-funds"),
    /** A payout fails on arrival and its money comes back. */
    PAYOUT_FAILURE("payout-failure");

    private final String word;

    FaultKind(String word) {
        this.word = word;
    }

    /** As it is written in an admin call. */
    public String word() {
        return word;
    }

    public static Optional<FaultKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
