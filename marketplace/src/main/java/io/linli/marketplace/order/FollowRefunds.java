package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.LineRefunded;

/** Money of a line went back: the line says how much, and an order that went back as a whole is refunded. */
@ApplicationScoped
class FollowRefunds implements DomainEventListener<LineRefunded> {

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
    public Class<LineRefunded> eventType() {
        return LineRefunded.class;
    }

    /** The count is right because it commits together with the fact that the event was delivered. */
    @Override
    public Uni<Void> on(LineRefunded event) {
        return tenancy.enter(event.companyId()).chain(() -> orders.refund(event.lineId(), event.amount()));
    }
}
