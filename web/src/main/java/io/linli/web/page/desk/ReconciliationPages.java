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

import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.csv.CsvProblem;
import io.linli.marketplace.reconciliation.ReconciliationException;
import io.linli.marketplace.reconciliation.ReconciliationRun;
import io.linli.marketplace.reconciliation.Reconciliations;
import io.linli.marketplace.reconciliation.ResolveException;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.page.Typed;

/** Whether ledger, provider and bank agree, what does not, and settling it. */
@Path("/operator/reconciliation")
@RolesAllowed("operator")
@Produces(MediaType.TEXT_HTML)
public class ReconciliationPages {

    private static final int ON_A_PAGE = 50;
    private static final int RUNS = 10;
    private static final String LIST = "/operator/reconciliation";

    private final Frames frames;
    private final Actors actors;
    private final Reconciliations reconciliations;
    private final ResolveException resolve;
    private final BankFileForm bankFile;
    private final ExceptionRows rows;

    ReconciliationPages(
            Frames frames,
            Actors actors,
            Reconciliations reconciliations,
            ResolveException resolve,
            BankFileForm bankFile,
            ExceptionRows rows) {
        this.frames = frames;
        this.actors = actors;
        this.reconciliations = reconciliations;
        this.resolve = resolve;
        this.bankFile = bankFile;
        this.rows = rows;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {

        private Templates() {}

        /** @param choice which exceptions are listed */
        static native TemplateInstance reconciliation(
                Frame frame,
                List<ReconciliationRun> runs,
                ExceptionChoice choice,
                List<ExceptionRow> exceptions,
                @Nullable String next,
                BankDesk bank);

        /** The part of the page that changes while a run goes on. */
        static native TemplateInstance reconciliationRuns(Frame frame, List<ReconciliationRun> runs);

        static native TemplateInstance reconciliationException(
                Frame frame, ExceptionRow exception, List<PostingRow> proposal);
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("cursor") @Nullable String cursor) {
        var choice = ExceptionChoice.of(state, kind);
        return frames.frame().chain(frame -> page(frame, choice, cursor, List.of()));
    }

    @GET
    @Path("runs")
    public Uni<TemplateInstance> runs() {
        return frames.frame().chain(frame -> reconciliations
                .list(null, RUNS)
                .map(found -> frame.show(Templates.reconciliationRuns(frame, found.items()))));
    }

    @POST
    @Path("runs")
    @Form
    public Uni<Response> run() {
        return Replies.orBack(
                reconciliations
                        .request(Optional.empty(), Optional.empty(), operator())
                        .map(asked -> Replies.done(LIST, "reconciliation-asked")),
                LIST);
    }

    @GET
    @Path("exceptions/{id}")
    public Uni<TemplateInstance> one(@PathParam("id") UUID id) {
        return frames.frame().chain(frame -> reconciliations.exception(id).chain(one -> rows.proposal(one)
                .chain(proposal -> rows.of(List.of(one))
                        .map(found -> frame.show(Templates.reconciliationException(frame, found.get(0), proposal))))));
    }

    @POST
    @Path("exceptions/{id}/corrections")
    @Form
    public Uni<Response> book(@PathParam("id") UUID id) {
        var page = LIST + "/exceptions/" + id;
        return Replies.orBack(resolve.book(id, operator()).map(booked -> Replies.done(page, "exception-booked")), page);
    }

    @POST
    @Path("exceptions/{id}/dismissals")
    @Form
    public Uni<Response> dismiss(@PathParam("id") UUID id, @RestForm @Nullable String note) {
        var page = LIST + "/exceptions/" + id;
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> resolve.dismiss(id, Typed.words(note).orElse(""), operator()))
                        .map(dismissed -> Replies.done(page, "exception-dismissed")),
                page);
    }

    /** Answers with a page, for it says what is wrong with which line; sending the same file again changes nothing. */
    @POST
    @Path("bank-files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Form
    public Uni<TemplateInstance> upload(@RestForm @Nullable FileUpload file) {
        return frames.frame().chain(frame -> bankFile.receive(file, operator())
                .chain(taken -> plain(frame.noting("bank-file-taken"), List.of()))
                .onFailure(Refusal.class)
                .recoverWithUni(failure -> {
                    var refusal = (Refusal) failure;
                    return plain(frame.refusing(refusal.code()), BankFileForm.problems(refusal));
                }));
    }

    private Uni<TemplateInstance> plain(Frame frame, List<CsvProblem> problems) {
        return page(frame, ExceptionChoice.OPEN, null, problems);
    }

    private Uni<TemplateInstance> page(
            Frame frame, ExceptionChoice choice, @Nullable String cursor, List<CsvProblem> problems) {
        return reconciliations.list(null, RUNS).chain(runs -> desk(problems).chain(bank -> reconciliations
                .exceptions(choice.states(), choice.kinds(), Optional.empty(), cursor, ON_A_PAGE)
                .chain(found -> rows.of(found.items())
                        .map(shown -> frame.show(Templates.reconciliation(
                                frame, runs.items(), choice, shown, next(choice, found), bank))))));
    }

    private Uni<BankDesk> desk(List<CsvProblem> problems) {
        return reconciliations.bankFiles(RUNS).chain(files -> reconciliations
                .bankToldTo()
                .map(told -> new BankDesk(files, told.orElse(null), problems)));
    }

    private static @Nullable String next(ExceptionChoice choice, Slice<ReconciliationException> found) {
        return found.next()
                .map(cursor -> LIST + "?" + choice.query() + "&cursor=" + cursor)
                .orElse(null);
    }

    private String operator() {
        return actors.subject().orElse("operator");
    }
}
