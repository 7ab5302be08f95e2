package io.linli.fulfillment.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.paidvisit.TechnicianMissed;
import io.linli.marketplace.visitdispute.VisitDispute;
import io.linli.marketplace.visitdispute.VisitDisputeMoved;

/** Tells a technician what the household says of a visit. Told again, it is told once. */
@ApplicationScoped
class TellTechnicians implements DomainEventListener<DomainEvent> {

    private final Tenancy tenancy;
    private final TechnicianNoticeStore store;
    private final Clock clock;

    TellTechnicians(Tenancy tenancy, TechnicianNoticeStore store, Clock clock) {
        this.tenancy = tenancy;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "fulfillment.notice.tell-technicians";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(TechnicianMissed.class, VisitDisputeMoved.class);
    }

    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof TechnicianMissed missed) {
            return tell(missed.companyId(), missed.bookingId(), TechnicianNotice.Kind.MISSED, missed.claimId());
        }
        if (event instanceof VisitDisputeMoved moved) {
            return disputed(moved);
        }
        throw new IllegalArgumentException("not an event this listens to: " + event);
    }

    private Uni<Void> disputed(VisitDisputeMoved moved) {
        return switch (moved.state()) {
            case OPEN -> tell(moved.companyId(), moved.bookingId(), TechnicianNotice.Kind.DISPUTED, moved.disputeId());
            case WITHDRAWN, RELEASED, REFUNDED ->
                tell(
                        moved.companyId(),
                        moved.bookingId(),
                        TechnicianNotice.Kind.DISPUTE_OVER,
                        over(moved.disputeId(), moved.state()));
            case ANSWERED, REFUNDING, REFUND_FAILED -> Uni.createFrom().voidItem();
        };
    }

    private static UUID over(UUID disputeId, VisitDispute.State state) {
        return UUID.nameUUIDFromBytes((disputeId + " " + state).getBytes(UTF_8));
    }

    private Uni<Void> tell(UUID companyId, UUID bookingId, TechnicianNotice.Kind kind, UUID causeId) {
        return tenancy.enter(companyId).chain(() -> store.tell(bookingId, kind, causeId, clock.instant()));
    }
}
