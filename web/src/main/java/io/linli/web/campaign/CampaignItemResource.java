package io.linli.web.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.marketplace.campaign.ChangeItems;
import io.linli.marketplace.order.SubstituteItem;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;

/** The goods of drafts, and what is offered instead of one that cannot be delivered. */
@Path("/api/v1/campaigns/{id}/items")
@RolesAllowed({"leader", "property"})
@Tag(name = "campaigns")
public class CampaignItemResource {

    private final Actors actors;
    private final RequestKey key;
    private final ChangeItems items;
    private final SubstituteItem substitutes;

    CampaignItemResource(Actors actors, RequestKey key, ChangeItems items, SubstituteItem substitutes) {
        this.actors = actors;
        this.key = key;
        this.items = items;
        this.substitutes = substitutes;
    }

    @POST
    @Idempotent
    @Operation(summary = "Take a good into an own draft")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CampaignView.class)),
            description = "The draft.")
    @APIResponse(responseCode = "409", description = "not-a-draft, already-in-campaign")
    public Uni<Response> add(@PathParam("id") UUID id, @Valid @NotNull NewItem item) {
        return actors.host()
                .chain(host -> items.add(host, id, item.toRequest()))
                .map(draft -> Response.created(URI.create("/api/v1/campaigns/" + id))
                        .entity(CampaignView.of(draft))
                        .build());
    }

    @POST
    @Path("/{item}/substitution")
    @Idempotent
    @Operation(
            summary = "Offer another good of the supplier instead of one that cannot be delivered",
            description =
                    "Before the cut-off or after it, while nothing of the good was handed over. Who chose so when joining has"
                            + " the substitute, first come first served by its stock, and gets back what it costs less;"
                            + " everybody else gets the money of that line back. All are told.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CampaignView.class)),
            description = "The group-buy with the substitute.")
    @APIResponse(
            responseCode = "409",
            description =
                    "already-substituted, already-in-campaign, already-handed-over, still-a-draft, not-substitutable,"
                            + " campaign-closed")
    @APIResponse(
            responseCode = "422",
            description =
                    "other-supplier, substitute-dearer, price-above-offer, offer-not-served, campaign-terms-invalid")
    public Uni<Response> substitute(
            @PathParam("id") UUID id, @PathParam("item") UUID item, @Valid @NotNull NewSubstitute substitute) {
        var request = substitute.toRequest(key.id(), id, item);
        return actors.host()
                .chain(host -> substitutes.substitute(host, request))
                .map(changed -> Response.created(URI.create("/api/v1/campaigns/" + id))
                        .entity(CampaignView.of(changed))
                        .build());
    }

    @DELETE
    @Path("/{item}")
    @Operation(summary = "Take a good out of an own draft")
    @APIResponse(responseCode = "200", description = "The draft.")
    @APIResponse(responseCode = "409", description = "not-a-draft, last-item")
    public Uni<CampaignView> remove(@PathParam("id") UUID id, @PathParam("item") UUID item) {
        return actors.host().chain(host -> items.remove(host, id, item)).map(CampaignView::of);
    }
}
