package io.linli.web.booking;

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
import io.linli.fulfillment.job.MissedPhotos;
import io.linli.web.media.SentPictures;

/** Pictures of missed visits on their way in. One path for all of them, for only there bodies may be large. */
@Path("/api/v1/missed-photos")
@RolesAllowed({"resident", "technician", "supplier"})
@Tag(name = "bookings")
public class MissedPhotoUploadResource {

    private final VisitViewers viewers;
    private final MissedPhotos photos;
    private final SentPictures sent;

    MissedPhotoUploadResource(VisitViewers viewers, MissedPhotos photos, SentPictures sent) {
        this.viewers = viewers;
        this.photos = photos;
        this.sent = sent;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Show a picture of a missed visit",
            description =
                    "By either side, until it is settled or decided; four each. JPEG, PNG or WebP, told by its content; at most 10 MB"
                            + " and 40 million pixels. It is drawn anew: nothing else of the file is kept. The id is made by the"
                            + " client; sent again with the same, it answers with the first.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = MissedPhotoView.class)),
            description = "Kept.")
    @APIResponse(responseCode = "400", description = "photo-form-invalid")
    @APIResponse(responseCode = "404", description = "booking-not-found, missed-visit-not-found")
    @APIResponse(responseCode = "409", description = "missed-photos-too-many, photo-id-reused, missed-visit-over")
    @APIResponse(responseCode = "413", description = "photo-too-large")
    @APIResponse(responseCode = "422", description = "photo-type-unsupported, photo-unreadable, photo-too-many-pixels")
    public Uni<Response> add(
            @RestForm @Nullable UUID booking, @RestForm @Nullable UUID id, @RestForm @Nullable FileUpload file) {
        if (booking == null || id == null || file == null) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "photo-form-invalid", "A form of booking, id and file is expected.");
        }
        return viewers.any()
                .chain(viewer -> sent.read(file).chain(bytes -> photos.add(viewer, booking, id, bytes)))
                .map(photo -> Response.status(Response.Status.CREATED)
                        .entity(MissedPhotoView.of(photo))
                        .build());
    }
}
