package io.linli.fulfillment.job;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.catalog.kernel.DomainEventListener;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.booking.Bookings;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.order.OrderPaid;

/** Gives each paid visit to the technician whose time it took. Told twice, it is done once. */
@ApplicationScoped
class AssignJobs implements DomainEventListener<OrderPaid> {

    private final Tenancy tenancy;
    private final Bookings bookings;
    private final Communities communities;
    private final JobStore jobs;

    AssignJobs(Tenancy tenancy, Bookings bookings, Communities communities, JobStore jobs) {
        this.tenancy = tenancy;
        this.bookings = bookings;
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
                .chain(() -> bookings.byIds(event.bookingIds()))
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
