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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.service.ServiceItem;
import io.linli.catalog.service.ServiceItems;
import io.linli.marketplace.booking.Booking;
import io.linli.marketplace.community.Communities;
import io.linli.marketplace.community.Community;
import io.linli.marketplace.community.Resident;
import io.linli.marketplace.paidvisit.Visits;
import io.linli.marketplace.series.ManageSeries;
import io.linli.marketplace.series.Rhythm;
import io.linli.marketplace.series.VisitSeries;
import io.linli.marketplace.trust.Trusts;
import io.linli.web.booking.VisitViewers;
import io.linli.web.identity.Actors;
import io.linli.web.identity.ResidentActor;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** Visits that come again and again: begun from one that was booked, paused, ended, one of them skipped. */
@Path("/me/series")
@RolesAllowed("resident")
@Produces(MediaType.TEXT_HTML)
public class SeriesPages {

    private static final String OWN = "/me/series";

    private final Frames frames;
    private final Actors actors;
    private final VisitViewers viewers;
    private final Visits visits;
    private final Communities communities;
    private final Trusts trusts;
    private final ManageSeries series;
    private final ServiceItems items;

    SeriesPages(
            Frames frames,
            Actors actors,
            VisitViewers viewers,
            Visits visits,
            Communities communities,
            Trusts trusts,
            ManageSeries series,
            ServiceItems items) {
        this.frames = frames;
        this.actors = actors;
        this.viewers = viewers;
        this.visits = visits;
        this.communities = communities;
        this.trusts = trusts;
        this.series = series;
        this.items = items;
    }

    @CheckedTemplate(basePath = "shop")
    static class Templates {
        private Templates() {}

        static native TemplateInstance seriesList(Frame frame, List<VisitSeries> all);

        static native TemplateInstance series(Frame frame, ManageSeries.Overview overview, ServiceItem item);
    }

    @GET
    public Uni<TemplateInstance> list() {
        return frames.frame()
                .chain(frame ->
                        resident().chain(series::list).map(found -> frame.show(Templates.seriesList(frame, found))));
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> resident()
                .chain(resident -> series.get(resident, id))
                .chain(overview -> items.get(overview.series().serviceItemId())
                        .map(item -> frame.show(Templates.series(frame, overview, item)))));
    }

    /** As the visit was booked, from its next turn on. */
    @POST
    @Form
    public Uni<Response> begin(@RestForm UUID key, @RestForm UUID booking, @RestForm Rhythm rhythm) {
        return Replies.orBack(
                resident()
                        .chain(resident -> viewers.household()
                                .chain(home -> visits.get(home, booking))
                                .chain(visit -> communities
                                        .get(visit.booking().communityId())
                                        .chain(place -> trusts.actingFor(
                                                        resident,
                                                        visit.booking().householdId())
                                                .chain(acting -> series.begin(
                                                        acting, key, wanted(visit.booking(), place, rhythm))))))
                        .map(begun -> Replies.done(OWN + "/" + key, "series-begun")),
                "/me/visits/" + booking);
    }

    @POST
    @Path("{id}/pause")
    @Form
    public Uni<Response> pause(@PathParam("id") UUID id) {
        return back(id, resident -> series.pause(resident, id), "series-paused");
    }

    @POST
    @Path("{id}/resume")
    @Form
    public Uni<Response> resume(@PathParam("id") UUID id) {
        return back(id, resident -> series.resume(resident, id), "series-resumed");
    }

    @POST
    @Path("{id}/end")
    @Form
    public Uni<Response> end(@PathParam("id") UUID id) {
        return back(id, resident -> series.end(resident, id), "series-ended");
    }

    @POST
    @Path("{id}/skip")
    @Form
    public Uni<Response> skip(@PathParam("id") UUID id, @RestForm @Nullable String day) {
        return back(id, resident -> series.skip(resident, id, day(day)), "series-skipped");
    }

    private Uni<Response> back(UUID id, Function<Resident, Uni<?>> work, String done) {
        return Replies.orBack(
                resident().chain(work::apply).map(nothing -> Replies.done(OWN + "/" + id, done)), OWN + "/" + id);
    }

    private static ManageSeries.Wanted wanted(Booking booking, Community place, Rhythm rhythm) {
        var start = booking.arrival().from().atZone(place.zone());
        return new ManageSeries.Wanted(
                booking.serviceItemId(),
                Optional.empty(),
                booking.terms().choice(),
                rhythm,
                rhythm.day(start.toLocalDate(), 1),
                start.toLocalTime());
    }

    private static LocalDate day(@Nullable String given) {
        return Typed.day(given)
                .orElseThrow(
                        () -> new Refusal(Refusal.Kind.INVALID, "day-invalid", "A day is written like 2026-05-31."));
    }

    private Uni<Resident> resident() {
        return actors.resident().map(ResidentActor::toResident);
    }
}
