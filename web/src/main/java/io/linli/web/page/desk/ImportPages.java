package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.FeedRejection;
import io.linli.catalog.feed.FeedTerms;
import io.linli.catalog.feed.FeedWarning;
import io.linli.catalog.feed.FreshPrices;
import io.linli.catalog.feed.Freshness;
import io.linli.catalog.feed.ImportRun;
import io.linli.catalog.feed.ImportRuns;
import io.linli.catalog.feed.RunChange;
import io.linli.catalog.feed.UndoRun;
import io.linli.catalog.kernel.Slice;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** Price lists: upload one, watch it being applied, read what was rejected. A supplier's own, or all for an operator. */
@Path("/imports")
@RolesAllowed({"supplier", "operator"})
@Produces(MediaType.TEXT_HTML)
public class ImportPages {

    private static final int ON_A_PAGE = 20;
    private static final int REJECTIONS = 100;

    private final Frames frames;
    private final Actors actors;
    private final ImportRuns runs;
    private final ImportForm form;
    private final UndoRun undo;
    private final FreshPrices prices;

    ImportPages(Frames frames, Actors actors, ImportRuns runs, ImportForm form, UndoRun undo, FreshPrices prices) {
        this.frames = frames;
        this.actors = actors;
        this.runs = runs;
        this.form = form;
        this.undo = undo;
        this.prices = prices;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance imports(
                Frame frame, List<ImportRun> runs, @Nullable Freshness fresh, @Nullable String next);

        static native TemplateInstance run(
                Frame frame,
                ImportRun run,
                List<FeedRejection> rejections,
                List<FeedWarning> warnings,
                List<ChangeLine> changes,
                @Nullable String nextChanges,
                @Nullable String next);

        /** The part of a run's page that changes while it is applied. */
        static native TemplateInstance progress(Frame frame, ImportRun run);
    }

    @GET
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> viewer().chain(
                        viewer -> runs.list(viewer, cursor, ON_A_PAGE).chain(found -> fresh(viewer)
                                .map(fresh -> frame.show(Templates.imports(
                                        frame,
                                        found.items(),
                                        fresh.orElse(null),
                                        found.next()
                                                .map(next -> "/imports?cursor=" + next)
                                                .orElse(null)))))));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Form
    public Uni<Response> upload(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm @Nullable String how,
            @RestForm @Nullable String full) {
        if (file == null || file.fileName().isBlank()) {
            return Uni.createFrom().item(Replies.refused("/imports", "file-missing"));
        }
        return Replies.orBack(
                viewer().chain(viewer -> form.receive(viewer, file, new FeedTerms("review".equals(how), full != null)))
                        .map(run -> Replies.to("/imports/" + run.id())),
                "/imports");
    }

    @GET
    @Path("{id}")
    public Uni<TemplateInstance> one(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("changes") @Nullable String changed) {
        return frames.frame().chain(frame -> viewer().chain(viewer -> page(frame, id, viewer, cursor, changed)));
    }

    private Uni<TemplateInstance> page(
            Frame frame, UUID id, Optional<UUID> viewer, @Nullable String cursor, @Nullable String changed) {
        return runs.get(id, viewer).chain(run -> runs.warnings(id, viewer, null, REJECTIONS)
                .chain(warned -> runs.changes(id, viewer, null, false, changed, REJECTIONS)
                        .chain(changes -> runs.rejections(id, viewer, cursor, REJECTIONS)
                                .map(rejected -> show(frame, run, rejected, warned, changes)))));
    }

    private static TemplateInstance show(
            Frame frame,
            ImportRun run,
            Slice<FeedRejection> rejected,
            Slice<FeedWarning> warned,
            Slice<RunChange> changes) {
        var lines = changes.items().stream()
                .flatMap(change -> ChangeLine.of(frame, run, change).stream())
                .toList();
        return frame.show(Templates.run(
                frame,
                run,
                rejected.items(),
                warned.items(),
                lines,
                nextChanges(run.id(), changes),
                next(run.id(), rejected)));
    }

    private static @Nullable String nextChanges(UUID id, Slice<RunChange> changes) {
        return changes.next().map(next -> "/imports/" + id + "?changes=" + next).orElse(null);
    }

    private static @Nullable String next(UUID id, Slice<FeedRejection> rejected) {
        return rejected.next().map(next -> "/imports/" + id + "?cursor=" + next).orElse(null);
    }

    @POST
    @Path("{id}/decision")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Form
    public Uni<Response> decide(
            @PathParam("id") UUID id, @RestForm @Nullable String what, @RestForm @Nullable List<Long> line) {
        var page = "/imports/" + id;
        return Replies.orBack(
                viewer().chain(viewer -> form.decide(id, viewer, what, line == null ? List.of() : line))
                        .map(run -> Replies.done(page, "import-decided")),
                page);
    }

    @POST
    @Path("{id}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Form
    public Uni<Response> undo(@PathParam("id") UUID id) {
        var page = "/imports/" + id;
        return Replies.orBack(
                viewer().chain(viewer -> undo.undo(id, viewer)).map(run -> Replies.done(page, "import-undone")), page);
    }

    @GET
    @Path("{id}/progress")
    public Uni<TemplateInstance> progress(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> viewer().chain(viewer -> runs.get(id, viewer))
                .map(run -> frame.show(Templates.progress(frame, run))));
    }

    private Uni<Optional<Freshness>> fresh(Optional<UUID> supplier) {
        return supplier.map(id -> prices.of(List.of(id)).map(found -> Optional.ofNullable(found.get(id))))
                .orElse(Uni.createFrom().item(Optional.empty()));
    }

    /** Empty for an operator, who sees every run. */
    private Uni<Optional<UUID>> viewer() {
        return actors.hasRole("operator")
                ? Uni.createFrom().item(Optional.empty())
                : actors.supplier().map(Optional::of);
    }
}
