package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;
import io.linli.marketplace.booking.CompleteVisit;
import io.linli.marketplace.reminder.TellOfVisit;

/**
 * The technician's steps through a visit. Repeating a step changes nothing and answers the same, also when the visit went on
 * since: a phone with a bad network says the same twice, and late.
 *
 * <p>Refuses with: {@code job-not-found} (also for somebody else's), {@code job-over} (called off), {@code check-in-missing}
 * (work begins only after an arrival), {@code visit-too-early} (fact {@code from}: when it may be set out for, or begun without an
 * arrival), {@code job-not-started}, {@code checklist-open} (fact {@code open}: what is required and not ticked).
 */
@ApplicationScoped
public class MoveJob {

    private final Tenancy tenancy;
    private final JobStore jobs;
    private final VisitStore visits;
    private final CompleteVisit completeVisit;
    private final TellOfVisit tell;
    private final ComesAfterAll comes;
    private final StartSettings settings;
    private final Clock clock;

    MoveJob(
            Tenancy tenancy,
            JobStore jobs,
            VisitStore visits,
            CompleteVisit completeVisit,
            TellOfVisit tell,
            ComesAfterAll comes,
            StartSettings settings,
            Clock clock) {
        this.tenancy = tenancy;
        this.jobs = jobs;
        this.visits = visits;
        this.completeVisit = completeVisit;
        this.tell = tell;
        this.comes = comes;
        this.settings = settings;
        this.clock = clock;
    }

    /** The technician sets out, and who waits is told so. */
    @WithTransaction
    public Uni<Job> leave(UUID technicianId, UUID jobId) {
        return tenancy.cross("technician sets out")
                .chain(() -> jobs.leave(jobId, technicianId, clock.instant(), soon()))
                .chain(() -> own(technicianId, jobId))
                .invoke(MoveJob::refuseOver)
                .invoke(job -> refuseEarly(job, job.state() == Job.State.ASSIGNED))
                .call(job -> job.state() == Job.State.ON_THE_WAY
                        ? tell.onTheWay(job.companyId(), job.bookingId())
                        : Uni.createFrom().voidItem());
    }

    /** The technician is there and begins. */
    @WithTransaction
    public Uni<Job> start(UUID technicianId, UUID jobId) {
        return tenancy.cross("technician starts a job")
                .chain(() -> jobs.start(jobId, technicianId, clock.instant(), soon()))
                .chain(() -> own(technicianId, jobId))
                .invoke(MoveJob::refuseOver)
                .invoke(job -> refuseEarly(job, job.state().before() && !job.checkIn()))
                .invoke(MoveJob::requireStarted)
                .call(comes::noted);
    }

    /** The work is done: the booking is completed with it. */
    @WithTransaction
    public Uni<Job> finish(UUID technicianId, UUID jobId) {
        return tenancy.cross("technician finishes a job")
                .chain(() -> jobs.lock(jobId))
                .chain(() -> jobs.finish(jobId, technicianId, clock.instant()))
                .chain(() -> own(technicianId, jobId))
                .invoke(MoveJob::refuseOver)
                .call(job -> job.state() == Job.State.DONE
                        ? completeVisit.complete(job.companyId(), job.bookingId())
                        : refuseUnfinished(job));
    }

    private Uni<Job> own(UUID technicianId, UUID jobId) {
        return jobs.byId(jobId)
                .map(found -> found.filter(job -> job.technicianId().equals(technicianId))
                        .orElseThrow(() -> Refusal.notFound("job")));
    }

    private Uni<Void> refuseUnfinished(Job job) {
        if (job.state() != Job.State.STARTED) {
            throw refusal(job, "job-not-started", "This visit has not been started.");
        }
        return visits.checks(job.id()).map(checks -> {
            var open = checks.stream()
                    .filter(check -> check.required() && check.tickedAt().isEmpty())
                    .map(Check::name)
                    .toList();
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "checklist-open",
                    "Something that has to be done is not ticked yet.",
                    Map.of("open", open));
        });
    }

    static void refuseOver(Job job) {
        if (job.state() == Job.State.CANCELLED) {
            throw refusal(job, "job-over", "This visit was called off.");
        }
    }

    private Instant soon() {
        return clock.instant().plus(settings.startAhead());
    }

    /** @param waits whether the step was not made */
    private void refuseEarly(Job job, boolean waits) {
        if (waits) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "visit-too-early",
                    "It is too early for this visit.",
                    Map.of("from", job.startsAt().minus(settings.startAhead())));
        }
    }

    private static void requireStarted(Job job) {
        if (job.state() != Job.State.STARTED && job.state() != Job.State.DONE) {
            throw refusal(job, "check-in-missing", "Check in first: by the code at the door, or at the gate.");
        }
    }

    private static Refusal refusal(Job job, String code, String message) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                code,
                message,
                Map.of("state", job.state().name()));
    }
}
