package io.linli.web.campaign;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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

import io.linli.marketplace.campaign.CopyCampaign;
import io.linli.web.idempotency.Idempotent;
import io.linli.web.idempotency.RequestKey;
import io.linli.web.identity.Actors;

/** Drafts made of other group-buys: last week's once more, or a template's. */
@Path("/api/v1/campaigns/{id}/copies")
@Tag(name = "campaigns")
public class CampaignCopyResource {

    private final Actors actors;
    private final RequestKey key;
    private final CopyCampaign copy;

    CampaignCopyResource(Actors actors, RequestKey key, CopyCampaign copy) {
        this.actors = actors;
        this.key = key;
        this.copy = copy;
    }

    @POST
    @RolesAllowed({"leader", "property"})
    @Idempotent
    @Operation(
            summary = "Make a draft of an own group-buy",
            description =
                    "The same goods on the same terms, opening now and closing on the same weekday at the same hour of"
                            + " a following week. A good that costs less alone by now is taken at that price, one that is no"
                            + " longer sold is left out; both are told.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CopyView.class)),
            description = "The draft.")
    @APIResponse(responseCode = "403", description = "not-the-leader")
    @APIResponse(responseCode = "404", description = "campaign-not-found")
    @APIResponse(responseCode = "422", description = "nothing-to-copy, threshold-above-stock")
    public Uni<Response> copy(@PathParam("id") UUID id) {
        return actors.host().chain(host -> copy.copy(host, id, key.id())).map(made -> Response.created(URI.create(
                        "/api/v1/campaigns/" + made.campaign().terms().id()))
                .entity(CopyView.of(made))
                .build());
    }
}
