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
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.marketplace.extrawork.ExtraWork;
import io.linli.marketplace.extrawork.ExtraWorks;
import io.linli.marketplace.paidvisit.ClaimMissed;
import io.linli.marketplace.paidvisit.Visit;
import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.marketplace.paidvisit.Visits;
import io.linli.web.booking.VisitViewers;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.MissedPictures;
import io.linli.web.page.MissedPicturesOf;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** A technician before a door that nobody opens. For a phone in one hand. */
@Path("/technician/bookings")
@RolesAllowed("technician")
@Produces(MediaType.TEXT_HTML)
public class AbsentPages {

    private static final String ROOT = "/technician/bookings/";

    private final Frames frames;
    private final VisitViewers viewers;
    private final Visits visits;
    private final ClaimMissed claim;
    private final ExtraWorks works;
    private final MissedPicturesOf pictures;

    AbsentPages(
            Frames frames,
            VisitViewers viewers,
            Visits visits,
            ClaimMissed claim,
            ExtraWorks works,
            MissedPicturesOf pictures) {
        this.frames = frames;
        this.viewers = viewers;
        this.visits = visits;
        this.claim = claim;
        this.works = works;
        this.pictures = pictures;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param key makes sending the form twice one proposal */
        static native TemplateInstance absent(
                Frame frame, Visit visit, List<ExtraWork> works, @Nullable MissedPictures pictures, UUID key);
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> viewers.technician().chain(technician -> visits.get(technician, id)
                .chain(visit -> works.of(technician, id).chain(found -> pictures.of(technician, visit)
                        .map(shown -> frame.show(Templates.absent(frame, visit, found, shown, Ids.next())))))));
    }

    @POST
    @Path("{id}/at-door")
    @Form
    public Uni<Response> atDoor(@PathParam("id") UUID id) {
        return back(id, technician -> claim.atDoor(technician, id), "visit-at-door");
    }

    @POST
    @Path("{id}/missed")
    @Form
    public Uni<Response> missed(@PathParam("id") UUID id, @RestForm @Nullable String note) {
        return back(
                id,
                technician ->
                        claim.byTechnician(technician, id, Typed.words(note).orElse("")),
                "visit-missed-said");
    }

    @POST
    @Path("{id}/contradict")
    @Form
    public Uni<Response> contradict(@PathParam("id") UUID id, @RestForm @Nullable String note) {
        return back(
                id,
                technician -> claim.contradict(technician, id, Typed.words(note).orElse("")),
                "visit-contradicted");
    }

    /**
     * @param name of each line; those without are left out
     * @param amount of each line, in yuan, as typed
     */
    @POST
    @Path("{id}/extra-works")
    @Form
    public Uni<Response> propose(
            @PathParam("id") UUID id,
            @RestForm UUID key,
            @RestForm List<String> name,
            @RestForm List<String> amount,
            @RestForm @Nullable String note) {
        return back(
                id,
                technician -> works.propose(
                        technician,
                        id,
                        key,
                        QuoteDeskPages.lines(name, amount),
                        Typed.words(note).orElse("")),
                "extra-proposed");
    }

    private Uni<Response> back(UUID id, Function<VisitViewer.OfTechnician, Uni<?>> work, String done) {
        return Replies.orBack(
                viewers.technician().chain(work::apply).map(nothing -> Replies.done(ROOT + id, done)), ROOT + id);
    }
}
