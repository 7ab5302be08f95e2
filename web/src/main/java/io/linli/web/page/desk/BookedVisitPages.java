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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.fulfillment.job.Jobs;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.paidvisit.CancelVisit;
import io.linli.marketplace.paidvisit.ClaimMissed;
import io.linli.marketplace.paidvisit.ProposeTime;
import io.linli.marketplace.paidvisit.Visit;
import io.linli.marketplace.paidvisit.VisitViewer;
import io.linli.marketplace.paidvisit.Visits;
import io.linli.web.booking.VisitViewers;
import io.linli.web.identity.Actors;
import io.linli.web.job.JobView;
import io.linli.web.job.JobViews;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.MissedPictures;
import io.linli.web.page.MissedPicturesOf;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** What is booked of a provider: calling a visit off, asking for another time, contradicting. */
@Path("/supplier/bookings")
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class BookedVisitPages {

    private static final String LIST = "/supplier/bookings";

    private final Frames frames;
    private final Actors actors;
    private final VisitViewers viewers;
    private final Jobs jobs;
    private final JobViews views;
    private final Visits visits;
    private final Communities communities;
    private final CancelVisit cancel;
    private final ProposeTime propose;
    private final ClaimMissed missed;
    private final MissedPicturesOf pictures;

    BookedVisitPages(
            Frames frames,
            Actors actors,
            VisitViewers viewers,
            Jobs jobs,
            JobViews views,
            Visits visits,
            Communities communities,
            CancelVisit cancel,
            ProposeTime propose,
            ClaimMissed missed,
            MissedPicturesOf pictures) {
        this.frames = frames;
        this.actors = actors;
        this.viewers = viewers;
        this.jobs = jobs;
        this.views = views;
        this.visits = visits;
        this.communities = communities;
        this.cancel = cancel;
        this.propose = propose;
        this.missed = missed;
        this.pictures = pictures;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance bookedVisits(Frame frame, List<JobView> visits);

        /** @param key makes sending the form twice one proposal */
        static native TemplateInstance bookedVisit(
                Frame frame, Visit visit, @Nullable JobView job, @Nullable MissedPictures pictures, UUID key);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame().chain(frame -> actors.supplier()
                .chain(supplier -> jobs.ofProvider(supplier, null))
                .chain(views::of)
                .map(found -> frame.show(Templates.bookedVisits(frame, found))));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> viewers.provider().chain(provider -> visits.get(provider, id)
                .chain(visit -> job(provider, id).chain(job -> pictures.of(provider, visit)
                        .map(shown -> frame.show(
                                Templates.bookedVisit(frame, visit, job.orElse(null), shown, Ids.next())))))));
    }

    /** Of those that are not finished. */
    private Uni<Optional<JobView>> job(VisitViewer.OfProvider provider, UUID bookingId) {
        return jobs.ofBooking(provider.supplierId(), bookingId)
                .chain(found -> views.of(found.stream().toList()))
                .map(found -> found.stream().findFirst());
    }

    @POST
    @Path("{id}/call-off")
    @Form
    public Uni<Response> callOff(@PathParam("id") UUID id, @RestForm @Nullable String note) {
        return back(
                id,
                provider -> cancel.byProvider(provider, id, Typed.words(note).orElse("")),
                "visit-called-off");
    }

    /** @param time like 2026-05-31T14:00, in the community's local time */
    @POST
    @Path("{id}/propose")
    @Form
    public Uni<Response> propose(
            @PathParam("id") UUID id,
            @RestForm UUID key,
            @RestForm @Nullable String time,
            @RestForm @Nullable String note) {
        return back(
                id,
                provider -> zone(provider, id)
                        .chain(zone -> propose.propose(
                                provider,
                                id,
                                key,
                                Typed.time(time).atZone(zone).toInstant(),
                                Optional.empty(),
                                Typed.words(note).orElse(""))),
                "visit-proposed");
    }

    /** Where the visit is. */
    private Uni<ZoneId> zone(VisitViewer.OfProvider provider, UUID bookingId) {
        return visits.get(provider, bookingId)
                .chain(visit -> communities.get(visit.booking().communityId()))
                .map(Community::zone);
    }

    @POST
    @Path("{id}/contradict")
    @Form
    public Uni<Response> contradict(@PathParam("id") UUID id, @RestForm @Nullable String note) {
        return back(
                id,
                provider -> missed.contradict(provider, id, Typed.words(note).orElse("")),
                "visit-contradicted");
    }

    private Uni<Response> back(UUID id, Function<VisitViewer.OfProvider, Uni<?>> work, String done) {
        var page = LIST + "/" + id;
        return Replies.orBack(viewers.provider().chain(work::apply).map(nothing -> Replies.done(page, done)), page);
    }
}
