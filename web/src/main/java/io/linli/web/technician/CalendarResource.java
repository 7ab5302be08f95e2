package io.linli.web.technician;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.job.Jobs;
import io.linli.fulfillment.schedule.BusyCalendars;
import io.linli.fulfillment.schedule.CalendarFeeds;
import io.linli.fulfillment.schedule.WorkPlans;
import io.linli.web.identity.Actors;
import io.linli.web.job.JobViews;

/** Technicians' calendars: busy times come in, visits go out. */
@Path("/api/v1")
@Tag(name = "technicians")
public class CalendarResource {

    private static final String CALENDAR = "text/calendar";
    private static final String TECHNICIAN = "technician";
    private static final String SUPPLIER = "supplier";

    private final Actors actors;
    private final BusyCalendars calendars;
    private final CalendarFeeds feeds;
    private final WorkPlans plans;
    private final Jobs jobs;
    private final JobViews views;
    private final Clock clock;

    CalendarResource(
            Actors actors,
            BusyCalendars calendars,
            CalendarFeeds feeds,
            WorkPlans plans,
            Jobs jobs,
            JobViews views,
            Clock clock) {
        this.actors = actors;
        this.calendars = calendars;
        this.feeds = feeds;
        this.plans = plans;
        this.jobs = jobs;
        this.views = views;
        this.clock = clock;
    }

    @POST
    @Path("/technicians/{id}/calendars")
    @Consumes(CALENDAR)
    @RolesAllowed(SUPPLIER)
    @Operation(
            summary = "Busy times from an iCalendar file",
            description = "No slot is offered in them. At most 1 MiB; sent again it is a second calendar.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PlanView.class)),
            description = "Read.")
    @APIResponse(responseCode = "400", description = "calendar-invalid, calendar-name-invalid, time-zone-unknown")
    @APIResponse(responseCode = "409", description = "calendars-too-many")
    @APIResponse(responseCode = "413", description = "calendar-too-large")
    public Uni<Response> upload(
            @PathParam("id") UUID id, @QueryParam("name") @DefaultValue("Calendar") String name, String content) {
        return actors.supplier()
                .chain(supplier -> calendars.upload(supplier, id, name, content).chain(() -> created(supplier, id)));
    }

    @POST
    @Path("/technicians/{id}/calendar-addresses")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(SUPPLIER)
    @Operation(summary = "Busy times from the address of a calendar, read again every hour")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PlanView.class)),
            description = "Read.")
    @APIResponse(responseCode = "400", description = "calendar-address-invalid, calendar-invalid, time-zone-unknown")
    @APIResponse(responseCode = "503", description = "calendar-unreachable")
    public Uni<Response> subscribe(@PathParam("id") UUID id, @Valid @NotNull PlanView.NewCalendar calendar) {
        return actors.supplier().chain(supplier -> calendars
                .subscribe(supplier, id, calendar.name(), calendar.address())
                .chain(() -> created(supplier, id)));
    }

    @DELETE
    @Path("/technicians/{id}/calendars/{calendar}")
    @RolesAllowed(SUPPLIER)
    @Operation(summary = "A calendar says nothing any more")
    public Uni<PlanView> remove(@PathParam("id") UUID id, @PathParam("calendar") UUID calendar) {
        return actors.supplier()
                .chain(supplier -> calendars.remove(supplier, id, calendar).chain(() -> plans.get(supplier, id)))
                .map(PlanView::of);
    }

    @POST
    @Path("/technicians/{id}/feed")
    @RolesAllowed({SUPPLIER, TECHNICIAN})
    @Operation(
            summary = "A new address at which the technician's visits are read as iCalendar",
            description = "Whoever knows it may read it; it is told once. An address from before is good for nothing.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PlanView.FeedView.class)),
            description = "Published.")
    public Uni<Response> publish(@PathParam("id") UUID id, @Context UriInfo uri) {
        var base = uri.getBaseUri();
        return own(id).chain(() -> feeds.publish(id)).map(token -> Response.status(Response.Status.CREATED)
                .entity(new PlanView.FeedView(
                        base.resolve("/api/v1/calendars/" + token + ".ics").toString()))
                .build());
    }

    @DELETE
    @Path("/technicians/{id}/feed")
    @RolesAllowed({SUPPLIER, TECHNICIAN})
    @Operation(summary = "Nobody may read the technician's calendar any more")
    public Uni<Void> withdraw(@PathParam("id") UUID id) {
        return own(id).chain(() -> feeds.withdraw(id));
    }

    @GET
    @Path("/calendars/{token}.ics")
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

    private Uni<Void> own(UUID technicianId) {
        if (actors.hasRole(TECHNICIAN)) {
            return actors.technician().map(self -> {
                if (!self.equals(technicianId)) {
                    throw Refusal.notFound(TECHNICIAN);
                }
                return null;
            });
        }
        return actors.supplier()
                .chain(supplier -> plans.get(supplier, technicianId))
                .replaceWithVoid();
    }

    private Uni<Response> created(UUID supplier, UUID technician) {
        return plans.get(supplier, technician).map(plan -> Response.status(Response.Status.CREATED)
                .entity(PlanView.of(plan))
                .build());
    }
}
