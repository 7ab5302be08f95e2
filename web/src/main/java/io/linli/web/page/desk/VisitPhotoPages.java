package io.linli.web.page.desk;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.job.Photo;
import io.linli.fulfillment.job.VisitPhotos;
import io.linli.web.identity.Actors;
import io.linli.web.media.SentPictures;
import io.linli.web.page.Form;
import io.linli.web.page.Replies;

/** Pictures a technician sends from the page of a visit. One path for all of them, for only there bodies may be large. */
@Path("/technician/photos")
@RolesAllowed("technician")
public class VisitPhotoPages {

    private final Actors actors;
    private final VisitPhotos photos;
    private final SentPictures sent;

    VisitPhotoPages(Actors actors, VisitPhotos photos, SentPictures sent) {
        this.actors = actors;
        this.photos = photos;
        this.sent = sent;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Form
    public Uni<Response> add(
            @RestForm @Nullable UUID visit,
            @RestForm Photo.@Nullable Kind kind,
            @RestForm @Nullable UUID id,
            @RestForm @Nullable FileUpload file) {
        if (visit == null || kind == null || id == null) {
            throw Refusal.notFound("job");
        }
        var page = "/technician/visits/" + visit;
        if (file == null || file.size() == 0) {
            return Uni.createFrom().item(Replies.refused(page, "file-missing"));
        }
        return Replies.orBack(
                actors.technician()
                        .chain(technician ->
                                sent.read(file).chain(bytes -> photos.add(technician, visit, id, kind, bytes)))
                        .map(photo -> Replies.done(page, "photo-added")),
                page);
    }
}
