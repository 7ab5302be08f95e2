package io.linli.fulfillment.job;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.linli.marketplace.booking.ChangeTechnician;

/** A technician who was not to come any more, and whom nobody replaced, is there: the visit is as any other again. */
@ApplicationScoped
class ComesAfterAll {

    private final OpenJobs open;
    private final ChangeTechnician bookings;

    ComesAfterAll(OpenJobs open, ChangeTechnician bookings) {
        this.open = open;
        this.bookings = bookings;
    }

    /** @param job as it is after the technician was said to be there, or began; any other is left as it is */
    Uni<Void> noted(Job job) {
        boolean there = !job.state().before() && !job.state().over();
        return there && job.strandedAt().isPresent()
                ? open.keep(job.id()).chain(() -> bookings.comes(job.companyId(), job.bookingId()))
                : Uni.createFrom().voidItem();
    }
}
