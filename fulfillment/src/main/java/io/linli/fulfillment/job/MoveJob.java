package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.CompleteVisit;

/**
 * The technician's steps through a visit. Repeating a step changes nothing and answers the same.
 *
 * <p>Refuses with: {@code job-not-found} (also for somebody else's), {@code job-not-startable}, {@code job-not-started}.
 */
@ApplicationScoped
public class MoveJob {

    private final Tenancy tenancy;
    private final JobStore jobs;
    private final CompleteVisit completeVisit;
    private final Clock clock;

    MoveJob(Tenancy tenancy, JobStore jobs, CompleteVisit completeVisit, Clock clock) {
        this.tenancy = tenancy;
        this.jobs = jobs;
        this.completeVisit = completeVisit;
        this.clock = clock;
    }

    /** The technician is there and begins. */
    @WithTransaction
    public Uni<Job> start(UUID technicianId, UUID jobId) {
        return tenancy.cross("technician starts a job")
                .chain(() -> jobs.start(jobId, technicianId, clock.instant()))
                .chain(() -> own(technicianId, jobId))
                .invoke(job -> require(job, Job.State.STARTED, "job-not-startable", "This visit cannot be started."));
    }

    /** The work is done: the booking is completed with it. */
    @WithTransaction
    public Uni<Job> finish(UUID technicianId, UUID jobId) {
        return tenancy.cross("technician finishes a job")
                .chain(() -> jobs.finish(jobId, technicianId, clock.instant()))
                .chain(() -> own(technicianId, jobId))
                .invoke(job -> require(job, Job.State.DONE, "job-not-started", "This visit has not been started."))
                .call(job -> completeVisit.complete(job.companyId(), job.bookingId()));
    }

    private Uni<Job> own(UUID technicianId, UUID jobId) {
        return jobs.byId(jobId)
                .map(found -> found.filter(job -> job.technicianId().equals(technicianId))
                        .orElseThrow(() -> Refusal.notFound("job")));
    }

    private static void require(Job job, Job.State state, String code, String message) {
        if (job.state() != state) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    code,
                    message,
                    Map.of("state", job.state().name()));
        }
    }
}
