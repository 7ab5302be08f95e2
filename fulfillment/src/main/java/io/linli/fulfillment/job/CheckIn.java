package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/**
 * The technician is there: by the code the household says at the door, or because the household says so itself. A gate's word is
 * {@link HearGate}'s. Said again it changes nothing.
 *
 * <p>A wrong code is counted in a transaction of its own, so that the refusal does not undo the counting; after
 * {@value #MOST_ATTEMPTS} attempts no code counts until the household makes a new one.
 */
@ApplicationScoped
public class CheckIn {

    static final int MOST_ATTEMPTS = 5;

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final Tenancy tenancy;
    private final JobStore jobs;
    private final VisitStore visits;
    private final ComesAfterAll comes;
    private final Clock clock;

    CheckIn(Tenancy tenancy, JobStore jobs, VisitStore visits, ComesAfterAll comes, Clock clock) {
        this.comes = comes;
        this.tenancy = tenancy;
        this.jobs = jobs;
        this.visits = visits;
        this.clock = clock;
    }

    /** What came of an attempt. @param left attempts; below 0 where there was none to make */
    private record Outcome(Job job, int left) {}

    /**
     * Refuses with: {@code check-in-code-invalid} (not six digits; not counted), {@code check-in-code-wrong} (fact {@code left}:
     * attempts), {@code check-in-locked}, {@code job-over}, {@code job-not-found}.
     */
    public Uni<Job> byCode(UUID technicianId, UUID jobId, String code) {
        if (!CODE.matcher(code).matches()) {
            throw new Refusal(Refusal.Kind.INVALID, "check-in-code-invalid", "The code has six digits.");
        }
        return Panache.withTransaction(
                        () -> tenancy.cross("technician checks in").chain(() -> attempt(technicianId, jobId, code)))
                .map(CheckIn::answer);
    }

    /** The household says so. Refuses with: {@code job-not-found}, {@code job-over}. */
    public Uni<Job> byHousehold(JobViewer.OfHousehold household, UUID jobId) {
        return Panache.withTransaction(() -> tenancy.enter(household.companyId())
                .chain(() -> seen(household, jobId))
                .call(job -> jobs.arrive(job.id(), Job.ArrivedBy.HOUSEHOLD, clock.instant()))
                .chain(() -> seen(household, jobId))
                .invoke(MoveJob::refuseOver)
                .call(comes::noted));
    }

    /** A new code with all attempts before it; the one before is good for nothing. Refuses with: {@code job-not-found}. */
    public Uni<Void> newCode(JobViewer.OfHousehold household, UUID jobId) {
        return Panache.withTransaction(() -> tenancy.enter(household.companyId())
                .chain(() -> seen(household, jobId))
                .chain(job -> visits.newCode(job.id(), household.householdId()))
                .replaceWithVoid());
    }

    private Uni<Outcome> attempt(UUID technicianId, UUID jobId, String code) {
        return visits.tryCode(technicianId, jobId, MOST_ATTEMPTS)
                .call(tried -> tried.isPresent() && same(tried.get().code(), code)
                        ? jobs.arrive(jobId, Job.ArrivedBy.CODE, clock.instant())
                        : Uni.createFrom().item(false))
                .chain(tried -> seen(new JobViewer.OfTechnician(technicianId), jobId)
                        .call(comes::noted)
                        .map(job -> new Outcome(
                                job,
                                tried.map(one -> MOST_ATTEMPTS - one.attempts()).orElse(-1))));
    }

    private Uni<Job> seen(JobViewer viewer, UUID jobId) {
        return jobs.byId(jobId).map(found -> found.filter(viewer::sees).orElseThrow(() -> Refusal.notFound("job")));
    }

    private static Job answer(Outcome outcome) {
        MoveJob.refuseOver(outcome.job());
        if (!outcome.job().state().before()) {
            return outcome.job();
        }
        throw outcome.left() > 0
                ? new Refusal(
                        Refusal.Kind.UNPROCESSABLE,
                        "check-in-code-wrong",
                        "This is not the code of this visit.",
                        Map.of("left", outcome.left()))
                : new Refusal(
                        Refusal.Kind.CONFLICT,
                        "check-in-locked",
                        "The code was wrong too often. Ask the household for a new one.");
    }

    /** Takes the same time whichever digit differs. */
    private static boolean same(String code, String said) {
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.US_ASCII), said.getBytes(StandardCharsets.US_ASCII));
    }
}
