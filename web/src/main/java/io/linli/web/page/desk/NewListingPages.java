package io.linli.web.page.desk;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.linli.web.identity.Actors;
import io.linli.web.page.Frames;

/** A listing that a supplier begins to write. */
@Path("/supplier/listings/new")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class NewListingPages {

    private final Frames frames;
    private final Actors actors;
    private final DraftDesk desk;

    NewListingPages(Frames frames, Actors actors, DraftDesk desk) {
        this.frames = frames;
        this.actors = actors;
        this.desk = desk;
    }

    @GET
    public Uni<TemplateInstance> begin() {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier -> desk.typed(frame, supplier, WrittenForm.fresh()))
                .map(view -> frame.show(DraftPages.Templates.draft(frame, view))));
    }
}
