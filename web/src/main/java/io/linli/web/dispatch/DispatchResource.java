package io.linli.web.dispatch;

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
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.fulfillment.dispatch.Dispatch;
import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.job.Visits;
import io.linli.fulfillment.schedule.TechnicianTerms;
import io.linli.web.identity.Actors;
import io.linli.web.job.JobView;
import io.linli.web.job.JobViews;
import io.linli.web.job.Viewers;

/** Who comes to a visit: providers say, technicians take. Everything may be said twice, so there are no Idempotency-Keys. */
@Path("/api/v1/dispatch")
@Tag(name = "dispatch")
public class DispatchResource {

    private static final String TECHNICIAN = "technician";
    private static final String SUPPLIER = "supplier";

    private final Actors actors;
    private final Dispatch dispatch;
    private final Warnings warnings;
    private final Visits visits;
    private final Viewers viewers;
    private final JobViews views;

    DispatchResource(
            Actors actors, Dispatch dispatch, Warnings warnings, Visits visits, Viewers viewers, JobViews views) {
        this.actors = actors;
        this.dispatch = dispatch;
        this.warnings = warnings;
        this.visits = visits;
        this.viewers = viewers;
        this.views = views;
    }

    @GET
    @Path("/mode")
    @RolesAllowed(SUPPLIER)
    @Operation(summary = "How one's visits are given out")
    public Uni<DispatchView.Mode> mode() {
        return actors.supplier().chain(dispatch::mode).map(DispatchView.Mode::new);
    }

    @PUT
    @Path("/mode")
    @RolesAllowed(SUPPLIER)
    @Operation(summary = "Automatically, from a pool, or by hand; for what is booked from now on")
    public Uni<DispatchView.Mode> mode(@Valid @NotNull DispatchView.Mode mode) {
        return actors.supplier()
                .chain(supplier -> dispatch.mode(supplier, mode.mode()))
                .replaceWith(mode);
    }

    @GET
    @Path("/open")
    @RolesAllowed(SUPPLIER)
    @Operation(summary = "Visits of which it is open who comes, or for which nobody is free; by start")
    public Uni<Slice<JobView>> open() {
        return actors.supplier().chain(dispatch::open).chain(this::slice);
    }

    @GET
    @Path("/pool")
    @RolesAllowed(TECHNICIAN)
    @Operation(summary = "Visits the technician may take, by start")
    public Uni<Slice<JobView>> pool() {
        return actors.technician().chain(dispatch::pool).chain(this::slice);
    }

    @GET
    @Path("/warnings")
    @RolesAllowed(SUPPLIER)
    @Operation(summary = "Days of the next two weeks on which people are short")
    public Uni<Slice<DispatchView.Warning>> warnings(
            @Parameter(description = "In whose days; an IANA name.")
                    @QueryParam("timeZone")
                    @DefaultValue("Asia/Shanghai")
                    String timeZone) {
        var zone = TechnicianTerms.zone(timeZone);
        return actors.supplier()
                .chain(supplier -> warnings.of(supplier, zone))
                .map(found ->
                        new Slice<>(found.stream().map(DispatchView.Warning::of).toList(), Optional.empty()));
    }

    @GET
    @Path("/visits/{id}/reason")
    @RolesAllowed({SUPPLIER, TECHNICIAN})
    @Operation(summary = "Why a visit is its technician's")
    public Uni<DispatchView.Why> why(@PathParam("id") UUID id) {
        return viewers.viewer()
                .chain(viewer -> visits.get(viewer, id))
                .chain(visit -> dispatch.why(List.of(visit.job().bookingId())))
                .map(found -> found.values().stream()
                        .findFirst()
                        .map(DispatchView.Why::of)
                        .orElseThrow(() -> Refusal.notFound("reason")));
    }

    @POST
    @Path("/visits/{id}/assignments")
    @RolesAllowed(SUPPLIER)
    @Operation(summary = "Say who comes; repeating it changes nothing")
    @APIResponse(responseCode = "404", description = "job-not-found, technician-not-found")
    @APIResponse(responseCode = "409", description = "technician-not-free, job-begun")
    public Uni<JobView> assign(@PathParam("id") UUID id, @Valid @NotNull DispatchView.Assignment assignment) {
        return actors.supplier()
                .chain(supplier -> dispatch.assign(supplier, id, assignment.technicianId()))
                .chain(this::view);
    }

    @POST
    @Path("/visits/{id}/claims")
    @RolesAllowed(TECHNICIAN)
    @Operation(summary = "Take a visit from the pool: the first has it; repeating it changes nothing")
    @APIResponse(responseCode = "409", description = "visit-taken, technician-not-free, job-begun")
    public Uni<JobView> claim(@PathParam("id") UUID id) {
        return actors.technician()
                .chain(technician -> dispatch.claim(technician, id))
                .chain(this::view);
    }

    @POST
    @Path("/visits/{id}/declines")
    @RolesAllowed(TECHNICIAN)
    @Operation(summary = "I cannot come: somebody else is looked for at once")
    @APIResponse(responseCode = "400", description = "decline-reason-invalid")
    @APIResponse(responseCode = "404", description = "job-not-found: also one's own no longer")
    @APIResponse(responseCode = "409", description = "job-begun")
    public Uni<DispatchView.Replaced> decline(@PathParam("id") UUID id, @Valid @NotNull DispatchView.Decline decline) {
        return actors.technician()
                .chain(technician -> dispatch.decline(technician, id, decline.reason()))
                .map(DispatchView.Replaced::new);
    }

    private Uni<Slice<JobView>> slice(List<Job> jobs) {
        return views.of(jobs).map(found -> new Slice<>(found, Optional.empty()));
    }

    private Uni<JobView> view(Job job) {
        return views.of(List.of(job)).map(found -> found.get(0));
    }
}
