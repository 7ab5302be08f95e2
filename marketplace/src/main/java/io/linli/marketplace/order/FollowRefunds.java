package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

import io.linli.catalog.kernel.DomainEvent;
import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.LineRefunded;
import io.linli.marketplace.payment.RefundFailed;

/**
 * Money of a line went back: the line says how much, and an order that went back as a whole is refunded. Where the refund came
 * back to us, both are undone.
 */
@ApplicationScoped
class FollowRefunds implements DomainEventListener<DomainEvent> {

    private final Tenancy tenancy;
    private final OrderStore orders;

    FollowRefunds(Tenancy tenancy, OrderStore orders) {
        this.tenancy = tenancy;
        this.orders = orders;
    }

    @Override
    public String name() {
        return "order.follow-refunds";
    }

    @Override
    public Class<DomainEvent> eventType() {
        return DomainEvent.class;
    }

    @Override
    public List<Class<? extends DomainEvent>> eventTypes() {
        return List.of(LineRefunded.class, RefundFailed.class);
    }

    /** The count is right because it commits together with the fact that the event was delivered. */
    @Override
    public Uni<Void> on(DomainEvent event) {
        if (event instanceof LineRefunded refunded) {
            return tenancy.enter(refunded.companyId()).chain(() -> orders.refund(refunded.lineId(), refunded.amount()));
        }
        if (event instanceof RefundFailed failed && failed.bounced()) {
            return tenancy.enter(failed.companyId()).chain(() -> orders.unrefund(failed.lineId(), failed.amount()));
        }
        return Uni.createFrom().voidItem();
    }
}
