package io.linli.web.page.desk;

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
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.fulfillment.job.JobViewer;
import io.linli.fulfillment.job.Visit;
import io.linli.fulfillment.job.VisitPhotos;
import io.linli.fulfillment.job.Visits;
import io.linli.marketplace.visitdispute.DecideVisitDispute;
import io.linli.marketplace.visitdispute.VisitDispute;
import io.linli.marketplace.visitdispute.VisitDisputeViewer;
import io.linli.marketplace.visitdispute.VisitDisputes;
import io.linli.web.identity.Actors;
import io.linli.web.job.JobView;
import io.linli.web.job.JobViews;
import io.linli.web.job.PhotoAnswers;
import io.linli.web.job.Viewers;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** Disputed visits: the provider answers, the platform decides, each seeing what was noted on site. */
@Path("/visit-disputes")
@RolesAllowed({"supplier", "operator"})
@Produces(MediaType.TEXT_HTML)
public class VisitDisputePages {

    private static final int ON_A_PAGE = 50;
    private static final String LIST = "/visit-disputes";

    private final Frames frames;
    private final Actors actors;
    private final VisitDisputes disputes;
    private final DecideVisitDispute decide;
    private final Visits visits;
    private final VisitPhotos photos;
    private final Viewers viewers;
    private final JobViews views;

    VisitDisputePages(
            Frames frames,
            Actors actors,
            VisitDisputes disputes,
            DecideVisitDispute decide,
            Visits visits,
            VisitPhotos photos,
            Viewers viewers,
            JobViews views) {
        this.frames = frames;
        this.actors = actors;
        this.disputes = disputes;
        this.decide = decide;
        this.visits = visits;
        this.photos = photos;
        this.viewers = viewers;
        this.views = views;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {

        private Templates() {}

        static native TemplateInstance visitDisputes(Frame frame, List<VisitDispute> disputes, @Nullable String next);

        /** @param decidable whether the platform may decide now */
        static native TemplateInstance visitDispute(
                Frame frame, VisitDispute dispute, JobView job, Visit visit, boolean decidable);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> viewer().chain(viewer -> disputes.list(viewer, cursor, ON_A_PAGE))
                .map(found -> frame.show(Templates.visitDisputes(
                        frame,
                        found.items(),
                        found.next().map(next -> LIST + "?cursor=" + next).orElse(null)))));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> viewer().chain(viewer -> disputes.get(viewer, id))
                .chain(dispute -> visit(dispute).chain(visit -> views.of(List.of(visit.job()))
                        .map(found -> frame.show(Templates.visitDispute(
                                frame, dispute, found.get(0), visit, dispute.decidable(frame.now())))))));
    }

    @POST
    @Path("{id}/answers")
    @RolesAllowed("supplier")
    @Form
    public Uni<Response> answer(@PathParam("id") UUID id, @RestForm @Nullable String words) {
        return Replies.orBack(
                actors.supplier()
                        .map(VisitDisputeViewer.OfProvider::new)
                        .chain(provider ->
                                decide.answer(provider, id, Typed.words(words).orElse("")))
                        .map(answered -> Replies.done(LIST + "/" + id, "dispute-answered")),
                LIST + "/" + id);
    }

    /** @param amount in yuan, as typed; nothing for all of it */
    @POST
    @Path("{id}/decisions")
    @RolesAllowed("operator")
    @Form
    public Uni<Response> decide(
            @PathParam("id") UUID id,
            @RestForm @Nullable String verdict,
            @RestForm @Nullable String amount,
            @RestForm @Nullable String words) {
        var why = Typed.words(words).orElse("");
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> "REFUND".equals(verdict)
                                ? decide.refund(id, money(amount), why)
                                : decide.release(id, why))
                        .map(decided -> Replies.done(LIST + "/" + id, "dispute-decided")),
                LIST + "/" + id);
    }

    @GET
    @Path("{id}/photos/{photo}")
    @Produces({"image/jpeg", "image/png"})
    public Uni<Response> photo(
            @PathParam("id") UUID id, @PathParam("photo") UUID photo, @QueryParam("small") boolean small) {
        return viewer().chain(viewer -> disputes.get(viewer, id))
                .chain(this::visit)
                .chain(visit -> viewers.viewer()
                        .chain(viewer -> photos.open(viewer, visit.job().id(), photo, small)))
                .map(PhotoAnswers::of);
    }

    private Uni<Visit> visit(VisitDispute dispute) {
        return visits.ofBooking(
                        new JobViewer.OfHousehold(dispute.companyId(), dispute.householdId()), dispute.bookingId())
                .map(Optional::orElseThrow);
    }

    private Uni<VisitDisputeViewer> viewer() {
        return actors.hasRole("operator")
                ? Uni.createFrom().item(new VisitDisputeViewer.OfOperator())
                : actors.supplier().map(VisitDisputeViewer.OfProvider::new);
    }

    private static Optional<Money> money(@Nullable String amount) {
        return Typed.words(amount).map(Typed::yuan);
    }
}
