package io.linli.web.technician;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.fulfillment.schedule.BusyCalendars;
import io.linli.fulfillment.schedule.WorkPlans;
import io.linli.web.identity.Actors;

/** Calendars that say when technicians are busy elsewhere. */
@Path("/api/v1/technicians/{id}/calendars")
@Tag(name = "technicians")
public class BusyCalendarResource {

    private static final String CALENDAR = "text/calendar";
    private static final String SUPPLIER = "supplier";

    private final Actors actors;
    private final BusyCalendars calendars;
    private final WorkPlans plans;

    BusyCalendarResource(Actors actors, BusyCalendars calendars, WorkPlans plans) {
        this.actors = actors;
        this.calendars = calendars;
        this.plans = plans;
    }

    @POST
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
    @Path("/addresses")
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
    @Path("/{calendar}")
    @RolesAllowed(SUPPLIER)
    @Operation(summary = "A calendar says nothing any more")
    public Uni<PlanView> remove(@PathParam("id") UUID id, @PathParam("calendar") UUID calendar) {
        return actors.supplier()
                .chain(supplier -> calendars.remove(supplier, id, calendar).chain(() -> plans.get(supplier, id)))
                .map(PlanView::of);
    }

    private Uni<Response> created(UUID supplier, UUID technician) {
        return plans.get(supplier, technician).map(plan -> Response.status(Response.Status.CREATED)
                .entity(PlanView.of(plan))
                .build());
    }
}
