package io.linli.web.visitdispute;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.visitdispute.DecideVisitDispute;
import io.linli.marketplace.visitdispute.OpenVisitDispute;
import io.linli.marketplace.visitdispute.VisitDispute;
import io.linli.marketplace.visitdispute.VisitDisputeViewer;
import io.linli.marketplace.visitdispute.VisitDisputes;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;

/** Disputed visits: a household's own, those of a provider's visits, those in a company's communities, all for the platform. */
@Path("/api/v1/visit-disputes")
@RolesAllowed({"resident", "supplier", "property", "operator"})
@Tag(name = "visit-disputes")
public class VisitDisputeResource {

    private static final int MOST = 100;

    private final Actors actors;
    private final RequestKey key;
    private final VisitDisputes disputes;
    private final OpenVisitDispute open;
    private final DecideVisitDispute decide;

    VisitDisputeResource(
            Actors actors, RequestKey key, VisitDisputes disputes, OpenVisitDispute open, DecideVisitDispute decide) {
        this.actors = actors;
        this.key = key;
        this.disputes = disputes;
        this.open = open;
        this.decide = decide;
    }

    @GET
    @Operation(summary = "Disputed visits one may see, newest first")
    public Uni<Slice<VisitDisputeView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return viewer().chain(viewer -> disputes.list(viewer, cursor, limit))
                .map(found -> found.map(VisitDisputeView::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One disputed visit")
    public Uni<VisitDisputeView> get(@PathParam("id") UUID id) {
        return viewer().chain(viewer -> disputes.get(viewer, id)).map(VisitDisputeView::of);
    }

    @POST
    @RolesAllowed("resident")
    @Idempotent
    @Operation(
            summary = "Dispute a visit that was made, within 48 hours",
            description = "Nobody gets a share of its money until it is decided.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = VisitDisputeView.class)),
            description = "Opened.")
    @APIResponse(responseCode = "400", description = "dispute-words-invalid")
    @APIResponse(responseCode = "404", description = "booking-not-found")
    @APIResponse(responseCode = "409", description = "visit-not-done, visit-disputed, dispute-window-over")
    public Uni<Response> open(@Valid @NotNull VisitDisputeView.New asked) {
        var requestKey = key.id();
        return actors.resident()
                .map(resident -> new OpenVisitDispute.Request(
                        requestKey,
                        new VisitDisputeViewer.OfHousehold(resident.companyId(), resident.householdId()),
                        resident.residentId(),
                        asked.bookingId(),
                        asked.reason(),
                        asked.words()))
                .chain(open::open)
                .map(made -> Response.created(URI.create("/api/v1/visit-disputes/" + made.id()))
                        .entity(VisitDisputeView.of(made))
                        .build());
    }

    @POST
    @Path("/{id}/answers")
    @RolesAllowed("supplier")
    @Idempotent
    @Operation(summary = "The provider's side, once")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VisitDisputeView.class)),
            description = "Answered.")
    @APIResponse(responseCode = "409", description = "visit-dispute-decided")
    public Uni<Response> answer(@PathParam("id") UUID id, @Valid @NotNull VisitDisputeView.Answer answer) {
        return actors.supplier()
                .chain(supplier -> decide.answer(new VisitDisputeViewer.OfProvider(supplier), id, answer.words()))
                .map(VisitDisputeResource::answer);
    }

    @POST
    @Path("/{id}/withdrawals")
    @RolesAllowed("resident")
    @Idempotent
    @Operation(summary = "No longer dispute it")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VisitDisputeView.class)),
            description = "Withdrawn.")
    @APIResponse(responseCode = "409", description = "visit-dispute-decided")
    public Uni<Response> withdraw(@PathParam("id") UUID id) {
        return household().chain(household -> decide.withdraw(household, id)).map(VisitDisputeResource::answer);
    }

    @POST
    @Path("/{id}/decisions")
    @RolesAllowed("operator")
    @Idempotent
    @Operation(summary = "Release the money, or give back some or all of it")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VisitDisputeView.class)),
            description = "Decided; what is granted is on its way back.")
    @APIResponse(responseCode = "409", description = "visit-dispute-decided, visit-dispute-unanswered, not-refundable")
    @APIResponse(responseCode = "422", description = "approved-amount-out-of-range")
    public Uni<Response> decide(@PathParam("id") UUID id, @Valid @NotNull VisitDisputeView.Decision decision) {
        return (decision.verdict() == VisitDisputeView.Verdict.RELEASE
                        ? decide.release(id, decision.words())
                        : decide.refund(id, Optional.ofNullable(decision.amount()), decision.words()))
                .map(VisitDisputeResource::answer);
    }

    private static Response answer(VisitDispute dispute) {
        return Response.ok(VisitDisputeView.of(dispute)).build();
    }

    private Uni<VisitDisputeViewer> viewer() {
        if (actors.hasRole("operator")) {
            return Uni.createFrom().item(new VisitDisputeViewer.OfOperator());
        }
        if (actors.hasRole("property")) {
            return actors.propertyCompany().map(VisitDisputeViewer.OfPropertyCompany::new);
        }
        return actors.hasRole("supplier")
                ? actors.supplier().map(VisitDisputeViewer.OfProvider::new)
                : household().map(household -> household);
    }

    private Uni<VisitDisputeViewer.OfHousehold> household() {
        return actors.resident()
                .map(resident -> new VisitDisputeViewer.OfHousehold(resident.companyId(), resident.householdId()));
    }
}
