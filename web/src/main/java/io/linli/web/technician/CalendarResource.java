package io.linli.web.technician;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.fulfillment.job.Jobs;
import io.linli.fulfillment.schedule.CalendarFeeds;
import io.linli.web.job.JobViews;

/** Technicians' visits as calendars, for whoever knows the token. */
@Path("/api/v1/calendars")
@Tag(name = "technicians")
public class CalendarResource {

    private static final String CALENDAR = "text/calendar";

    private final CalendarFeeds feeds;
    private final Jobs jobs;
    private final JobViews views;
    private final Clock clock;

    CalendarResource(CalendarFeeds feeds, Jobs jobs, JobViews views, Clock clock) {
        this.feeds = feeds;
        this.jobs = jobs;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Path("/{token}.ics")
    @PermitAll
    @Produces(CALENDAR)
    @Operation(
            summary = "A technician's visits, from a week ago on",
            description =
                    "Times, services, communities, buildings and entrances; no dwelling and nobody's name: those are on"
                            + " the technician's own page.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = CALENDAR, schema = @Schema(implementation = String.class)),
            description = "iCalendar.")
    @APIResponse(responseCode = "404", description = "calendar-not-found")
    public Uni<Response> read(@PathParam("token") String token) {
        var now = clock.instant();
        return feeds.technicianOf(token)
                .chain(technician -> jobs.around(technician, now))
                .chain(views::of)
                .map(found -> Response.ok(CalendarText.of(found, now), CALENDAR + ";charset=utf-8")
                        .header("Cache-Control", "private, max-age=300")
                        .build());
    }
}
