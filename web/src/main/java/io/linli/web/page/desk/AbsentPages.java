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
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.marketplace.paidvisit.ClaimMissed;
import io.linli.marketplace.paidvisit.Visit;
import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.marketplace.paidvisit.Visits;
import io.linli.web.booking.VisitViewers;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
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

    AbsentPages(Frames frames, VisitViewers viewers, Visits visits, ClaimMissed claim) {
        this.frames = frames;
        this.viewers = viewers;
        this.visits = visits;
        this.claim = claim;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance absent(Frame frame, Visit visit);
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> viewers.technician()
                .chain(technician -> visits.get(technician, id))
                .map(visit -> frame.show(Templates.absent(frame, visit))));
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

    private Uni<Response> back(UUID id, Function<VisitViewer.OfTechnician, Uni<?>> work, String done) {
        return Replies.orBack(
                viewers.technician().chain(work::apply).map(nothing -> Replies.done(ROOT + id, done)), ROOT + id);
    }
}
