package io.linli.fulfillment.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.order.OrderPaid;
import io.linli.marketplace.order.VisitsToMake;

/** Gives each paid visit that is to be made to the technician whose time it took. Told twice, it is done once. */
@ApplicationScoped
class AssignJobs implements DomainEventListener<OrderPaid> {

    private final Tenancy tenancy;
    private final VisitsToMake visits;
    private final Communities communities;
    private final JobStore jobs;

    AssignJobs(Tenancy tenancy, VisitsToMake visits, Communities communities, JobStore jobs) {
        this.tenancy = tenancy;
        this.visits = visits;
        this.communities = communities;
        this.jobs = jobs;
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
                .transformToUniAndConcatenate(this::assign)
                .collect()
                .last();
    }

    private Uni<Void> assign(Booking booking) {
        return communities.get(booking.communityId()).chain(community -> jobs.create(booking, community.zone()));
    }
}
