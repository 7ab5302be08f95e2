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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.notice.TechnicianNotices;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.technician.TechnicianNoticeView;
import io.linli.web.technician.TechnicianNoticeViews;

/** What a technician is told. Looking changes nothing; going on from a notice, or saying so, makes it read. */
@Path("/technician/notices")
@RolesAllowed("technician")
@Produces(MediaType.TEXT_HTML)
public class TechnicianNoticePages {

    private static final String OWN = "/technician/notices";
    private static final int ON_A_PAGE = 20;

    private final Frames frames;
    private final Actors actors;
    private final TechnicianNotices notices;
    private final TechnicianNoticeViews views;

    TechnicianNoticePages(Frames frames, Actors actors, TechnicianNotices notices, TechnicianNoticeViews views) {
        this.frames = frames;
        this.actors = actors;
        this.notices = notices;
        this.views = views;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance technicianNotices(
                Frame frame, List<TechnicianNoticeView> rows, long unread, @Nullable String next);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame()
                .chain(frame -> actors.technician().chain(technician -> notices.of(technician, cursor, ON_A_PAGE)
                        .chain(found -> views.of(found.items()).chain(rows -> notices.unread(technician)
                                .map(unread -> frame.show(Templates.technicianNotices(
                                        frame,
                                        rows,
                                        unread,
                                        found.next()
                                                .map(next -> OWN + "?cursor=" + next)
                                                .orElse(null))))))));
    }

    /** On to what it is about. */
    @POST
    @Path("{id}/open")
    @Form
    public Uni<Response> open(@PathParam("id") UUID id) {
        return actors.technician()
                .chain(technician -> notices.readOne(technician, id))
                .chain(notice -> views.of(List.of(notice)))
                .map(rows -> Replies.to(rows.get(0).address()));
    }

    /** @param upTo the newest that was shown */
    @POST
    @Path("read")
    @Form
    public Uni<Response> readAll(@RestForm @Nullable UUID upTo) {
        if (upTo == null) {
            throw Refusal.notFound("notice");
        }
        return actors.technician()
                .chain(technician -> notices.readUpTo(technician, upTo))
                .map(nothing -> Replies.done(OWN, "notices-read"));
    }
}
