package io.linli.marketplace.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;

/**
 * Orders money of a line back to its payer, in the caller's transaction, which has entered the company's tenancy. It is
 * executed at the provider after that committed; {@link LineRefunded} tells when it is done.
 *
 * <p>A line may be refunded in parts, each for a cause of its own, never above what was paid for it. Asking again for the same
 * line, reason and cause answers with the first refund; so does asking for a whole line whose money is on its way already.
 * Refuses with: {@code not-refundable} when the group is not paid, or less than the amount is left of the line.
 */
@ApplicationScoped
public class RequestRefund {

    private final Refunds refunds;
    private final Clock clock;

    RequestRefund(Refunds refunds, Clock clock) {
        this.refunds = refunds;
        this.clock = clock;
    }

    /**
     * What of a captured line neither went back nor is on its way, in minor units; until the caller's transaction ends nobody
     * else changes that.
     */
    public Uni<Long> left(UUID lineId, UUID groupId) {
        return refunds.left(lineId, groupId);
    }

    /** Orders it. @return the refund's id */
    public Uni<UUID> request(RefundRequest request) {
        return refunds.insert(request, clock.instant())
                .map(id -> id.orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "not-refundable",
                        "This line was not paid, or less than this amount is left of it.",
                        Map.of("line", request.lineId()))));
    }
}
