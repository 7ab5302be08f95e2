package io.linli.marketplace.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * How the latest attempt to pay a group stands.
 *
 * @param progress what a person needs to know
 * @param lastFailure stable code of the last decline or failure: {@code card_declined}
 */
public record PaymentStatus(
        UUID attemptId, Money amount, Progress progress, Optional<String> lastFailure, Optional<Instant> finishedAt) {

    /** The attempt's states in the words of a payer. */
    public enum Progress {
        /** Nothing was begun, or it ended without money: paying is possible (again). */
        TO_PAY,
        /** The payer is, or was, on the provider's page; nothing is known yet. */
        UNDER_WAY,
        /** A card holds the money, or is saved, and is charged when the group-buy succeeds. */
        RESERVED,
        /** What a card held was let go, or the saved card forgotten: nothing was charged. */
        RELEASED,
        /** The money is there. */
        PAID
    }
}
