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
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

import io.linli.catalog.kernel.Money;
import io.linli.catalog.kernel.Refusal;
import io.linli.catalog.kernel.Slice;
import io.linli.marketplace.ledger.Party;
import io.linli.marketplace.statement.IssueStatement;
import io.linli.marketplace.statement.RecomputeStatement;
import io.linli.marketplace.statement.StatedAccounts;
import io.linli.marketplace.statement.Statement;
import io.linli.marketplace.statement.StatementSettings;
import io.linli.marketplace.statement.StatementVerification;
import io.linli.marketplace.statement.StatementViewer;
import io.linli.marketplace.statement.Statements;
import io.linli.web.identity.Actors;
import io.linli.web.page.Form;
import io.linli.web.page.Frame;
import io.linli.web.page.Frames;
import io.linli.web.page.Replies;
import io.linli.web.statement.StatementFiles;
import io.linli.web.statement.StatementViewers;

/**
 * Statements: a party's own, a property company's with those of its communities' owners' funds, and for the operator
 * everybody's.
 */
@Path("/statements")
@RolesAllowed({"property", "supplier", "leader", "operator"})
@Produces(MediaType.TEXT_HTML)
public class StatementPages {

    private static final int ON_A_PAGE = 50;
    private static final String LIST = "/statements";

    private final Frames frames;
    private final Actors actors;
    private final StatementViewers viewers;
    private final Statements statements;
    private final IssueStatement issueStatement;
    private final RecomputeStatement recomputeStatement;
    private final StatementFiles files;
    private final StatementRows rows;
    private final RuleChoices choices;
    private final ZoneId zone;

    StatementPages(
            Frames frames,
            Actors actors,
            StatementViewers viewers,
            Statements statements,
            IssueStatement issueStatement,
            RecomputeStatement recomputeStatement,
            StatementFiles files,
            StatementRows rows,
            RuleChoices choices,
            StatementSettings settings) {
        this.frames = frames;
        this.actors = actors;
        this.viewers = viewers;
        this.statements = statements;
        this.issueStatement = issueStatement;
        this.recomputeStatement = recomputeStatement;
        this.files = files;
        this.rows = rows;
        this.choices = choices;
        this.zone = settings.timeZone();
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {

        private Templates() {}

        /** @param choices null for who sees only the own ones */
        static native TemplateInstance statements(
                Frame frame,
                List<Statement> statements,
                StatementForm form,
                RuleChoices.@Nullable Lists choices,
                @Nullable String next);

        /** @param outcome null where nothing was compared */
        static native TemplateInstance statement(
                Frame frame, StatementRows.Shown shown, @Nullable StatementVerification outcome);
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("party") @Nullable String party, @QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> {
            var form = StatementForm.of(party, lastMonth(frame).toString());
            return viewers.viewer(asked(form))
                    .chain(viewer -> statements.list(viewer, Optional.ofNullable(cursor), ON_A_PAGE))
                    .chain(found -> page(frame, form, found));
        });
    }

    @POST
    @Form
    public Uni<Response> issue(@RestForm @Nullable String party, @RestForm @Nullable String month) {
        var form = StatementForm.of(party, month);
        return Replies.orBack(
                Uni.createFrom()
                        .deferred(() -> viewers.viewer(asked(form)))
                        .chain(viewer -> issueStatement.issue(accounts(viewer), form.chosenMonth()))
                        .map(issued -> Replies.done(LIST + "/" + issued.number(), "statement-issued"))
                        .onFailure(StatementPages::isOfNobody)
                        .recoverWithItem(nobody -> Replies.refused(LIST, "party-not-found")),
                LIST);
    }

    @GET
    @Path("{number}")
    public Uni<TemplateInstance> one(
            @PathParam("number") String number, @QueryParam("cursor") @Nullable String cursor) {
        return frames.frame().chain(frame -> own(number)
                .chain(statement -> rows.shown(statement, orders(), cursor))
                .map(shown -> frame.show(Templates.statement(frame, shown, null))));
    }

    /** Shows how it compares with the ledger; changes nothing. */
    @POST
    @Path("{number}/verifications")
    @Form
    public Uni<TemplateInstance> verify(@PathParam("number") String number) {
        return frames.frame().chain(frame -> viewers.viewer(Optional.empty())
                .chain(viewer -> recomputeStatement.recompute(viewer, number))
                .chain(outcome -> own(number)
                        .chain(statement -> rows.shown(statement, orders(), null))
                        .map(shown -> frame.show(Templates.statement(frame, shown, outcome)))));
    }

    @GET
    @Path("{number}.csv")
    @Produces("text/csv")
    public RestMulti<String> csv(@PathParam("number") String number) {
        return files.csv(own(number));
    }

    @GET
    @Path("{number}.xlsx")
    @Produces(StatementFiles.XLSX)
    public Uni<Response> xlsx(@PathParam("number") String number) {
        return own(number).chain(files::xlsx);
    }

    @GET
    @Path("{number}.pdf")
    @Produces(StatementFiles.PDF)
    public Uni<Response> pdf(@PathParam("number") String number) {
        return own(number).chain(files::pdf);
    }

    private Uni<TemplateInstance> page(Frame frame, StatementForm form, Slice<Statement> found) {
        String next = found.next()
                .map(cursor -> LIST + "?party=" + Frame.encoded(form.party()) + "&cursor=" + cursor)
                .orElse(null);
        if (!choosesParty()) {
            return Uni.createFrom().item(frame.show(Templates.statements(frame, found.items(), form, null, next)));
        }
        return parties().map(lists -> frame.show(Templates.statements(frame, found.items(), form, lists, next)));
    }

    private Uni<RuleChoices.Lists> parties() {
        return actors.hasRole("operator")
                ? choices.lists()
                : actors.propertyCompany().chain(choices::partiesOfCompany);
    }

    /** Suppliers and leaders have but their own. */
    private boolean choosesParty() {
        return actors.hasRole("operator") || actors.hasRole("property");
    }

    private Optional<Party> asked(StatementForm form) {
        return choosesParty() ? form.whose() : Optional.empty();
    }

    private Uni<Statement> own(String number) {
        return viewers.viewer(Optional.empty()).chain(viewer -> statements.get(viewer, number));
    }

    /** Where the reader's page of an order is. */
    private @Nullable String orders() {
        if (actors.hasRole("property")) {
            return "/property/orders";
        }
        return actors.hasRole("supplier") ? "/supplier/orders" : null;
    }

    private YearMonth lastMonth(Frame frame) {
        return YearMonth.from(frame.now().atZone(zone)).minusMonths(1);
    }

    private static boolean isOfNobody(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.code().equals("party-not-found");
    }

    private static StatedAccounts accounts(StatementViewer viewer) {
        var party = viewer.subject()
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.INVALID, "party-missing", "Choose whose statement it is to be."));
        return new StatedAccounts(party, Money.CNY);
    }
}
