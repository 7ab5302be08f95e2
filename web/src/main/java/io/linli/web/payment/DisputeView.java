package io.linli.web.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.marketplace.payment.Dispute;
import io.linli.marketplace.payment.DisputeState;

/**
 * A payment that its payer's bank takes back.
 *
 * @param providerDispute the payment provider's id
 * @param reason in the provider's words
 * @param evidenceDueAt until when evidence may be submitted
 * @param answerable whether it may be submitted now
 * @param evidence what was, or is to be, submitted
 */
public record DisputeView(
        UUID id,
        UUID orderGroupId,
        UUID companyId,
        String providerDispute,
        Money amount,
        String reason,
        DisputeState state,
        @Nullable Instant evidenceDueAt,
        boolean answerable,
        @Nullable String evidence,
        Instant openedAt,
        @Nullable Instant closedAt) {

    static DisputeView of(Dispute dispute, Instant now) {
        return new DisputeView(
                dispute.id(),
                dispute.groupId(),
                dispute.companyId(),
                dispute.providerDispute(),
                dispute.amount(),
                dispute.reason(),
                dispute.state(),
                dispute.evidenceDueAt().orElse(null),
                dispute.answerable(now),
                dispute.evidence().orElse(null),
                dispute.openedAt(),
                dispute.closedAt().orElse(null));
    }
}
