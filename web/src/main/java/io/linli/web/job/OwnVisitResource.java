package io.linli.web.job;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.job.CheckIn;
import io.linli.fulfillment.job.JobViewer;
import io.linli.fulfillment.job.Visit;
import io.linli.fulfillment.job.Visits;

/** A household's own visits, by their bookings. */
@Path("/api/v1/visits")
@RolesAllowed("resident")
@Tag(name = "jobs")
public class OwnVisitResource {

    private final Viewers viewers;
    private final Visits visits;
    private final CheckIn checkIn;
    private final JobViews views;

    OwnVisitResource(Viewers viewers, Visits visits, CheckIn checkIn, JobViews views) {
        this.viewers = viewers;
        this.visits = visits;
        this.checkIn = checkIn;
        this.views = views;
    }

    @GET
    @Path("/{booking}")
    @Operation(summary = "How a visit stands, with the code to say at the door")
    public Uni<VisitView> get(@PathParam("booking") UUID booking) {
        return viewers.household().chain(household -> own(household, booking)).chain(this::view);
    }

    @POST
    @Path("/{booking}/arrivals")
    @Operation(summary = "The technician is there: the household says so itself. Repeating it changes nothing")
    public Uni<VisitView> arrived(@PathParam("booking") UUID booking) {
        return viewers.household().chain(household -> own(household, booking)
                .chain(visit -> checkIn.byHousehold(household, visit.job().id()))
                .chain(job -> own(household, booking))
                .chain(this::view));
    }

    @POST
    @Path("/{booking}/codes")
    @Operation(summary = "A new code for the door; the one before is good for nothing")
    public Uni<VisitView> newCode(@PathParam("booking") UUID booking) {
        return viewers.household().chain(household -> own(household, booking)
                .chain(visit -> checkIn.newCode(household, visit.job().id()))
                .chain(() -> own(household, booking))
                .chain(this::view));
    }

    private Uni<Visit> own(JobViewer.OfHousehold household, UUID booking) {
        return visits.ofBooking(household, booking).map(found -> found.orElseThrow(() -> Refusal.notFound("visit")));
    }

    private Uni<VisitView> view(Visit visit) {
        return views.of(List.of(visit.job())).map(found -> VisitView.of(visit, found.get(0)));
    }
}
