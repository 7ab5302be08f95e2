package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.marketplace.paidvisit.DecideMissed;
import io.linli.marketplace.paidvisit.MissedVisit;
import io.linli.marketplace.paidvisit.Visit;
import io.linli.marketplace.paidvisit.Visits;
import io.linli.web.booking.VisitViewers;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.MissedPictures;
import io.linli.web.page.MissedPicturesOf;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** Visits that somebody is said to have missed: the platform decides those that are contested, a provider sees its own. */
@Path("/missed-visits")
@RolesAllowed({"operator", "supplier"})
@Produces(MediaType.TEXT_HTML)
public class MissedVisitPages {

    private static final String LIST = "/missed-visits";

    private final Frames frames;
    private final Actors actors;
    private final VisitViewers viewers;
    private final Visits visits;
    private final DecideMissed decide;
    private final MissedPicturesOf pictures;

    MissedVisitPages(
            Frames frames,
            Actors actors,
            VisitViewers viewers,
            Visits visits,
            DecideMissed decide,
            MissedPicturesOf pictures) {
        this.frames = frames;
        this.actors = actors;
        this.viewers = viewers;
        this.visits = visits;
        this.decide = decide;
        this.pictures = pictures;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance missedVisits(Frame frame, List<MissedVisit> missed);

        /** @param left of the visit's money, to be decided about */
        static native TemplateInstance missedVisit(
                Frame frame, Visit visit, MissedVisit claim, @Nullable MissedPictures pictures, Money left);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame().chain(frame -> found().map(all -> frame.show(Templates.missedVisits(frame, all))));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> viewers.any().chain(viewer -> visits.get(viewer, id)
                .chain(visit -> pictures.of(viewer, visit).chain(shown -> one(frame, visit, shown)))));
    }

    private Uni<TemplateInstance> one(Frame frame, Visit visit, @Nullable MissedPictures shown) {
        var claim = visit.missed().orElseThrow(() -> Refusal.notFound("missed-visit"));
        return decide.left(visit.booking().id())
                .map(left -> frame.show(Templates.missedVisit(frame, visit, claim, shown, left)));
    }

    /** @param back in yuan, as typed */
    @POST
    @Path("{id}/decide")
    @RolesAllowed("operator")
    @Form
    public Uni<Response> decide(
            @PathParam("id") UUID id, @RestForm @Nullable String back, @RestForm @Nullable String note) {
        var page = LIST + "/" + id;
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> decide.decide(
                                id, Typed.yuan(back), Typed.words(note).orElse("")))
                        .map(done -> Replies.done(page, "missed-decided")),
                page);
    }

    private Uni<List<MissedVisit>> found() {
        return actors.hasRole("supplier") ? actors.supplier().chain(decide::ofProvider) : decide.contested();
    }
}
