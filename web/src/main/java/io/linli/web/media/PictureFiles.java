package io.linli.web.media;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.picture.KeptPictures;
import io.linli.catalog.picture.PictureAddress;

/** Serves kept pictures. Each browser, and whatever stands between, asks once. */
@Path(PictureAddress.PATH)
@PermitAll
public class PictureFiles {

    private static final String JPEG = "image/jpeg";
    private static final String KEEP = "public, max-age=31536000, immutable";

    private final KeptPictures pictures;

    PictureFiles(KeptPictures pictures) {
        this.pictures = pictures;
    }

    @GET
    @Path("{file}")
    public Uni<Response> picture(
            @PathParam("file") String file, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        var address = PictureAddress.ofFile(file).orElseThrow(NotFoundException::new);
        var tag = '"' + address.sha256() + '-' + address.size().longestSide() + '"';
        if (known != null && known.contains(tag)) {
            return Uni.createFrom().item(kept(Response.notModified(), tag));
        }
        return pictures.open(address)
                .map(found -> kept(Response.ok(found.orElseThrow(NotFoundException::new), JPEG), tag));
    }

    private static Response kept(Response.ResponseBuilder answer, String tag) {
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, KEEP)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
