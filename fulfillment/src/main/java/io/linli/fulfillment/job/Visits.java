package io.linli.fulfillment.job;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Tenancy;

/** Visits as their parties may see them. Somebody else's do not exist: {@code job-not-found}. */
@ApplicationScoped
public class Visits {

    private final Tenancy tenancy;
    private final JobStore jobs;
    private final VisitStore visits;
    private final PhotoStore photos;

    Visits(Tenancy tenancy, JobStore jobs, VisitStore visits, PhotoStore photos) {
        this.tenancy = tenancy;
        this.jobs = jobs;
        this.visits = visits;
        this.photos = photos;
    }

    @WithTransaction
    public Uni<Visit> get(JobViewer viewer, UUID jobId) {
        return enter(viewer)
                .chain(() -> jobs.byId(jobId))
                .map(found -> found.filter(viewer::sees).orElseThrow(() -> Refusal.notFound("job")))
                .chain(job -> visit(viewer, job));
    }

    /** The visit of a booking of the household's; empty while nobody has been given it. */
    @WithTransaction
    public Uni<Optional<Visit>> ofBooking(JobViewer.OfHousehold household, UUID bookingId) {
        return enter(household)
                .chain(() -> jobs.ofBooking(bookingId, household.householdId()))
                .chain(found -> found.map(job -> visit(household, job).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Visit> visit(JobViewer viewer, Job job) {
        return visits.checks(job.id()).chain(checks -> visits.materials(job.id())
                .chain(materials -> photos.of(job.id()).chain(pictures -> visits.secrets(job.id())
                        .map(secrets -> visit(viewer, job, checks, materials, pictures, secrets)))));
    }

    private static Visit visit(
            JobViewer viewer,
            Job job,
            List<Check> checks,
            List<Material> materials,
            List<Photo> pictures,
            VisitStore.Secrets secrets) {
        boolean household =
                viewer instanceof JobViewer.OfHousehold && job.state().before();
        boolean technician =
                viewer instanceof JobViewer.OfTechnician && job.state().before();
        return new Visit(
                job,
                checks,
                materials,
                secrets.notes(),
                pictures,
                Optional.of(secrets.code()).filter(code -> household),
                secrets.attempts() >= CheckIn.MOST_ATTEMPTS,
                Optional.of(secrets.gatePass()).filter(pass -> technician));
    }

    private Uni<Void> enter(JobViewer viewer) {
        return viewer instanceof JobViewer.OfHousehold household
                ? tenancy.enter(household.companyId())
                : tenancy.cross("a visit on site");
    }
}
