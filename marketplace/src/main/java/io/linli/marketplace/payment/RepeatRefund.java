package io.linli.marketplace.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Cursor;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.ProviderFact.RefundState;

/**
 * Refunds that failed, and having them made again: the platform's, when a person saw to what was wrong.
 *
 * <p>The refund that is made again is a new one, whose cause is the one that failed: a line goes back once for a cause, so it is
 * made again at most once, however often it is asked for; and it claims what it gives of what the line has left, so nothing goes
 * back twice. What we gave up without a word of the provider's is looked for there first: it may have been made after all.
 */
@ApplicationScoped
public class RepeatRefund {

    private static final Logger LOG = Logger.getLogger(RepeatRefund.class);
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final FailedRefundStore failed;
    private final RequestRefund requests;
    private final RecordRefund records;
    private final PaymentGateway gateway;

    RepeatRefund(
            Tenancy tenancy,
            FailedRefundStore failed,
            RequestRefund requests,
            RecordRefund records,
            PaymentGateway gateway) {
        this.tenancy = tenancy;
        this.failed = failed;
        this.requests = requests;
        this.records = records;
        this.gateway = gateway;
    }

    /**
     * Those that nobody had made again, newest first. Refuses with: {@code bad-cursor}.
     *
     * @param cursor of an earlier page, null for the first
     */
    @WithTransaction
    public Uni<Slice<FailedRefund>> waiting(@Nullable String cursor, int limit) {
        var before = cursor == null ? AFTER_ALL : Cursor.id(cursor);
        return tenancy.cross("operator looks at failed refunds")
                .chain(() -> failed.waiting(before, limit + 1))
                .map(found -> Slice.of(found, limit, last -> Cursor.of(last.id())));
    }

    /**
     * Has it made again, by a new refund; asked again, it answers with that one. Where it turns out that it was made, that is
     * written down instead.
     *
     * <p>Refuses with: {@code refund-not-found}, {@code refund-not-failed}, {@code refund-decided-elsewhere} (of an after-sale, a
     * disputed visit or a bill: who granted it grants it again), {@code refund-at-provider} (the provider has it and is not
     * done), {@code not-refundable} (the line has less left by now), {@code payment-provider-unavailable}.
     */
    public Uni<RepeatedRefund> repeat(UUID refundId) {
        return look(refundId).chain(refund -> madeAfterAll(refund)
                .chain(made -> made.isPresent() ? record(refund, made.get()) : order(refundId)));
    }

    private Uni<Refund> look(UUID refundId) {
        return Panache.withTransaction(
                () -> tenancy.cross("operator has a refund made again").chain(() -> repeatable(refundId)));
    }

    private Uni<Refund> repeatable(UUID refundId) {
        return failed.lock(refundId)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("refund")))
                .invoke(RepeatRefund::requireRepeatable);
    }

    /** What the provider itself called failed is not looked for: that it failed is its word. */
    private Uni<Optional<ProviderFact.RefundChanged>> madeAfterAll(Refund refund) {
        if (refund.providerRefund().isPresent()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return gateway.findRefund(refund.order())
                .map(found -> found.filter(made -> made.state() != RefundState.FAILED))
                .onFailure(ProviderFailure.class)
                .transform(failure -> new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "payment-provider-unavailable",
                        "The payment provider does not answer: try again in a moment."));
    }

    private Uni<RepeatedRefund> record(Refund refund, ProviderFact.RefundChanged made) {
        if (made.state() == RefundState.PENDING) {
            throw refusal(
                    "refund-at-provider", "The payment provider has this refund and is not done with it.", refund);
        }
        LOG.infof("refund %s was made after all", refund.id());
        return records.record(made).replaceWith(new RepeatedRefund(refund.id(), true));
    }

    private Uni<RepeatedRefund> order(UUID refundId) {
        return Panache.withTransaction(() -> tenancy.cross("operator has a refund made again")
                .chain(() -> repeatable(refundId))
                .call(refund -> tenancy.enter(refund.companyId()))
                .chain(refund -> failed.again(refund).chain(again -> again.map(Uni.createFrom()::item)
                        .orElseGet(() -> requests.request(request(refund)))))
                .invoke(again -> LOG.infof("refund %s is made again as %s", refundId, again))
                .map(again -> new RepeatedRefund(again, false)));
    }

    private static RefundRequest request(Refund failed) {
        return new RefundRequest(
                failed.lineId(),
                failed.groupId(),
                failed.companyId(),
                Optional.of(failed.amount()),
                failed.reason(),
                failed.id());
    }

    private static void requireRepeatable(Refund refund) {
        if (!refund.reason().repeatable()) {
            throw refusal("refund-decided-elsewhere", "Who granted this refund grants it again.", refund);
        }
        if (refund.state() != RefundState.FAILED) {
            throw refusal("refund-not-failed", "Only a refund that failed is made again.", refund);
        }
    }

    private static Refusal refusal(String code, String message, Refund refund) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                code,
                message,
                Map.of("state", refund.state().name()));
    }
}
