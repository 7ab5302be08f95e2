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
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import io.linli.fulfillment.job.Jobs;
import io.linli.fulfillment.schedule.TeamCalendar;
import io.linli.web.identity.Actors;
import io.linli.web.job.JobView;
import io.linli.web.job.JobViews;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Typed;

/** What a provider's team does in a week, or on a day. */
@Path("/supplier/calendar")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class TeamCalendarPages {

    private static final int WEEK = 7;

    private final Frames frames;
    private final Actors actors;
    private final TeamCalendar calendar;
    private final Jobs jobs;
    private final JobViews views;

    TeamCalendarPages(Frames frames, Actors actors, TeamCalendar calendar, Jobs jobs, JobViews views) {
        this.frames = frames;
        this.actors = actors;
        this.calendar = calendar;
        this.jobs = jobs;
        this.views = views;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** @param visits what is known of paid visits, by booking; of one that is not there nobody has paid yet */
        static native TemplateInstance teamCalendar(
                Frame frame,
                LocalDate from,
                List<LocalDate> days,
                List<TeamCalendar.Row> rows,
                Map<UUID, JobView> visits);
    }

    /**
     * @param from like 2026-05-31, of a week its Monday is shown; absent: today
     * @param view {@code day} or a week
     */
    @GET
    public Uni<TemplateInstance> show(
            @QueryParam("from") @Nullable String from, @QueryParam("view") @Nullable String view) {
        int days = "day".equals(view) ? 1 : WEEK;
        return frames.frame().chain(frame -> {
            var first = first(frame, from, days);
            return actors.supplier().chain(supplier -> calendar.of(supplier, frame.zone(), first, days)
                    .chain(rows -> jobs.ofProvider(supplier, null)
                            .chain(views::of)
                            .map(visits -> frame.show(Templates.teamCalendar(
                                    frame,
                                    first,
                                    first.datesUntil(first.plusDays(days)).toList(),
                                    rows,
                                    visits.stream()
                                            .collect(Collectors.toMap(JobView::bookingId, Function.identity())))))));
        });
    }

    private static LocalDate first(Frame frame, @Nullable String from, int days) {
        var day = Typed.day(from).orElse(frame.today());
        return days == 1 ? day : day.with(DayOfWeek.MONDAY);
    }
}
