package io.linli.marketplace.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.payment.RefundReason;

/** Lines were paid that could no longer be had: their money goes back, once. */
@ApplicationScoped
class RefundLostLines implements DomainEventListener<LinesLost> {

    private final Tenancy tenancy;
    private final LineRefunds refunds;

    RefundLostLines(Tenancy tenancy, LineRefunds refunds) {
        this.tenancy = tenancy;
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "order.refund-lost-lines";
    }

    @Override
    public Class<LinesLost> eventType() {
        return LinesLost.class;
    }

    @Override
    public Uni<Void> on(LinesLost event) {
        return tenancy.enter(event.companyId())
                .chain(() -> refunds.ofLines(event.lineIds(), RefundReason.PAID_TOO_LATE));
    }
}
