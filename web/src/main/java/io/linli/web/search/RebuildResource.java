package io.linli.web.search;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.linli.search.index.Rebuild;
import io.linli.search.index.RebuildState;

/** The operator's way to make the search index anew. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Tag(name = "search")
public class RebuildResource {

    private final Rebuild rebuild;

    RebuildResource(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    @POST
    @Path("/rebuild")
    @Operation(
            summary = "Starts to fill a new index, which takes the place of the present one when it is complete",
            description =
                    "Search goes on answering meanwhile. One rebuild at a time: a second is refused, so a repeated"
                            + " request does no harm and needs no key.")
    @APIResponse(responseCode = "202", description = "Started; Location says where to follow it")
    @APIResponse(responseCode = "409", description = "One is running already (rebuild-running)")
    public Uni<RestResponse<RebuildState>> start() {
        return rebuild.start().map(started -> ResponseBuilder.<RebuildState>accepted()
                .entity(started)
                .location(URI.create("/api/v1/search/rebuilds/" + started.id()))
                .build());
    }

    @GET
    @Path("/rebuilds/{id}")
    @Operation(summary = "How far a rebuild got")
    public Uni<RebuildState> state(@PathParam("id") UUID id) {
        return rebuild.state(id);
    }
}
