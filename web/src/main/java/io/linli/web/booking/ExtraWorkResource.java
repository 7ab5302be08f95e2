package io.linli.web.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.extrawork.ExtraWork;
import io.linli.marketplace.extrawork.ExtraWorks;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;

/** What a technician finds on site besides: proposed, agreed and paid, or not. */
@Path("/api/v1/bookings/{id}/extra-works")
@RolesAllowed({"resident", "technician", "supplier"})
@Tag(name = "bookings")
public class ExtraWorkResource {

    private static final String RESIDENT = "resident";
    private static final String TECHNICIAN = "technician";

    private final Actors actors;
    private final VisitViewers viewers;
    private final RequestKey key;
    private final ExtraWorks works;
    private final OrderedVisits ordered;

    ExtraWorkResource(
            Actors actors, VisitViewers viewers, RequestKey key, ExtraWorks works, OrderedVisits ordered) {
        this.actors = actors;
        this.viewers = viewers;
        this.key = key;
        this.works = works;
        this.ordered = ordered;
    }

    @GET
    @Operation(summary = "What was proposed besides, in that order")
    public Uni<Slice<ExtraWorkView>> list(@PathParam("id") UUID id) {
        return viewers.any()
                .chain(viewer -> works.of(viewer, id))
                .map(found -> new Slice<>(found.stream().map(ExtraWorkView::of).toList(), Optional.empty()));
    }

    @POST
    @RolesAllowed(TECHNICIAN)
    @Idempotent
    @Operation(summary = "Propose work besides what was booked; the household is told")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ExtraWorkView.class)),
            description = "Proposed; nothing is owed.")
    public Uni<Response> propose(@PathParam("id") UUID id, @Valid @NotNull NewExtraWork wanted) {
        var work = key.id();
        return viewers.technician()
                .chain(technician -> works.propose(
                        technician,
                        id,
                        work,
                        LineView.lines(wanted.lines()),
                        Optional.ofNullable(wanted.note()).orElse("")))
                .map(made -> Response.status(Response.Status.CREATED)
                        .entity(ExtraWorkView.of(made))
                        .build());
    }

    @POST
    @Path("/{work}/agreements")
    @RolesAllowed(RESIDENT)
    @Idempotent
    @Operation(summary = "Agree to what was proposed, and pay it")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = OrderedView.class)),
            description = "Agreed; pay at payUrl.")
    public Uni<Response> agree(@PathParam("id") UUID id, @PathParam("work") UUID work) {
        return actors.resident()
                .chain(resident -> viewers.household()
                        .chain(home -> works.agree(home, resident.toResident(), id, work)))
                .chain(order -> ordered.toPay(id, order));
    }

    @POST
    @Path("/{work}/declines")
    @RolesAllowed(RESIDENT)
    @Idempotent
    @Operation(summary = "Do not want what was proposed")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ExtraWorkView.class)),
            description = "Declined, now or before.")
    public Uni<Response> decline(@PathParam("id") UUID id, @PathParam("work") UUID work) {
        return viewers.household().chain(home -> works.decline(home, id, work)).map(ExtraWorkResource::answer);
    }

    @POST
    @Path("/{work}/withdrawals")
    @RolesAllowed(TECHNICIAN)
    @Idempotent
    @Operation(summary = "Take a proposal back that is not agreed")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ExtraWorkView.class)),
            description = "Taken back, now or before.")
    public Uni<Response> withdraw(@PathParam("id") UUID id, @PathParam("work") UUID work) {
        return viewers.technician()
                .chain(technician -> works.withdraw(technician, id, work))
                .map(ExtraWorkResource::answer);
    }

    private static Response answer(ExtraWork work) {
        return Response.ok(ExtraWorkView.of(work)).build();
    }
}
