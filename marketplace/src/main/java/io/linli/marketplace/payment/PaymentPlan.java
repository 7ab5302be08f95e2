package io.linli.marketplace.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * When the money will be taken.
 *
 * @param until when the group-buy it waits for is decided; empty when it is charged at once
 */
public record PaymentPlan(CaptureMode mode, Optional<Instant> until) {

    /** Whether a card is charged only when the group-buy succeeds. */
    public boolean onSuccess() {
        return mode == CaptureMode.ON_SUCCESS_HELD || mode == CaptureMode.ON_SUCCESS_SAVED;
    }

    /** Whether card and wallet have different pages, so that the payer chooses before. */
    public boolean chooses() {
        return mode == CaptureMode.ON_SUCCESS_SAVED;
    }
}
