package io.linli.web.aftersale;

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
import io.linli.marketplace.aftersale.AfterSale;
import io.linli.marketplace.aftersale.AfterSaleViewer;
import io.linli.marketplace.aftersale.AfterSales;
import io.linli.marketplace.aftersale.DecideAfterSale;
import io.linli.marketplace.aftersale.PursueAfterSale;
import io.linli.marketplace.aftersale.RequestAfterSale;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;

/** Requests for money back: a household's own, those about a supplier's lines, those of a property company's communities. */
@Path("/api/v1/after-sales")
@RolesAllowed({"resident", "supplier", "property"})
@Tag(name = "after-sales")
public class AfterSaleResource {

    private static final int MOST = 100;

    private final Actors actors;
    private final RequestKey key;
    private final AfterSales afterSales;
    private final RequestAfterSale request;
    private final DecideAfterSale decide;
    private final PursueAfterSale pursue;

    AfterSaleResource(
            Actors actors,
            RequestKey key,
            AfterSales afterSales,
            RequestAfterSale request,
            DecideAfterSale decide,
            PursueAfterSale pursue) {
        this.actors = actors;
        this.key = key;
        this.afterSales = afterSales;
        this.request = request;
        this.decide = decide;
        this.pursue = pursue;
    }

    @GET
    @Operation(summary = "The own requests, newest first")
    public Uni<Slice<AfterSaleView>> list(
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 100.") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "limit-out-of-range", "The limit must be from 1 to " + MOST + ".");
        }
        return viewer().chain(viewer -> afterSales.list(viewer, cursor, limit))
                .map(found -> found.map(AfterSaleView::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One request, with what happened so far")
    public Uni<AfterSaleView> get(@PathParam("id") UUID id) {
        return viewer().chain(viewer -> afterSales.get(viewer, id)).map(AfterSaleView::of);
    }

    @POST
    @RolesAllowed("resident")
    @Idempotent
    @Operation(
            summary = "Ask for the money of an order line back",
            description = "By quantity, by amount, or with neither for all that is left of the line. The supplier "
                    + "answers first; when it is silent for too long, the property company does.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = AfterSaleView.class)),
            description = "Asked.")
    public Uni<Response> ask(@Valid @NotNull NewAfterSale asked) {
        var requestKey = key.id();
        return actors.resident()
                .map(resident -> asked.request(requestKey, resident))
                .chain(request::request)
                .map(made -> Response.created(URI.create("/api/v1/after-sales/" + made.id()))
                        .entity(AfterSaleView.of(made))
                        .build());
    }

    @POST
    @Path("/{id}/decisions")
    @RolesAllowed({"supplier", "property"})
    @Idempotent
    @Operation(summary = "Grant a request, in full or less, or refuse it; for whose turn it is")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AfterSaleView.class)),
            description = "Decided; what is granted is on its way back.")
    public Uni<Response> decide(@PathParam("id") UUID id, @Valid @NotNull NewDecision decided) {
        return viewer().chain(viewer -> decide.decide(viewer, id, decided.decision()))
                .map(AfterSaleResource::answer);
    }

    @POST
    @Path("/{id}/escalations")
    @RolesAllowed("resident")
    @Idempotent
    @Operation(summary = "Take what the supplier refused to the property company; once")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AfterSaleView.class)),
            description = "The property company is to decide.")
    public Uni<Response> escalate(@PathParam("id") UUID id, @Valid @NotNull NewEscalation escalation) {
        return household()
                .chain(household -> pursue.escalate(household, id, Optional.ofNullable(escalation.note())))
                .map(AfterSaleResource::answer);
    }

    @POST
    @Path("/{id}/withdrawals")
    @RolesAllowed("resident")
    @Idempotent
    @Operation(summary = "No longer ask")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AfterSaleView.class)),
            description = "Withdrawn.")
    public Uni<Response> withdraw(@PathParam("id") UUID id) {
        return household().chain(household -> pursue.withdraw(household, id)).map(AfterSaleResource::answer);
    }

    private static Response answer(AfterSale afterSale) {
        return Response.ok(AfterSaleView.of(afterSale)).build();
    }

    private Uni<AfterSaleViewer> viewer() {
        if (actors.hasRole("property")) {
            return actors.propertyCompany().map(AfterSaleViewer.OfPropertyCompany::new);
        }
        return actors.hasRole("supplier")
                ? actors.supplier().map(AfterSaleViewer.OfSupplier::new)
                : household().map(household -> household);
    }

    private Uni<AfterSaleViewer.OfHousehold> household() {
        return actors.resident()
                .map(resident -> new AfterSaleViewer.OfHousehold(resident.companyId(), resident.householdId()));
    }
}
