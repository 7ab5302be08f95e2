package io.linli.web.visits;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import io.linli.web.identity.Actors;
import io.linli.web.sheet.SheetFormat;
import io.linli.web.sheet.TableFiles;

/** Who is visited when in a group-buy of visits. For who opened it, and for its property company. */
@Path("/api/v1/visit-group-buys/{id}/visits")
@RolesAllowed({"leader", "property"})
@Tag(name = "campaigns")
public class VisitListResource {

    private final Actors actors;
    private final VisitLists lists;
    private final TableFiles files;

    VisitListResource(Actors actors, VisitLists lists, TableFiles files) {
        this.actors = actors;
        this.lists = lists;
        this.files = files;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, SheetFormat.CSV_TYPE, SheetFormat.XLSX_TYPE})
    @Operation(summary = "The visit list: every visit that is paid, building by building, by time")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VisitListView.class)),
            description = "The list, or a file of it")
    @APIResponse(responseCode = "400", description = "format-unknown")
    @APIResponse(responseCode = "403", description = "not-the-leader")
    @APIResponse(responseCode = "404", description = "campaign-not-found, visit-list-not-found")
    public Uni<Response> get(
            @PathParam("id") UUID id,
            @Parameter(description = "json, csv or xlsx; default: what the client accepts first, or JSON.")
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Context HttpHeaders headers) {
        var wanted = SheetFormat.of(format, headers);
        return actors.host()
                .chain(host -> lists.of(host, id))
                .chain(list -> wanted == SheetFormat.SHOWN
                        ? Uni.createFrom()
                                .item(Response.ok(list, MediaType.APPLICATION_JSON)
                                        .build())
                        : files.file(wanted, VisitLists.table(list)));
    }
}
