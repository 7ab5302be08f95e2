package io.linli.web.page;

import io.vertx.core.http.HttpHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Serves what {@link Assets} holds. */
@Path("/assets")
public class AssetsPage {

    private static final String KEEP = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    /** @param digest of the wanted content; another one gets today's content, not to be kept */
    @GET
    @Path("{digest}/{name}")
    public Response asset(@PathParam("digest") String digest, @PathParam("name") String name) {
        if (!Assets.exists(name)) {
            throw new NotFoundException();
        }
        var asset = Assets.find(name);
        return Response.ok(asset.content(), asset.type() + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL.toString(), asset.digest().equals(digest) ? KEEP : ASK_AGAIN)
                .build();
    }
}
