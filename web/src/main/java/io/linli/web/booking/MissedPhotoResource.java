package io.linli.web.booking;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Slice;
import io.linli.fulfillment.job.MissedPhotos;
import io.linli.web.job.PhotoAnswers;

/** Pictures of missed visits, for the two sides and for who decides. */
@Path("/api/v1/bookings/{id}/missed/photos")
@RolesAllowed({"resident", "technician", "supplier", "operator"})
@Tag(name = "bookings")
public class MissedPhotoResource {

    private final VisitViewers viewers;
    private final MissedPhotos photos;

    MissedPhotoResource(VisitViewers viewers, MissedPhotos photos) {
        this.viewers = viewers;
        this.photos = photos;
    }

    @GET
    @Operation(summary = "What both sides show of a missed visit, at most eight pictures")
    @APIResponse(responseCode = "404", description = "booking-not-found")
    public Uni<Slice<MissedPhotoView>> list(@PathParam("id") UUID id) {
        return viewers.any()
                .chain(viewer -> photos.of(viewer, id))
                .map(found ->
                        new Slice<>(found.stream().map(MissedPhotoView::of).toList(), Optional.empty()));
    }

    @GET
    @Path("/{photo}")
    @Produces({"image/jpeg", "application/problem+json"})
    @Operation(summary = "A picture of a missed visit")
    @APIResponse(responseCode = "200", description = "The picture.")
    @APIResponse(responseCode = "404", description = "booking-not-found, photo-not-found")
    public Uni<Response> open(
            @PathParam("id") UUID id, @PathParam("photo") UUID photo, @QueryParam("small") boolean small) {
        return viewers.any()
                .chain(viewer -> photos.open(viewer, id, photo, small))
                .map(PhotoAnswers::of);
    }
}
