package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/**
 * What the technician writes down on site, until the visit is finished. Every call may be repeated.
 *
 * <p>Refuses with: {@code job-not-found} (also for somebody else's), {@code job-closed} (finished or called off).
 */
@ApplicationScoped
public class ReportVisit {

    public static final int MOST_MATERIALS = 30;
    private static final int MOST_CHECKS = 20;
    public static final int LONGEST_NOTES = 2_000;

    private final Tenancy tenancy;
    private final JobStore jobs;
    private final VisitStore visits;
    private final Clock clock;

    ReportVisit(Tenancy tenancy, JobStore jobs, VisitStore visits, Clock clock) {
        this.tenancy = tenancy;
        this.jobs = jobs;
        this.visits = visits;
        this.clock = clock;
    }

    /** Refuses with: {@code check-not-found}. @param place in the list, from 1 */
    @WithTransaction
    public Uni<Void> tick(UUID technicianId, UUID jobId, int place, boolean ticked) {
        if (place < 1 || place > MOST_CHECKS) {
            throw Refusal.notFound("check");
        }
        return tenancy.cross("technician ticks a check")
                .chain(() -> jobs.lock(jobId))
                .chain(() -> open(technicianId, jobId))
                .chain(job -> visits.tick(technicianId, jobId, place, ticked, clock.instant()))
                .invoke(found -> {
                    if (!found) {
                        throw Refusal.notFound("check");
                    }
                })
                .replaceWithVoid();
    }

    /**
     * What was used and what is worth saying, in place of what was written before. Refuses with: {@code materials-too-many},
     * {@code notes-too-long}.
     */
    @WithTransaction
    public Uni<Void> write(UUID technicianId, UUID jobId, List<Material> materials, String notes) {
        if (materials.size() > MOST_MATERIALS) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "materials-too-many", "At most " + MOST_MATERIALS + " materials are kept.");
        }
        if (notes.length() > LONGEST_NOTES) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "notes-too-long", "Notes have at most " + LONGEST_NOTES + " characters.");
        }
        return tenancy.cross("technician reports a visit")
                .chain(() -> open(technicianId, jobId))
                .chain(job -> visits.write(technicianId, jobId, materials, notes.strip()))
                .replaceWithVoid();
    }

    private Uni<Job> open(UUID technicianId, UUID jobId) {
        return jobs.byId(jobId)
                .map(found -> found.filter(job -> job.technicianId().equals(technicianId))
                        .orElseThrow(() -> Refusal.notFound("job")))
                .invoke(ReportVisit::refuseClosed);
    }

    static void refuseClosed(Job job) {
        if (job.state().over()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "job-closed", "This visit is over; nothing of it can be changed any more.");
        }
    }
}
