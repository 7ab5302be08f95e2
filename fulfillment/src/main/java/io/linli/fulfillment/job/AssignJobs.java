package io.linli.fulfillment.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.order.OrderPaid;
import io.linli.marketplace.order.VisitsToMake;

/** Gives each paid visit that is to be made to the technician whose time it took. Told twice, it is done once. */
@ApplicationScoped
class AssignJobs implements DomainEventListener<OrderPaid> {

    private final Tenancy tenancy;
    private final VisitsToMake visits;
    private final GiveJob give;

    AssignJobs(Tenancy tenancy, VisitsToMake visits, GiveJob give) {
        this.tenancy = tenancy;
        this.visits = visits;
        this.give = give;
    }

    @Override
    public String name() {
        return "fulfillment.job.assign";
    }

    @Override
    public Class<OrderPaid> eventType() {
        return OrderPaid.class;
    }

    @Override
    public Uni<Void> on(OrderPaid event) {
        return tenancy.enter(event.companyId())
                .chain(() -> visits.among(event.bookingIds()))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(give::give)
                .collect()
                .last();
    }
}
