package io.linli.web.job;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.job.Jobs;
import io.linli.fulfillment.job.MoveJob;
import io.linli.web.identity.Actors;

/** Home visits: technicians see and move their own, providers see those of their technicians. */
@Path("/api/v1/jobs")
@Tag(name = "jobs")
public class JobResource {

    private static final String TECHNICIAN = "technician";
    private static final String SUPPLIER = "supplier";

    private final Actors actors;
    private final Jobs jobs;
    private final MoveJob moveJob;
    private final JobViews views;

    JobResource(Actors actors, Jobs jobs, MoveJob moveJob, JobViews views) {
        this.actors = actors;
        this.jobs = jobs;
        this.moveJob = moveJob;
        this.views = views;
    }

    @GET
    @RolesAllowed({TECHNICIAN, SUPPLIER})
    @Operation(summary = "One's own visits by start; a provider sees those of its technicians")
    public Uni<Slice<JobView>> list(
            @Parameter(description = "Like 2026-05-31, in the communities' local time. Default: all not finished.")
                    @QueryParam("day")
                    @Nullable
                    String day) {
        return own(parse(day)).chain(views::of).map(found -> new Slice<>(found, Optional.empty()));
    }

    @POST
    @Path("/{id}/start")
    @RolesAllowed(TECHNICIAN)
    @Operation(summary = "The technician is there and begins; repeating it changes nothing")
    public Uni<JobView> start(@PathParam("id") UUID id) {
        return actors.technician()
                .chain(technician -> moveJob.start(technician, id))
                .chain(this::view);
    }

    @POST
    @Path("/{id}/done")
    @RolesAllowed(TECHNICIAN)
    @Operation(summary = "The work is done: the booking is completed; repeating it changes nothing")
    public Uni<JobView> done(@PathParam("id") UUID id) {
        return actors.technician()
                .chain(technician -> moveJob.finish(technician, id))
                .chain(this::view);
    }

    private Uni<List<Job>> own(@Nullable LocalDate day) {
        return actors.hasRole(TECHNICIAN)
                ? actors.technician().chain(technician -> jobs.ofTechnician(technician, day))
                : actors.supplier().chain(supplier -> jobs.ofProvider(supplier, day));
    }

    private Uni<JobView> view(Job job) {
        return views.of(List.of(job)).map(found -> found.get(0));
    }

    private static @Nullable LocalDate parse(@Nullable String day) {
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.INVALID, "day-invalid", "A day is written like 2026-05-31.");
        }
    }
}
