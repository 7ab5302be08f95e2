package io.linli.marketplace.visitdispute;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.DomainEvents;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.LineRefunded;
import io.linli.marketplace.payment.RefundFailed;
import io.linli.marketplace.payment.RefundReason;
import io.linli.marketplace.settlement.StopRelease;
import io.linli.marketplace.settlement.TakeBackShares;

/** What was granted is back, and what is left is released; or it failed, and the platform decides again. */
@ApplicationScoped
class FollowVisitRefunds implements DomainEventListener<DomainEvent> {

    private final Tenancy tenancy;
    private final VisitDisputeStore store;
    private final TakeBackShares shares;
    private final StopRelease release;
    private final DomainEvents events;

    FollowVisitRefunds(
            Tenancy tenancy, VisitDisputeStore store, TakeBackShares shares, StopRelease release, DomainEvents events) {
        this.shares = shares;
        this.tenancy = tenancy;
        this.store = store;
        this.release = release;
        this.events = events;
    }

    @Override
    public String name() {
        return "visit-dispute.follow-refunds";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(LineRefunded.class, RefundFailed.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof LineRefunded done && done.reason() == RefundReason.AFTER_SALE) {
            return follow(done.companyId(), done.refundId(), dispute -> refunded(dispute, done));
        }
        if (event instanceof RefundFailed failed && failed.reason() == RefundReason.AFTER_SALE) {
            return follow(
                    failed.companyId(), failed.refundId(), dispute -> ended(dispute, VisitDispute.State.REFUND_FAILED));
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> follow(UUID companyId, UUID refundId, Function<VisitDispute, Uni<Void>> to) {
        return tenancy.enter(companyId)
                .chain(() -> store.lockOfRefund(refundId))
                .chain(found -> found.map(to).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** What was granted is taken from the shares before the rest is released, whoever is told of the refund first. */
    private Uni<Void> refunded(VisitDispute dispute, LineRefunded done) {
        return shares.ofRefund(done.reference())
                .chain(() -> store.stands(done.refundId()))
                .chain(stands -> stands
                        ? release.release(dispute.lineId(), dispute.id())
                        : Uni.createFrom().voidItem())
                .chain(() -> ended(dispute, VisitDispute.State.REFUNDED));
    }

    private Uni<Void> ended(VisitDispute dispute, VisitDispute.State to) {
        return store.end(dispute.id(), to).chain(() -> events.publish(store.moved(dispute, to)));
    }
}
