package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.dispatch.Dispatch;
import io.linli.fulfillment.dispatch.DispatchMode;
import io.linli.fulfillment.job.Jobs;
import io.linli.fulfillment.schedule.TeamCalendar;
import io.linli.web.dispatch.Warnings;
import io.linli.web.identity.Actors;
import io.linli.web.job.JobView;
import io.linli.web.job.JobViews;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** A provider's day, technicians one under the other: who comes where, and who else could. */
@Path("/supplier/board")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class BoardPages {

    private static final String HERE = "/supplier/board";

    private final Frames frames;
    private final Actors actors;
    private final TeamCalendar calendar;
    private final Jobs jobs;
    private final Dispatch dispatch;
    private final Warnings warnings;
    private final JobViews views;

    BoardPages(
            Frames frames,
            Actors actors,
            TeamCalendar calendar,
            Jobs jobs,
            Dispatch dispatch,
            Warnings warnings,
            JobViews views) {
        this.frames = frames;
        this.actors = actors;
        this.calendar = calendar;
        this.jobs = jobs;
        this.dispatch = dispatch;
        this.warnings = warnings;
        this.views = views;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance board(Frame frame, Board board);
    }

    /** @param day like 2026-05-31; absent: today */
    @GET
    public Uni<TemplateInstance> show(@QueryParam("day") @Nullable String day) {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier -> board(frame, supplier, Typed.day(day).orElse(frame.today())))
                .map(board -> frame.show(Templates.board(frame, board))));
    }

    /** @param day the page it was said on */
    @POST
    @Path("assignments")
    @Form
    public Uni<Response> assign(
            @RestForm @Nullable UUID visit, @RestForm @Nullable UUID technician, @RestForm @Nullable String day) {
        var page = day == null ? HERE : HERE + "?day=" + Frame.encoded(day);
        if (visit == null || technician == null) {
            throw Refusal.notFound("job");
        }
        return Replies.orBack(
                actors.supplier()
                        .chain(supplier -> dispatch.assign(supplier, visit, technician))
                        .map(job -> Replies.done(page, "visit-assigned")),
                page);
    }

    @POST
    @Path("mode")
    @Form
    public Uni<Response> mode(@RestForm @Nullable DispatchMode mode) {
        return actors.supplier()
                .chain(supplier ->
                        dispatch.mode(supplier, Optional.ofNullable(mode).orElse(DispatchMode.AUTOMATIC)))
                .map(saved -> Replies.done(HERE, "mode-saved"));
    }

    private Uni<Board> board(Frame frame, UUID supplier, LocalDate day) {
        return calendar.of(supplier, frame.zone(), day, 1)
                .chain(rows -> jobs.ofProvider(supplier, day).chain(views::of).chain(visits -> dispatch.open(supplier)
                        .chain(views::of)
                        .chain(open -> rest(frame, supplier, day, rows, visits, open))));
    }

    private Uni<Board> rest(
            Frame frame,
            UUID supplier,
            LocalDate day,
            List<TeamCalendar.Row> rows,
            List<JobView> visits,
            List<JobView> open) {
        var bookings = Stream.concat(visits.stream(), open.stream())
                .map(JobView::bookingId)
                .distinct()
                .toList();
        var from = day.atTime(Board.FIRST_HOUR, 0).atZone(frame.zone()).toInstant();
        var known = visits.stream().collect(Collectors.toMap(JobView::bookingId, Function.identity()));
        return dispatch.why(bookings)
                .chain(reasons -> warnings.of(supplier, frame.zone()).chain(warned -> dispatch.mode(supplier)
                        .map(mode -> new Board(
                                day,
                                rows.stream()
                                        .map(row -> BoardRow.of(row, from, 2 * Board.HOURS, known))
                                        .toList(),
                                visits,
                                open,
                                reasons,
                                warned,
                                mode))));
    }
}
