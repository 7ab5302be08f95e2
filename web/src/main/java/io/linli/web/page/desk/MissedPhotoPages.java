package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.job.MissedPhotos;
import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.web.booking.VisitViewers;
import io.linli.web.job.PhotoAnswers;
import io.linli.web.media.SentPictures;
import io.linli.web.page.Form;
import io.linli.web.page.Replies;

/** Pictures of missed visits, from whichever side. One path for all of them, for only there bodies may be large. */
@Path("/missed-photos")
@RolesAllowed({"resident", "technician", "supplier"})
public class MissedPhotoPages {

    private final VisitViewers viewers;
    private final MissedPhotos photos;
    private final SentPictures sent;

    MissedPhotoPages(VisitViewers viewers, MissedPhotos photos, SentPictures sent) {
        this.viewers = viewers;
        this.photos = photos;
        this.sent = sent;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Form
    public Uni<Response> add(
            @RestForm @Nullable UUID visit, @RestForm @Nullable UUID id, @RestForm @Nullable FileUpload file) {
        if (visit == null || id == null) {
            throw Refusal.notFound("booking");
        }
        return viewers.any().chain(viewer -> add(viewer, visit, id, file));
    }

    private Uni<Response> add(VisitViewer viewer, UUID visit, UUID id, @Nullable FileUpload file) {
        var page = home(viewer) + visit;
        return file == null || file.size() == 0
                ? Uni.createFrom().item(Replies.refused(page, "file-missing"))
                : Replies.orBack(
                        sent.read(file)
                                .chain(bytes -> photos.add(viewer, visit, id, bytes))
                                .map(photo -> Replies.done(page, "photo-added")),
                        page);
    }

    @GET
    @Path("{visit}/{photo}")
    @RolesAllowed({"resident", "technician", "supplier", "operator"})
    @Produces("image/jpeg")
    public Uni<Response> open(
            @PathParam("visit") UUID visit, @PathParam("photo") UUID photo, @QueryParam("small") boolean small) {
        return viewers.any()
                .chain(viewer -> photos.open(viewer, visit, photo, small))
                .map(PhotoAnswers::of);
    }

    /** Where the viewer's own page of a visit is. */
    private static String home(VisitViewer viewer) {
        if (viewer instanceof VisitViewer.OfTechnician) {
            return "/technician/bookings/";
        }
        return viewer instanceof VisitViewer.OfHousehold ? "/me/visits/" : "/supplier/bookings/";
    }
}
