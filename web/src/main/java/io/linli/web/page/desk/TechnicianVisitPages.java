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
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Ids;
import io.linli.fulfillment.dispatch.Dispatch;
import io.linli.fulfillment.job.CheckIn;
import io.linli.fulfillment.job.Job;
import io.linli.fulfillment.job.JobViewer;
import io.linli.fulfillment.job.Material;
import io.linli.fulfillment.job.MoveJob;
import io.linli.fulfillment.job.ReportVisit;
import io.linli.fulfillment.job.Visit;
import io.linli.fulfillment.job.VisitPhotos;
import io.linli.fulfillment.job.Visits;
import io.linli.marketplace.trust.AccessNotes;
import io.linli.web.identity.Actors;
import io.linli.web.job.JobView;
import io.linli.web.job.JobViews;
import io.linli.web.job.PhotoAnswers;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** A visit on a technician's phone: set out, check in, tick, photograph, have it signed, finish. */
@Path("/technician/visits")
@RolesAllowed("technician")
@Produces(MediaType.TEXT_HTML)
public class TechnicianVisitPages {

    private static final String HERE = "/technician/visits/";

    private final Frames frames;
    private final Actors actors;
    private final Visits visits;
    private final JobViews views;
    private final MoveJob move;
    private final CheckIn checkIn;
    private final ReportVisit report;
    private final VisitPhotos photos;
    private final Dispatch dispatch;
    private final AccessNotes notes;

    TechnicianVisitPages(
            Frames frames,
            Actors actors,
            Visits visits,
            JobViews views,
            MoveJob move,
            CheckIn checkIn,
            ReportVisit report,
            VisitPhotos photos,
            Dispatch dispatch,
            AccessNotes notes) {
        this.frames = frames;
        this.actors = actors;
        this.visits = visits;
        this.views = views;
        this.move = move;
        this.checkIn = checkIn;
        this.report = report;
        this.photos = photos;
        this.dispatch = dispatch;
        this.notes = notes;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /**
         * @param access how to get in, as long as that is to be known; empty where the household wrote nothing
         * @param materials as they are typed
         * @param next id of a picture that is sent from this page
         */
        static native TemplateInstance onSite(
                Frame frame, JobView job, Visit visit, String access, String materials, UUID next);
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> show(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> actors.technician()
                .chain(technician -> visits.get(new JobViewer.OfTechnician(technician), id))
                .chain(visit -> views.of(List.of(visit.job())).chain(found -> access(visit.job())
                        .map(access -> frame.show(Templates.onSite(
                                frame, found.get(0), visit, access, typed(visit.materials()), Ids.next()))))));
    }

    private Uni<String> access(Job job) {
        return job.state().over() ? Uni.createFrom().item("") : notes.of(job.companyId(), job.householdId());
    }

    @POST
    @Path("{id}/on-the-way")
    @Form
    public Uni<Response> leave(@PathParam("id") UUID id) {
        return step(id, "on-the-way", technician -> move.leave(technician, id));
    }

    @POST
    @Path("{id}/check-in")
    @Form
    public Uni<Response> checkIn(@PathParam("id") UUID id, @RestForm @Nullable String code) {
        return step(
                id,
                "checked-in",
                technician -> checkIn.byCode(technician, id, Typed.words(code).orElse("")));
    }

    @POST
    @Path("{id}/start")
    @Form
    public Uni<Response> start(@PathParam("id") UUID id) {
        return step(id, "visit-started", technician -> move.start(technician, id));
    }

    @POST
    @Path("{id}/done")
    @Form
    public Uni<Response> done(@PathParam("id") UUID id) {
        return step(id, "visit-done", technician -> move.finish(technician, id));
    }

    @POST
    @Path("{id}/checks/{place}")
    @Form
    public Uni<Response> tick(
            @PathParam("id") UUID id, @PathParam("place") int place, @RestForm @Nullable String ticked) {
        return step(id, "visit-saved", technician -> report.tick(technician, id, place, "yes".equals(ticked)));
    }

    /** @param materials a line for each, its quantity behind the last comma */
    @POST
    @Path("{id}/report")
    @Form
    public Uni<Response> report(
            @PathParam("id") UUID id, @RestForm @Nullable String materials, @RestForm @Nullable String notes) {
        return step(
                id,
                "visit-saved",
                technician -> report.write(
                        technician, id, used(materials), Typed.words(notes).orElse("")));
    }

    @POST
    @Path("{id}/claim")
    @Form
    public Uni<Response> claim(@PathParam("id") UUID id) {
        return Replies.orBack(
                actors.technician()
                        .chain(technician -> dispatch.claim(technician, id))
                        .map(job -> Replies.done(HERE + id, "visit-claimed")),
                "/technician");
    }

    @POST
    @Path("{id}/decline")
    @Form
    public Uni<Response> decline(@PathParam("id") UUID id, @RestForm @Nullable String reason) {
        return Replies.orBack(
                actors.technician()
                        .chain(technician -> dispatch.decline(
                                technician, id, Typed.words(reason).orElse("")))
                        .map(replaced -> Replies.done("/technician", "visit-declined")),
                HERE + id);
    }

    @GET
    @Path("{id}/photos/{photo}")
    @Produces({"image/jpeg", "image/png"})
    public Uni<Response> photo(
            @PathParam("id") UUID id, @PathParam("photo") UUID photo, @QueryParam("small") boolean small) {
        return actors.technician()
                .chain(technician -> photos.open(new JobViewer.OfTechnician(technician), id, photo, small))
                .map(PhotoAnswers::of);
    }

    private Uni<Response> step(UUID id, String done, Function<UUID, Uni<?>> step) {
        return Replies.orBack(
                actors.technician()
                        .chain(technician -> step.apply(technician))
                        .map(moved -> Replies.done(HERE + id, done)),
                HERE + id);
    }

    private static List<Material> used(@Nullable String typed) {
        return typed == null
                ? List.of()
                : typed.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(TechnicianVisitPages::material)
                        .toList();
    }

    private static Material material(String line) {
        var plain = line.replace('，', ',');
        int comma = plain.lastIndexOf(',');
        return comma < 0
                ? new Material(plain, "1")
                : new Material(plain.substring(0, comma), plain.substring(comma + 1));
    }

    private static String typed(List<Material> materials) {
        return materials.stream().map(one -> one.name() + ", " + one.quantity()).collect(Collectors.joining("\n"));
    }
}
