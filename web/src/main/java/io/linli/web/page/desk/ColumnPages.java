package io.linli.web.page.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.feed.ColumnUses;
import io.linli.catalog.feed.FeedSample;
import io.linli.catalog.feed.PreviewColumns;
import io.linli.catalog.feed.PreviewedRow;
import io.linli.catalog.feed.SupplierColumns;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.supplier.SupplierProfile;
import io.linli.catalog.supplier.Suppliers;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;

/** A supplier says once what the columns of its own files are used for, and sees what comes of the first rows. */
@Path(ColumnPages.PAGE)
@RolesAllowed("supplier")
@Produces(MediaType.TEXT_HTML)
public class ColumnPages {

    static final String PAGE = "/imports/columns";

    private final Frames frames;
    private final Actors actors;
    private final Suppliers suppliers;
    private final SupplierColumns columns;
    private final PreviewColumns previews;

    ColumnPages(Frames frames, Actors actors, Suppliers suppliers, SupplierColumns columns, PreviewColumns previews) {
        this.frames = frames;
        this.actors = actors;
        this.suppliers = suppliers;
        this.columns = columns;
        this.previews = previews;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        /** What was said of the columns, and the choice of a file. */
        static native TemplateInstance columns(Frame frame, ColumnUses uses);

        /** The columns of a file. */
        static native TemplateInstance columnUses(
                Frame frame, String sample, List<ColumnRow> rows, List<PreviewedRow> preview);
    }

    @GET
    public Uni<TemplateInstance> show() {
        return frames.frame()
                .chain(frame ->
                        actors.supplier().chain(columns::of).map(uses -> frame.show(Templates.columns(frame, uses))));
    }

    @POST
    @Path("file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Form
    public Uni<Response> choose(@RestForm("file") @Nullable FileUpload file) {
        if (file == null || file.fileName().isBlank()) {
            return Uni.createFrom().item(Replies.refused(PAGE, "file-missing"));
        }
        return Replies.orBack(
                actors.supplier().chain(supplier -> previews.sample(ImportForm.open(file))
                        .chain(sample -> columns.of(supplier).chain(known -> seen(supplier, sample, known)))),
                PAGE);
    }

    @POST
    @Path("preview")
    @Form
    public Uni<Response> preview(@BeanParam ColumnForm form) {
        return Replies.orBack(actors.supplier().chain(supplier -> tried(supplier, form.sample(), form.uses())), PAGE);
    }

    /** What cannot be kept is shown again with the reason. */
    @POST
    @Path("kept")
    @Form
    public Uni<Response> keep(@BeanParam ColumnForm form) {
        return actors.supplier().chain(supplier -> Uni.createFrom()
                .deferred(() -> columns.keep(supplier, form.uses()))
                .map(kept -> Replies.done("/imports", "columns-kept"))
                .onFailure(Replies::isTold)
                .recoverWithUni(refusal -> again(form, (Refusal) refusal)));
    }

    @POST
    @Path("forgotten")
    @Form
    public Uni<Response> forget() {
        return actors.supplier().chain(columns::forget).map(gone -> Replies.done(PAGE, "columns-forgotten"));
    }

    /** What was said before, and for new columns what they usually mean; nothing of it is complained about yet. */
    private Uni<Response> seen(UUID supplier, FeedSample sample, ColumnUses known) {
        var uses = ColumnUses.guessed(sample.titles()).corrected(known);
        return rows(supplier, sample, uses)
                .onFailure(Replies::isTold)
                .recoverWithItem(List.of())
                .chain(rows -> show(sample, uses, rows, Function.identity()));
    }

    private Uni<Response> tried(UUID supplier, FeedSample sample, ColumnUses uses) {
        return rows(supplier, sample, uses)
                .chain(rows -> show(sample, uses, rows, Function.identity()))
                .onFailure(Replies::isTold)
                .recoverWithUni(refusal -> show(sample, uses, List.of(), told((Refusal) refusal)));
    }

    private Uni<Response> again(ColumnForm form, Refusal refusal) {
        return refusal.code().equals("form-expired")
                ? Uni.createFrom().item(Replies.refused(PAGE, refusal.code()))
                : Replies.orBack(
                        Uni.createFrom().deferred(() -> show(form.sample(), form.uses(), List.of(), told(refusal))),
                        PAGE);
    }

    private Uni<List<PreviewedRow>> rows(UUID supplier, FeedSample sample, ColumnUses uses) {
        return suppliers.get(supplier).map(SupplierProfile::code).map(code -> previews.preview(sample, uses, code));
    }

    private Uni<Response> show(
            FeedSample sample, ColumnUses uses, List<PreviewedRow> preview, Function<Frame, Frame> telling) {
        return frames.frame().map(frame -> {
            var told = telling.apply(frame);
            return Response.ok(told.show(Templates.columnUses(
                            told, ColumnForm.written(sample), ColumnRow.of(sample, uses), preview)))
                    .build();
        });
    }

    private static Function<Frame, Frame> told(Refusal refusal) {
        return frame -> frame.refusing(refusal.code());
    }
}
