package io.linli.web.demo;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Serves the pictures of the demo's goods. A picture never changes under its address, so it is kept for good. */
@Path(ProductPicture.PATH)
@PermitAll
public class MediaResource {

    private static final String SVG = "image/svg+xml";
    private static final String KEEP = "public, max-age=31536000, immutable";

    @GET
    @Path("{file}")
    @Produces(SVG)
    @Operation(hidden = true)
    public Response picture(@PathParam("file") String file) {
        var drawing = ProductPicture.render(file).orElseThrow(NotFoundException::new);
        return Response.ok(drawing).header("Cache-Control", KEEP).build();
    }
}
