package io.linli.web.job;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.job.Photo;
import io.linli.fulfillment.job.VisitPhotos;
import io.linli.web.identity.Actors;
import io.linli.web.media.SentPictures;

/** Pictures of visits on their way in. One path for all of them, for only there bodies may be large. */
@Path("/api/v1/visit-photos")
@RolesAllowed("technician")
@Tag(name = "jobs")
public class VisitPhotoResource {

    private final Actors actors;
    private final VisitPhotos photos;
    private final SentPictures sent;

    VisitPhotoResource(Actors actors, VisitPhotos photos, SentPictures sent) {
        this.actors = actors;
        this.photos = photos;
        this.sent = sent;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Add a picture to a visit",
            description =
                    "JPEG, PNG or WebP, told by its content; at most 10 MB and 40 million pixels, 8 before, 8 after, one signature"
                            + " (a new one takes its place). It is drawn anew: nothing else of the file is kept. The id is made by the"
                            + " client; sent again with the same, it answers with the first.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = VisitView.PhotoView.class)),
            description = "Kept.")
    @APIResponse(responseCode = "400", description = "photo-form-invalid, signature-empty")
    @APIResponse(responseCode = "409", description = "photos-too-many, photo-id-reused, job-closed")
    @APIResponse(responseCode = "413", description = "photo-too-large")
    @APIResponse(responseCode = "422", description = "photo-type-unsupported, photo-unreadable, photo-too-many-pixels")
    public Uni<Response> add(
            @RestForm @Nullable UUID job,
            @RestForm @Nullable UUID id,
            @RestForm Photo.@Nullable Kind kind,
            @RestForm @Nullable FileUpload file) {
        if (job == null || id == null || kind == null || file == null) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "photo-form-invalid", "A form of job, id, kind and file is expected.");
        }
        return actors.technician()
                .chain(technician -> sent.read(file).chain(bytes -> photos.add(technician, job, id, kind, bytes)))
                .map(photo -> Response.status(Response.Status.CREATED)
                        .entity(VisitView.PhotoView.of(photo))
                        .build());
    }
}
