package io.linli.web.technician;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Slice;
import io.linli.fulfillment.schedule.LeadTeam;
import io.linli.fulfillment.schedule.PlanWork;
import io.linli.fulfillment.schedule.WorkPlans;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.identity.Actors;

/** A provider's own team and its work. Another provider's technicians do not exist. */
@Path("/api/v1/technicians")
@RolesAllowed("supplier")
@Tag(name = "technicians")
public class TechnicianResource {

    private final Actors actors;
    private final WorkPlans plans;
    private final LeadTeam team;
    private final PlanWork work;

    TechnicianResource(Actors actors, WorkPlans plans, LeadTeam team, PlanWork work) {
        this.actors = actors;
        this.plans = plans;
        this.team = team;
        this.work = work;
    }

    @GET
    @Operation(summary = "One's own technicians by name, also those who left")
    public Uni<Slice<TermsView.Member>> list() {
        return actors.supplier()
                .chain(plans::team)
                .map(found ->
                        new Slice<>(found.stream().map(TermsView.Member::of).toList(), Optional.empty()));
    }

    @POST
    @Idempotent
    @Operation(summary = "A new technician, who has no shifts yet")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PlanView.class)),
            description = "Hired.")
    @APIResponse(responseCode = "400", description = "technician-invalid, time-zone-unknown, visit-limit-invalid")
    public Uni<Response> hire(@Valid @NotNull TermsView terms) {
        return actors.supplier()
                .chain(supplier -> team.hire(supplier, terms.terms()).chain(id -> plans.get(supplier, id)))
                .map(plan -> Response.status(Response.Status.CREATED)
                        .entity(PlanView.of(plan))
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "All that decides when a technician can come")
    public Uni<PlanView> get(@PathParam("id") UUID id) {
        return actors.supplier().chain(supplier -> plans.get(supplier, id)).map(PlanView::of);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Name, time zone, limits and last day")
    public Uni<PlanView> change(@PathParam("id") UUID id, @Valid @NotNull TermsView terms) {
        return changed(id, supplier -> team.change(supplier, id, terms.terms()));
    }

    @PUT
    @Path("/{id}/week")
    @Operation(summary = "The shifts and breaks of every week, in place of those before")
    @APIResponse(responseCode = "400", description = "hours-invalid, shift-overlaps, break-overlaps, shifts-too-many")
    public Uni<PlanView> week(@PathParam("id") UUID id, @Valid @NotNull WeekView week) {
        return changed(id, supplier -> work.week(supplier, id, week.week()));
    }

    @PUT
    @Path("/{id}/skills")
    @Operation(summary = "Skills with their certificates, in place of those before")
    public Uni<PlanView> skills(
            @PathParam("id") UUID id, @Valid @NotNull List<PlanView.@Valid @NotNull SkillView> skills) {
        return changed(
                id,
                supplier -> team.skills(
                        supplier,
                        id,
                        skills.stream().map(PlanView.SkillView::skill).toList()));
    }

    @PUT
    @Path("/{id}/areas")
    @Operation(summary = "Communities and buildings a technician goes to; none for wherever the provider sells")
    public Uni<PlanView> areas(
            @PathParam("id") UUID id, @Valid @NotNull List<PlanView.@Valid @NotNull AreaView> areas) {
        return changed(
                id,
                supplier -> team.areas(
                        supplier,
                        id,
                        areas.stream().map(PlanView.AreaView::area).toList()));
    }

    @POST
    @Path("/{id}/exceptions")
    @Idempotent
    @Operation(
            summary = "One day is different",
            description = "OFF for some hours or all day, EXTRA hours, or hours INSTEAD of the weekly shifts.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PlanView.class)),
            description = "Planned.")
    @APIResponse(responseCode = "400", description = "hours-invalid, exception-invalid")
    @APIResponse(responseCode = "409", description = "exception-overlaps")
    @APIResponse(responseCode = "422", description = "day-over, day-too-far")
    public Uni<Response> except(@PathParam("id") UUID id, @Valid @NotNull PlanView.NewException exception) {
        return created(id, supplier -> work.except(supplier, id, exception.day(), exception.kind(), exception.hours())
                .replaceWithVoid());
    }

    @DELETE
    @Path("/{id}/exceptions/{exception}")
    @Operation(summary = "The day is as any other again")
    public Uni<PlanView> unexcept(@PathParam("id") UUID id, @PathParam("exception") UUID exception) {
        return changed(id, supplier -> work.unexcept(supplier, id, exception));
    }

    @POST
    @Path("/{id}/absences")
    @Idempotent
    @Operation(summary = "A technician is away for whole days")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PlanView.class)),
            description = "Planned; misplacedVisits names what is booked in those days.")
    @APIResponse(responseCode = "400", description = "absence-invalid")
    @APIResponse(responseCode = "409", description = "absence-overlaps")
    @APIResponse(responseCode = "422", description = "day-over, day-too-far")
    public Uni<Response> away(@PathParam("id") UUID id, @Valid @NotNull PlanView.NewAbsence absence) {
        return created(id, supplier -> work.away(supplier, id, absence.kind(), absence.firstDay(), absence.lastDay())
                .replaceWithVoid());
    }

    @DELETE
    @Path("/{id}/absences/{absence}")
    @Operation(summary = "A technician is not away after all")
    public Uni<PlanView> back(@PathParam("id") UUID id, @PathParam("absence") UUID absence) {
        return changed(id, supplier -> work.back(supplier, id, absence));
    }

    private Uni<PlanView> changed(UUID technicianId, Function<UUID, Uni<Void>> change) {
        return actors.supplier()
                .chain(supplier -> change.apply(supplier).chain(() -> plans.get(supplier, technicianId)))
                .map(PlanView::of);
    }

    private Uni<Response> created(UUID technicianId, Function<UUID, Uni<Void>> change) {
        return changed(technicianId, change)
                .map(plan ->
                        Response.status(Response.Status.CREATED).entity(plan).build());
    }
}
