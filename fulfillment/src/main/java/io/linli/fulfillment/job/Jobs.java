package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Tenancy;

/** The visits of technicians and providers: they come to communities of every property company, so these cross tenants. */
@ApplicationScoped
public class Jobs {

    private static final Duration BEHIND = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(70);

    private final Tenancy tenancy;
    private final JobStore jobs;

    Jobs(Tenancy tenancy, JobStore jobs) {
        this.tenancy = tenancy;
        this.jobs = jobs;
    }

    /**
     * A technician's own, by start.
     *
     * @param day in the communities' local time; null for all that are not finished, of the last two weeks and of all to come
     */
    @WithTransaction
    public Uni<List<Job>> ofTechnician(UUID technicianId, @Nullable LocalDate day) {
        return tenancy.cross("technician's jobs").chain(() -> jobs.ofTechnician(technicianId, day));
    }

    /**
     * Those of a provider's technicians, by start.
     *
     * @param day in the communities' local time; null for all that are not finished, of the last two weeks and of all to come
     */
    @WithTransaction
    public Uni<List<Job>> ofProvider(UUID supplierId, @Nullable LocalDate day) {
        return tenancy.cross("provider's jobs").chain(() -> jobs.ofProvider(supplierId, day));
    }

    /** The visit of a booking of the provider's; empty for one that is finished or called off, or another provider's. */
    @WithTransaction
    public Uni<Optional<Job>> ofBooking(UUID supplierId, UUID bookingId) {
        return tenancy.cross("a provider's visit").chain(() -> jobs.ofProvidersBooking(bookingId, supplierId));
    }

    /** A technician's visits from a week before a moment to ten weeks after it, by start: what a calendar shows. */
    @WithTransaction
    public Uni<List<Job>> around(UUID technicianId, Instant moment) {
        return tenancy.cross("technician's calendar")
                .chain(() -> jobs.between(technicianId, moment.minus(BEHIND), moment.plus(AHEAD)));
    }
}
