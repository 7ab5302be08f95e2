package io.linli.web.job;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.fulfillment.job.CheckIn;
import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.job.JobViewer;
import io.linli.fulfillment.job.Jobs;
import io.linli.fulfillment.job.MoveJob;
import io.linli.fulfillment.job.ReportVisit;
import io.linli.fulfillment.job.Visit;
import io.linli.fulfillment.job.VisitPhotos;
import io.linli.fulfillment.job.Visits;
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
    private final CheckIn checkIn;
    private final ReportVisit report;
    private final Visits visits;
    private final VisitPhotos photos;
    private final Viewers viewers;
    private final JobViews views;

    JobResource(
            Actors actors,
            Jobs jobs,
            MoveJob moveJob,
            CheckIn checkIn,
            ReportVisit report,
            Visits visits,
            VisitPhotos photos,
            Viewers viewers,
            JobViews views) {
        this.actors = actors;
        this.jobs = jobs;
        this.moveJob = moveJob;
        this.checkIn = checkIn;
        this.report = report;
        this.visits = visits;
        this.photos = photos;
        this.viewers = viewers;
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

    @POST
    @Path("/{id}/on-the-way")
    @RolesAllowed(TECHNICIAN)
    @Operation(summary = "The technician sets out; repeating it changes nothing")
    public Uni<JobView> leave(@PathParam("id") UUID id) {
        return actors.technician()
                .chain(technician -> moveJob.leave(technician, id))
                .chain(this::view);
    }

    @POST
    @Path("/{id}/check-ins")
    @RolesAllowed(TECHNICIAN)
    @Operation(
            summary = "The technician is there: the six digits the household said at the door",
            description =
                    "Repeating it changes nothing, so no Idempotency-Key. A wrong code counts; after five none does until"
                            + " the household makes a new one.")
    @APIResponse(responseCode = "400", description = "check-in-code-invalid")
    @APIResponse(responseCode = "409", description = "check-in-locked, job-over")
    @APIResponse(responseCode = "422", description = "check-in-code-wrong")
    public Uni<JobView> checkIn(@PathParam("id") UUID id, @Valid @NotNull VisitView.Code said) {
        return actors.technician()
                .chain(technician -> checkIn.byCode(technician, id, said.code()))
                .chain(this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({TECHNICIAN, SUPPLIER})
    @Operation(summary = "A visit with all that was noted on site")
    public Uni<VisitView> get(@PathParam("id") UUID id) {
        return viewers.viewer().chain(viewer -> visits.get(viewer, id)).chain(this::view);
    }

    @PUT
    @Path("/{id}/checks/{place}")
    @RolesAllowed(TECHNICIAN)
    @Operation(summary = "Tick something of the checklist, or take the tick back; repeating it changes nothing")
    @APIResponse(responseCode = "409", description = "job-closed")
    public Uni<VisitView> tick(
            @PathParam("id") UUID id, @PathParam("place") int place, @Valid @NotNull VisitView.Tick tick) {
        return changed(id, technician -> report.tick(technician, id, place, tick.ticked()));
    }

    @PUT
    @Path("/{id}/report")
    @RolesAllowed(TECHNICIAN)
    @Operation(summary = "Materials used and notes, in place of those before")
    @APIResponse(responseCode = "400", description = "material-invalid, materials-too-many, notes-too-long")
    @APIResponse(responseCode = "409", description = "job-closed")
    public Uni<VisitView> report(@PathParam("id") UUID id, @Valid @NotNull VisitView.Report written) {
        var notes = written.notes() == null ? "" : written.notes();
        return changed(id, technician -> report.write(technician, id, written.used(), notes));
    }

    @GET
    @Path("/{id}/photos/{photo}")
    @RolesAllowed({TECHNICIAN, SUPPLIER, "resident", "operator"})
    @Produces({"image/jpeg", "image/png"})
    @Operation(summary = "A picture of a visit, for its parties")
    public Uni<Response> photo(
            @PathParam("id") UUID id,
            @PathParam("photo") UUID photo,
            @Parameter(description = "At most 320 pixels wide and high.") @QueryParam("small") @DefaultValue("false")
                    boolean small) {
        return viewers.viewer()
                .chain(viewer -> photos.open(viewer, id, photo, small))
                .map(PhotoAnswers::of);
    }

    private Uni<VisitView> changed(UUID id, Function<UUID, Uni<Void>> change) {
        return actors.technician().chain(technician -> change.apply(technician)
                .chain(() -> visits.get(new JobViewer.OfTechnician(technician), id))
                .chain(this::view));
    }

    private Uni<VisitView> view(Visit visit) {
        return view(visit.job()).map(job -> VisitView.of(visit, job));
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
