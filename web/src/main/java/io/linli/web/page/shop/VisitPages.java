package io.linli.web.page.shop;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.fulfillment.job.CheckIn;
import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.job.JobViewer;
import io.linli.fulfillment.job.Visit;
import io.linli.fulfillment.job.VisitPhotos;
import io.linli.fulfillment.job.Visits;
import io.linli.marketplace.paidvisit.CancelVisit;
import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.marketplace.visitdispute.DecideVisitDispute;
import io.linli.marketplace.visitdispute.OpenVisitDispute;
import io.linli.marketplace.visitdispute.VisitDispute;
import io.linli.marketplace.visitdispute.VisitDisputeViewer;
import io.linli.marketplace.visitdispute.VisitDisputes;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.job.JobView;
import io.linli.web.job.JobViews;
import io.linli.web.job.PhotoAnswers;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** A household's own visit, by its booking: how it stands, the code for the door, what was done, and what is wrong with it. */
@Path("/visits")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class VisitPages {

    private static final String HERE = "/visits/";

    private final Frames frames;
    private final Actors actors;
    private final Visits visits;
    private final JobViews views;
    private final CheckIn checkIn;
    private final VisitPhotos photos;
    private final VisitDisputes disputes;
    private final OpenVisitDispute open;
    private final DecideVisitDispute decide;
    private final CancelVisit cancel;

    VisitPages(
            Frames frames,
            Actors actors,
            Visits visits,
            JobViews views,
            CheckIn checkIn,
            VisitPhotos photos,
            VisitDisputes disputes,
            OpenVisitDispute open,
            DecideVisitDispute decide,
            CancelVisit cancel) {
        this.frames = frames;
        this.actors = actors;
        this.visits = visits;
        this.views = views;
        this.checkIn = checkIn;
        this.photos = photos;
        this.disputes = disputes;
        this.open = open;
        this.decide = decide;
        this.cancel = cancel;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        /**
         * @param dispute null where there is none
         * @param key of a dispute that is opened from this page
         */
        static native TemplateInstance visit(
                Frame frame, JobView job, Visit visit, @Nullable VisitDispute dispute, UUID key);

        /** Paid, and not given to a technician yet. */
        static native TemplateInstance visitToCome(Frame frame);
    }

    @GET
    @Path("{booking}")
    public Uni<TemplateInstance> show(@PathParam("booking") UUID booking) {
        return frames.frame()
                .chain(frame -> actors.resident().chain(resident -> visits.ofBooking(household(resident), booking)
                        .chain(found -> found.map(visit -> page(frame, resident, visit))
                                .orElseGet(() -> Uni.createFrom().item(frame.show(Templates.visitToCome(frame)))))));
    }

    @POST
    @Path("{booking}/arrivals")
    @Form
    public Uni<Response> arrived(@PathParam("booking") UUID booking) {
        return step(booking, "checked-in", resident -> own(resident, booking)
                .chain(visit ->
                        checkIn.byHousehold(household(resident), visit.job().id())));
    }

    /** Nobody can come: given up for nothing, or, where somebody can again by now and it would cost something, not. */
    @POST
    @Path("{booking}/giving-up")
    @Form
    public Uni<Response> giveUp(@PathParam("booking") UUID booking) {
        return step(
                booking,
                "visit-given-up",
                resident -> cancel.byHousehold(
                        new VisitViewer.OfHousehold(
                                resident.companyId(), resident.residentId(), resident.householdId()),
                        booking,
                        Optional.of(Money.cny(0)),
                        ""));
    }

    @POST
    @Path("{booking}/codes")
    @Form
    public Uni<Response> newCode(@PathParam("booking") UUID booking) {
        return step(booking, "code-made", resident -> own(resident, booking)
                .chain(visit -> checkIn.newCode(household(resident), visit.job().id())));
    }

    /** @param key so that the form sent twice opens one dispute */
    @POST
    @Path("{booking}/disputes")
    @Form
    public Uni<Response> dispute(
            @PathParam("booking") UUID booking,
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
    @Path("{booking}/disputes/withdrawals")
    @Form
    public Uni<Response> withdraw(@PathParam("booking") UUID booking) {
        return step(booking, "dispute-withdrawn", resident -> disputes.ofBooking(disputing(resident), booking)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("visit-dispute")))
                .chain(found -> decide.withdraw(disputing(resident), found.id())));
    }

    @GET
    @Path("{booking}/photos/{photo}")
    @Produces({"image/jpeg", "image/png"})
    public Uni<Response> photo(
            @PathParam("booking") UUID booking, @PathParam("photo") UUID photo, @QueryParam("small") boolean small) {
        return actors.resident().chain(resident -> own(resident, booking)
                .chain(visit -> photos.open(household(resident), visit.job().id(), photo, small))
                .map(PhotoAnswers::of));
    }

    private Uni<TemplateInstance> page(Frame frame, ResidentActor resident, Visit visit) {
        return views.of(List.of(visit.job())).chain(found -> dispute(resident, visit)
                .map(dispute ->
                        frame.show(Templates.visit(frame, found.get(0), visit, dispute.orElse(null), Ids.next()))));
    }

    private Uni<Optional<VisitDispute>> dispute(ResidentActor resident, Visit visit) {
        return visit.job().state() == Job.State.DONE
                ? disputes.ofBooking(disputing(resident), visit.job().bookingId())
                : Uni.createFrom().item(Optional.empty());
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
