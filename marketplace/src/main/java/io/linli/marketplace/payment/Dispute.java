package io.linli.marketplace.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Money;

/**
 * A payment that its payer's bank takes back.
 *
 * @param providerDispute the provider's id
 * @param amount what is disputed of the payment
 * @param reason in the provider's words: {@code product_not_received}
 * @param evidenceDueAt until when evidence may be submitted
 * @param evidence what was, or is to be, submitted
 */
public record Dispute(
        UUID id,
        UUID companyId,
        UUID groupId,
        UUID attemptId,
        String providerDispute,
        Money amount,
        String reason,
        DisputeState state,
        Optional<Instant> evidenceDueAt,
        Optional<String> evidence,
        Instant openedAt,
        Optional<Instant> closedAt) {

    /** Whether evidence may be submitted now. */
    public boolean answerable(Instant now) {
        return state.takesEvidence() && evidenceDueAt.map(now::isBefore).orElse(true);
    }
}
