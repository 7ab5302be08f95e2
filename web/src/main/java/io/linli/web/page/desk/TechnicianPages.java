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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.job.Jobs;
import io.linli.fulfillment.job.MoveJob;
import io.linli.web.identity.Actors;
import io.linli.web.job.JobView;
import io.linli.web.job.JobViews;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** A technician's day: where to go, begun, done. For a phone in one hand. */
@Path("/technician")
@RolesAllowed("technician")
@Produces(MediaType.TEXT_HTML)
public class TechnicianPages {

    private static final String DAY = "/technician";

    private final Frames frames;
    private final Actors actors;
    private final Jobs jobs;
    private final JobViews views;
    private final MoveJob move;

    TechnicianPages(Frames frames, Actors actors, Jobs jobs, JobViews views, MoveJob move) {
        this.frames = frames;
        this.actors = actors;
        this.jobs = jobs;
        this.views = views;
        this.move = move;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance visits(Frame frame, LocalDate day, List<JobView> visits);
    }

    /** @param day like 2026-05-31; absent: today */
    @GET
    public Uni<TemplateInstance> day(@QueryParam("day") @Nullable String day) {
        return frames.frame().chain(frame -> {
            var chosen = chosen(frame, day);
            return actors.technician()
                    .chain(technician -> jobs.ofTechnician(technician, chosen))
                    .chain(views::of)
                    .map(found -> frame.show(Templates.visits(frame, chosen, found)));
        });
    }

    @POST
    @Path("visits/{id}/start")
    @Form
    public Uni<Response> start(@PathParam("id") UUID id) {
        return Replies.orBack(
                actors.technician()
                        .chain(technician -> move.start(technician, id))
                        .map(job -> Replies.done(DAY + "?day=" + job.day(), "visit-started")),
                DAY);
    }

    @POST
    @Path("visits/{id}/done")
    @Form
    public Uni<Response> done(@PathParam("id") UUID id) {
        return Replies.orBack(
                actors.technician()
                        .chain(technician -> move.finish(technician, id))
                        .map(job -> Replies.done(DAY + "?day=" + job.day(), "visit-done")),
                DAY);
    }

    private static LocalDate chosen(Frame frame, @Nullable String day) {
        try {
            return day == null ? frame.today() : LocalDate.parse(day);
        } catch (DateTimeParseException malformed) {
            return frame.today();
        }
    }
}
