package io.linli.web.technician;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.schedule.CalendarFeeds;
import io.linli.fulfillment.schedule.WorkPlans;
import io.linli.web.identity.Actors;

/** Who may read a technician's visits as a calendar. */
@Path("/api/v1/technicians/{id}/feed")
@Tag(name = "technicians")
public class CalendarFeedResource {

    private static final String TECHNICIAN = "technician";
    private static final String SUPPLIER = "supplier";

    private final Actors actors;
    private final CalendarFeeds feeds;
    private final WorkPlans plans;

    CalendarFeedResource(Actors actors, CalendarFeeds feeds, WorkPlans plans) {
        this.actors = actors;
        this.feeds = feeds;
        this.plans = plans;
    }

    @POST
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
    @RolesAllowed({SUPPLIER, TECHNICIAN})
    @Operation(summary = "Nobody may read the technician's calendar any more")
    public Uni<Void> withdraw(@PathParam("id") UUID id) {
        return own(id).chain(() -> feeds.withdraw(id));
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
}
