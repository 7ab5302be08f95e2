package io.linli.marketplace.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * Something that moved the provider's balance of ours.
 *
 * @param id the provider's
 * @param type in the provider's words
 * @param amount below zero when money left; before the fee
 * @param fee what the provider kept, above zero
 * @param source the provider's object that caused it
 * @param reference the ledger's reference of the same fact, by the mark we put on the object; empty when it bears none
 * @param attemptId the payment it belongs to, by the same mark
 * @param destination the account a transfer went to
 * @param payload as the provider told it
 */
public record ProviderMovement(
        String id,
        Kind kind,
        String type,
        Money amount,
        Money fee,
        Optional<String> source,
        Optional<String> reference,
        Optional<UUID> attemptId,
        Optional<String> destination,
        Instant createdAt,
        Instant availableOn,
        String payload) {

    /** What a movement is, whatever the provider calls it. */
    public enum Kind {
        CHARGE,
        REFUND,
        /** A refund that came back to us. */
        REFUND_FAILURE,
        /** Money withdrawn or given back because of a dispute; its fee is booked with it. */
        DISPUTE,
        TRANSFER,
        TRANSFER_REVERSAL,
        /** Nothing but a fee. */
        FEE,
        /** From the provider to our own bank account. */
        PAYOUT,
        OTHER
    }

    /** What a fact of ours must have moved: a dispute's fee is part of its entry, other fees have entries of their own. */
    public Money moved() {
        return kind == Kind.DISPUTE ? amount.minus(fee) : amount;
    }

    /** What the platform bears for it, by an entry of its own. */
    public Money feeToBook() {
        return switch (kind) {
            case DISPUTE -> Money.zero(fee.currency());
            case FEE -> fee.minus(amount);
            default -> fee;
        };
    }
}
