package io.linli.web.page.shop;

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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.job.CheckIn;
import io.linli.fulfillment.job.JobViewer;
import io.linli.fulfillment.job.Visit;
import io.linli.fulfillment.job.VisitPhotos;
import io.linli.fulfillment.job.Visits;
import io.linli.marketplace.visitdispute.DecideVisitDispute;
import io.linli.marketplace.visitdispute.OpenVisitDispute;
import io.linli.marketplace.visitdispute.VisitDispute;
import io.linli.marketplace.visitdispute.VisitDisputeViewer;
import io.linli.marketplace.visitdispute.VisitDisputes;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.job.PhotoAnswers;
import io.linli.web.page.Form;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** What a household does about its visit on site, on the visit's own page: the door, and what is wrong with what was done. */
@Path("/me/visits")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class OnSitePages {

    private static final String HERE = "/me/visits/";

    private final Actors actors;
    private final Visits visits;
    private final CheckIn checkIn;
    private final VisitPhotos photos;
    private final VisitDisputes disputes;
    private final OpenVisitDispute open;
    private final DecideVisitDispute decide;

    OnSitePages(
            Actors actors,
            Visits visits,
            CheckIn checkIn,
            VisitPhotos photos,
            VisitDisputes disputes,
            OpenVisitDispute open,
            DecideVisitDispute decide) {
        this.actors = actors;
        this.visits = visits;
        this.checkIn = checkIn;
        this.photos = photos;
        this.disputes = disputes;
        this.open = open;
        this.decide = decide;
    }

    @POST
    @Path("{id}/arrivals")
    @Form
    public Uni<Response> arrived(@PathParam("id") UUID booking) {
        return step(booking, "checked-in", resident -> own(resident, booking)
                .chain(visit ->
                        checkIn.byHousehold(household(resident), visit.job().id())));
    }

    @POST
    @Path("{id}/codes")
    @Form
    public Uni<Response> newCode(@PathParam("id") UUID booking) {
        return step(booking, "code-made", resident -> own(resident, booking)
                .chain(visit -> checkIn.newCode(household(resident), visit.job().id())));
    }

    /** @param key so that the form sent twice opens one dispute */
    @POST
    @Path("{id}/disputes")
    @Form
    public Uni<Response> dispute(
            @PathParam("id") UUID booking,
            @RestForm @Nullable UUID key,
            @RestForm VisitDispute.@Nullable Reason reason,
            @RestForm @Nullable String words) {
        return step(
                booking,
                "visit-disputed",
                resident -> open.open(new OpenVisitDispute.Request(
                        Optional.ofNullable(key).orElseGet(Ids::next),
                        disputing(resident),
                        resident.residentId(),
                        booking,
                        Optional.ofNullable(reason).orElse(VisitDispute.Reason.OTHER),
                        Typed.words(words).orElse(""))));
    }

    @POST
    @Path("{id}/disputes/withdrawals")
    @Form
    public Uni<Response> withdraw(@PathParam("id") UUID booking) {
        return step(booking, "dispute-withdrawn", resident -> disputes.ofBooking(disputing(resident), booking)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("visit-dispute")))
                .chain(found -> decide.withdraw(disputing(resident), found.id())));
    }

    @GET
    @Path("{id}/photos/{photo}")
    @Produces({"image/jpeg", "image/png"})
    public Uni<Response> photo(
            @PathParam("id") UUID booking, @PathParam("photo") UUID photo, @QueryParam("small") boolean small) {
        return actors.resident().chain(resident -> own(resident, booking)
                .chain(visit -> photos.open(household(resident), visit.job().id(), photo, small))
                .map(PhotoAnswers::of));
    }

    private Uni<Visit> own(ResidentActor resident, UUID booking) {
        return visits.ofBooking(household(resident), booking)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("visit")));
    }

    private Uni<Response> step(UUID booking, String done, Function<ResidentActor, Uni<?>> step) {
        return Replies.orBack(
                actors.resident()
                        .chain(resident -> step.apply(resident))
                        .map(moved -> Replies.done(HERE + booking, done)),
                HERE + booking);
    }

    private static JobViewer.OfHousehold household(ResidentActor resident) {
        return new JobViewer.OfHousehold(resident.companyId(), resident.householdId());
    }

    private static VisitDisputeViewer.OfHousehold disputing(ResidentActor resident) {
        return new VisitDisputeViewer.OfHousehold(resident.companyId(), resident.householdId());
    }
}
