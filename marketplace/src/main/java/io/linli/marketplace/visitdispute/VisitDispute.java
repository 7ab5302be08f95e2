package io.linli.marketplace.visitdispute;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;

/**
 * A disputed visit.
 *
 * @param service what was booked
 * @param amount what was paid for the visit
 * @param answerDueAt until when the platform waits for the provider's answer
 * @param granted what goes back, once that is decided
 * @param decision the platform's words
 */
public record VisitDispute(
        UUID id,
        UUID companyId,
        UUID communityId,
        UUID householdId,
        UUID supplierId,
        UUID bookingId,
        UUID lineId,
        UUID groupId,
        LocalizedText service,
        Reason reason,
        String words,
        Money amount,
        State state,
        Instant openedAt,
        Instant answerDueAt,
        Optional<String> answer,
        Optional<Instant> answeredAt,
        Optional<Money> granted,
        Optional<String> decision,
        Optional<Instant> decidedAt,
        int decisions) {

    /** What is wrong with the visit. */
    public enum Reason {
        NOT_DONE,
        BADLY_DONE,
        DAMAGE,
        NOBODY_CAME,
        OTHER
    }

    /**
     * Opened, answered by the provider; then withdrawn, or decided: all released, or a refund under way, done or failed. After a
     * failed refund it is decided again.
     */
    public enum State {
        OPEN,
        ANSWERED,
        WITHDRAWN,
        RELEASED,
        REFUNDING,
        REFUNDED,
        REFUND_FAILED;

        /** Whether somebody is to decide. */
        public boolean undecided() {
            return this == OPEN || this == ANSWERED || this == REFUND_FAILED;
        }
    }

    /** Whether the platform may decide now. */
    public boolean decidable(Instant now) {
        return state.undecided() && (state != State.OPEN || !now.isBefore(answerDueAt));
    }

    /** What a further decision's refund goes back for: each decision is a cause of its own. */
    UUID cause() {
        return decisions == 0
                ? id
                : UUID.nameUUIDFromBytes((id + " " + decisions).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
