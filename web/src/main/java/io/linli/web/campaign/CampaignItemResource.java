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
import io.linli.web.idempotency.Idempotent;
import io.linli.web.identity.Actors;

/** The goods of drafts. */
@Path("/api/v1/campaigns/{id}/items")
@RolesAllowed({"leader", "property"})
@Tag(name = "campaigns")
public class CampaignItemResource {

    private final Actors actors;
    private final ChangeItems items;

    CampaignItemResource(Actors actors, ChangeItems items) {
        this.actors = actors;
        this.items = items;
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

    @DELETE
    @Path("/{item}")
    @Operation(summary = "Take a good out of an own draft")
    @APIResponse(responseCode = "200", description = "The draft.")
    @APIResponse(responseCode = "409", description = "not-a-draft, last-item")
    public Uni<CampaignView> remove(@PathParam("id") UUID id, @PathParam("item") UUID item) {
        return actors.host().chain(host -> items.remove(host, id, item)).map(CampaignView::of);
    }
}
