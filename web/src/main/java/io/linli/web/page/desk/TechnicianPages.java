package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.dispatch.Dispatch;
import io.linli.fulfillment.job.Jobs;
import io.linli.fulfillment.notice.TechnicianNotices;
import io.linli.web.identity.Actors;
import io.linli.web.job.JobView;
import io.linli.web.job.JobViews;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Typed;

/** A technician's day: where to go, one stop after the other. For a phone in one hand. */
@Path("/technician")
@RolesAllowed("technician")
@Produces(MediaType.TEXT_HTML)
public class TechnicianPages {

    private final Frames frames;
    private final Actors actors;
    private final Jobs jobs;
    private final Dispatch dispatch;
    private final JobViews views;
    private final TechnicianNotices notices;

    TechnicianPages(
            Frames frames, Actors actors, Jobs jobs, Dispatch dispatch, JobViews views, TechnicianNotices notices) {
        this.frames = frames;
        this.actors = actors;
        this.jobs = jobs;
        this.dispatch = dispatch;
        this.views = views;
        this.notices = notices;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /**
         * @param pool what may be taken, of any day
         * @param unread how many notices are new
         */
        static native TemplateInstance visits(
                Frame frame, LocalDate day, List<RouteStop> stops, List<JobView> pool, long unread);
    }

    /** @param day like 2026-05-31; absent: today */
    @GET
    public Uni<TemplateInstance> day(@QueryParam("day") @Nullable String day) {
        return frames.frame().chain(frame -> {
            var chosen = Typed.day(day).orElse(frame.today());
            return actors.technician().chain(technician -> jobs.ofTechnician(technician, chosen)
                    .chain(views::of)
                    .chain(found -> dispatch.pool(technician).chain(views::of).chain(pool -> notices.unread(technician)
                            .map(unread -> frame.show(
                                    Templates.visits(frame, chosen, RouteStop.route(found), pool, unread))))));
        });
    }
}
