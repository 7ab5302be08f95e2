package io.linli.web.visitdispute;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.LocalizedText;
import io.linli.catalog.kernel.Money;
import io.linli.marketplace.visitdispute.VisitDispute;

/**
 * A disputed visit.
 *
 * @param amount what was paid for the visit
 * @param answerDueAt until when the platform waits for the provider's answer
 * @param granted what goes back, once that is decided
 * @param decision the platform's words
 */
public record VisitDisputeView(
        UUID id,
        UUID bookingId,
        LocalizedText service,
        VisitDispute.Reason reason,
        String words,
        Money amount,
        VisitDispute.State state,
        Instant openedAt,
        Instant answerDueAt,
        Optional<String> answer,
        Optional<Instant> answeredAt,
        Optional<Money> granted,
        Optional<String> decision,
        Optional<Instant> decidedAt) {

    /** What is wrong with a visit, in 1 to 1000 characters. */
    public record New(@NotNull UUID bookingId, VisitDispute.@NotNull Reason reason, @NotNull String words) {}

    /** The provider's side, in 1 to 1000 characters. */
    public record Answer(@NotNull String words) {}

    /** What the platform decides. */
    public enum Verdict {
        RELEASE,
        REFUND
    }

    /**
     * The platform's decision.
     *
     * @param amount what goes back; absent for all that is left
     * @param words why, in 1 to 1000 characters
     */
    public record Decision(@NotNull Verdict verdict, @Nullable Money amount, @NotNull String words) {}

    static VisitDisputeView of(VisitDispute dispute) {
        return new VisitDisputeView(
                dispute.id(),
                dispute.bookingId(),
                dispute.service(),
                dispute.reason(),
                dispute.words(),
                dispute.amount(),
                dispute.state(),
                dispute.openedAt(),
                dispute.answerDueAt(),
                dispute.answer(),
                dispute.answeredAt(),
                dispute.granted(),
                dispute.decision(),
                dispute.decidedAt());
    }
}
